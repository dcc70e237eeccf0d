/** Responses of Localite markers: MEP amplitudes and stimulator output, chosen by key. */
import { shown } from '@penfield/kernels'
import { error } from '../../issues.js'
import { childrenNamed, type XmlElement } from '../../xml.js'
import { numberOf } from './localite-pose.js'

/** Key of a response to its number in this marker; the order of the elements changes from marker to marker. */
export type Responses = ReadonlyMap<string, number>

const microvoltsPer = new Map([
  ['uv', 1],
  ['µv', 1],
  ['μv', 1],
  ['mv', 1000],
  ['v', 1e6],
])
const amplitudeKeys = ['mepAmplitude', 'mepMax', 'mepMin', 'response']

/** Key to the µV of one unit, from the descriptions at the head of the file; µV where the file describes none. */
export function voltScales(root: XmlElement, file: string): ReadonlyMap<string, number> {
  const scales = new Map(amplitudeKeys.map((key) => [key, 1]))
  for (const parameters of childrenNamed(root, 'ResponseParameters')) {
    for (const description of childrenNamed(parameters, 'responseDescription')) {
      const key = description.attributes.get('id') ?? ''
      const unit = description.attributes.get('unit')
      if (!scales.has(key) || unit === undefined) continue
      const scale = microvoltsPer.get(unit.trim().toLowerCase())
      if (scale === undefined) throw notAVoltage(key, unit, file, description.line)
      scales.set(key, scale)
    }
  }
  return scales
}

export function responsesOf(marker: XmlElement, file: string): Responses {
  const responses = new Map<string, number>()
  for (const values of childrenNamed(marker, 'ResponseValues')) {
    for (const value of childrenNamed(values, 'Value')) {
      responses.set(value.attributes.get('key') ?? '', numberOf(value, 'response', file))
    }
  }
  return responses
}

/** Peak-to-peak amplitude, µV: `mepAmplitude`, else `mepMax` − `mepMin`, else `response`; NaN when none is recorded. */
export function amplitudeUv(responses: Responses, scales: ReadonlyMap<string, number>): number {
  const valueUv = (key: string) => (responses.get(key) ?? Number.NaN) * (scales.get(key) ?? 1)
  const candidates = [valueUv('mepAmplitude'), valueUv('mepMax') - valueUv('mepMin'), valueUv('response')]
  return candidates.find((value) => !Number.isNaN(value)) ?? Number.NaN
}

/**
 * Stimulator output, % of maximum. The stimulator writes 0 in every marker when it is not connected; its rate of
 * current, `valueA`, is then NaN throughout, and nothing is known.
 */
export function intensitiesPercentMso(responses: readonly Responses[]): {
  readonly values: Float64Array
  readonly isDisconnected: boolean
} {
  const values = Float64Array.from(responses, (r) => r.get('amplitudeA') ?? r.get('amplitude') ?? Number.NaN)
  const isSilent = values.some((value) => value === 0) && values.every((value) => Number.isNaN(value) || value === 0)
  const isDisconnected = isSilent && responses.every((r) => Number.isNaN(r.get('valueA') ?? Number.NaN))
  return { values: isDisconnected ? values.fill(Number.NaN) : values, isDisconnected }
}

const notAVoltage = (key: string, unit: string, file: string, line: number) =>
  error('io/localite-value', {
    what: `The unit of ${key} is ${shown(unit)}; uV, mV or V was expected.`,
    where: { file, line },
    fix: 'Give the EMG recording of the session as well, and save the responses as voltages.',
  })
