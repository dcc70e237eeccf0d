/** Units of plain tables and matrices, stated by an option or a header, and whether the numbers can be in them. */
import type { Issue, Session } from '@penfield/core'
import { type Frame, frameFromText } from '@penfield/core'
import { median, shown } from '@penfield/kernels'
import type { ReadOptions } from '../../format.js'
import { error, issue } from '../../issues.js'

export type LengthUnit = 'mm' | 'cm' | 'm'
export type VoltageUnit = 'uV' | 'mV' | 'V'

/** Millimetres in a unit of length. */
export const mmPer = { mm: 1, cm: 10, m: 1000 } as const satisfies Record<LengthUnit, number>
/** Microvolts in a unit of voltage. */
export const uvPer = { uV: 1, mV: 1e3, V: 1e6 } as const satisfies Record<VoltageUnit, number>

const largestMedianUv = 50_000
const smallestMaximumUv = 1
const perhapsCentimetresMm = 30

/**
 * The frame that the user names, else `device:table`.
 *
 * @throws {PenfieldError} io/table-frame — the name is no frame.
 */
export function frameOf(options: ReadOptions, inFile: Frame | undefined = undefined): Frame {
  if (options.frame === undefined) return inFile ?? 'device:table'
  const frame = frameFromText(options.frame)
  if (frame !== undefined) return frame
  throw error('io/table-frame', {
    what: `The frame ${shown(options.frame)} is not one of scalp, subject, mni, device:<name>.`,
    where: { argument: '--frame' },
    fix: 'Use --frame scalp for a grid measured on the head, or leave it out.',
  })
}

/**
 * Refuses numbers that cannot be in their unit, and tells of those that may not be.
 *
 * @param coordsStated a unit of the positions was stated, by the user or by the file.
 * @returns the issues; none when the numbers are plausible.
 * @throws {PenfieldError} io/table-implausible.
 */
export function checkScale(sessions: readonly Session[], file: string, coordsStated: boolean): readonly Issue[] {
  checkAmplitudes(sessions, file)
  const { largestMm, places } = extentOf(sessions)
  if (places < 2) return []
  if (largestMm < 1) {
    throw error('io/table-implausible', {
      what: `No coordinate reaches 1 mm (the largest is ${rounded(largestMm)} mm); positions on a head were expected.`,
      where: { file },
      fix: 'If the positions are in centimetres, add --coords cm; if they are in metres, multiply them by 1000 first.',
    })
  }
  if (coordsStated || largestMm > perhapsCentimetresMm) return []
  const what = `All coordinates lie within ${perhapsCentimetresMm} mm of 0 (the largest is ${rounded(largestMm)} mm): they may be centimetres.`
  const fix = 'If they are centimetres, add --coords cm; if they are millimetres, --coords mm says so.'
  return [issue('io/table-centimetres', what, { file }, fix, places)]
}

function checkAmplitudes(sessions: readonly Session[], file: string): void {
  const all: number[] = []
  for (const session of sessions)
    for (const muscle of session.muscles)
      for (const amplitude of muscle.amplitudesInFileUv ?? []) if (!Number.isNaN(amplitude)) all.push(amplitude)
  if (all.length === 0) return
  const middle = median(Float64Array.from(all))
  const maximum = all.reduce((largest, amplitude) => Math.max(largest, amplitude), 0)
  const fix = 'State the unit of the amplitudes with --amplitude-unit uV, mV or V.'
  if (middle > largestMedianUv) {
    const what = `The median amplitude is ${rounded(middle)} µV; MEPs below ${largestMedianUv} µV were expected.`
    throw error('io/table-implausible', { what, where: { file }, fix })
  }
  if (maximum > 0 && maximum < smallestMaximumUv) {
    const what = `The largest amplitude is ${rounded(maximum)} µV; MEPs of ${smallestMaximumUv} µV or more were expected.`
    throw error('io/table-implausible', { what, where: { file }, fix })
  }
}

/** The largest absolute coordinate, and how many stimuli lie elsewhere than the first, plus one. */
function extentOf(sessions: readonly Session[]): { readonly largestMm: number; readonly places: number } {
  let largestMm = 0
  let places = 0
  let first: readonly [number, number, number] | null = null
  for (const { stimuli } of sessions) {
    const { positionsMm } = stimuli
    for (let i = 0; i < positionsMm.length; i += 3) {
      const [x, y, z] = [positionsMm[i], positionsMm[i + 1], positionsMm[i + 2]]
      if (Number.isNaN(x)) continue
      first ??= [x, y, z]
      if (places === 0 || x !== first[0] || y !== first[1] || z !== first[2]) places++
      largestMm = Math.max(largestMm, Math.abs(x), Math.abs(y), Math.abs(z))
    }
  }
  return { largestMm, places }
}

const rounded = (value: number): string => (value >= 100 ? value.toFixed(0) : `${+value.toPrecision(3)}`)
