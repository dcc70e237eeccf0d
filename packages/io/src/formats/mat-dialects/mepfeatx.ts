/**
 * Sweeps as MEPFeatX takes them: `meps`, samples × trials, µV. The file states no rate and no time of the pulse.
 *
 *     time of sample i = sweepStartMs + 1000 i / rateHz, the pulse at 0
 */
import type { Issue, RawEmg } from '@penfield/core'
import { issue } from '../../issues.js'
import { microvoltsPer } from '../../voltage.js'
import type { MatDialect, MatFile } from './dialect.js'
import { requiredNumbers } from './expected.js'
import { readerOf } from './samples.js'

const variableName = 'meps'
/** How the authors of MEPFeatX recorded: 3 kHz, from 50 ms before the pulse. */
const preset = { rateHz: 3000, sweepStartMs: -50 } as const

const sweepOf = ({ options }: MatFile) => ({
  rateHz: options.rateHz ?? preset.rateHz,
  sweepStartMs: options.sweepStartMs ?? preset.sweepStartMs,
})

/** A sweep that ends before the pulse holds no response: such a matrix is something else. Beside positions it is no recording. */
function recognises(file: MatFile): boolean {
  if ([...file.variables.keys()].some((name) => name.startsWith('NavData'))) return false
  const meps = file.variables.get(variableName)
  if (meps?.kind !== 'numeric' || meps.size.length !== 2 || meps.columns === 0) return false
  const { rateHz, sweepStartMs } = sweepOf(file)
  return sweepStartMs + (1000 * (meps.rows - 1)) / rateHz > 0
}

function read(file: MatFile): { readonly recording: RawEmg; readonly issues: readonly Issue[] } {
  const meps = requiredNumbers(file, variableName)
  const { rateHz, sweepStartMs } = sweepOf(file)
  const factor = microvoltsPer(file.options.amplitudeUnit ?? 'uV') ?? 1
  const trials = Array.from({ length: meps.columns }, (_, k) => k)
  const stretches = trials.map((k) => ({ first: k * meps.rows, samples: meps.rows, offset: 0, factor }))
  const channel = {
    name: variableName,
    kind: 'emg' as const,
    unit: file.options.amplitudeUnit ?? 'µV',
    stepMs: 1000 / rateHz,
    samples: trials.map(() => meps.rows),
    delaysMs: trials.map(() => 0),
    read: readerOf(meps, stretches),
  }
  const runs = trials.map(() => ({ startMs: 0, pulseMs: -sweepStartMs }))
  return { recording: { channels: [channel], runs, markers: [], hasClock: false }, issues: assumed(file, meps.rows) }
}

/** What was not stated and is therefore that of the preset. */
function assumed(file: MatFile, samples: number): readonly Issue[] {
  const { options } = file
  const { rateHz, sweepStartMs } = sweepOf(file)
  const taken = [
    ...(options.rateHz === undefined ? [`a rate of ${rateHz} Hz`] : []),
    ...(options.sweepStartMs === undefined ? [`a start ${-sweepStartMs} ms before the pulse`] : []),
    ...(options.amplitudeUnit === undefined ? ['amplitudes in µV'] : []),
  ]
  if (taken.length === 0) return []
  const lastMs = Math.round((sweepStartMs + (1000 * (samples - 1)) / rateHz) * 1000) / 1000
  const what = `The file does not state how its sweeps were recorded, so these were assumed: ${taken.join(', ')}. With them the ${samples} samples of a sweep run from ${sweepStartMs} to ${lastMs} ms.`
  const fix = 'State what differs with --rate, --sweep-start and --amplitude-unit.'
  return [issue('io/mat-sweep-assumed', what, { file: file.file, argument: variableName }, fix)]
}

export const mepFeatX: MatDialect = { id: 'mepfeatx-mat', program: 'MEPFeatX', recognises, read }
