import type { MuscleEmg, SessionResult } from '@penfield/core'
import { identityColumns, type OfSession } from './columns.js'
import type { Table } from './table.js'

interface OnsetRow extends OfSession {
  readonly stimulus: string
  readonly muscle: MuscleEmg
  /** Index of the stimulus. */
  readonly j: number
}

/** One row a trial of a muscle with waveforms, in the order of trials.tsv. */
export function onsetRows({ session, emg }: SessionResult): readonly OnsetRow[] {
  const { identity, stimuli } = session
  return stimuli.names.flatMap((stimulus, j) =>
    (emg?.muscles ?? []).map((muscle) => ({ identity, stimulus, muscle, j })),
  )
}

/** One column a detector, so that their spread is seen and not hidden. */
export const onsetTable = (detectors: readonly string[]): Table<OnsetRow> => ({
  name: 'onsets',
  about: 'One row a trial: onset latency by every detector, and the silent period',
  columns: [
    ...identityColumns,
    { name: 'stimulus', meaning: 'Name of the stimulus in its file', of: ({ stimulus }) => stimulus },
    { name: 'muscle', meaning: 'Muscle', of: ({ muscle }) => muscle.muscle },
    ...detectors.map((detector) => ({
      name: `onset_${detector}`,
      unit: 'ms',
      meaning: `Onset latency by the detector ${detector}`,
      of: ({ muscle, j }: OnsetRow) =>
        muscle.onsets.find((one) => one.detector === detector)?.latenciesMs[j] ?? Number.NaN,
    })),
    {
      name: 'silent_end',
      unit: 'ms',
      meaning: 'End of the silent period, from the stimulus; n/a at rest',
      of: ({ muscle, j }) => muscle.silentFromStimulusMs?.[j] ?? Number.NaN,
    },
    {
      name: 'silent_from_onset',
      unit: 'ms',
      meaning: 'Length of the silent period from the onset of the MEP; n/a at rest',
      of: ({ muscle, j }) => muscle.silentFromOnsetMs?.[j] ?? Number.NaN,
    },
  ],
})
