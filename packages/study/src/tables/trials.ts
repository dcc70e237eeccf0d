import type { MuscleTrials, SessionResult, ValueUnit } from '@penfield/core'
import { identityColumns, type OfSession } from './columns.js'
import type { Table } from './table.js'

interface TrialRow extends OfSession {
  readonly result: SessionResult
  readonly muscle: MuscleTrials
  /** Index of the stimulus. */
  readonly j: number
}

/** One row a stimulus and muscle; left-out trials stay, with their reason. */
export const trialRows = (result: SessionResult): readonly TrialRow[] => {
  const { identity, stimuli } = result.session
  return Array.from({ length: stimuli.n }, (_, j) => j).flatMap((j) =>
    result.trials.muscles.map((muscle) => ({ identity, result, muscle, j })),
  )
}

const position =
  (axis: number) =>
  ({ result, j }: TrialRow) =>
    result.session.stimuli.positionsMm[3 * j + axis]

/** @param unit of the amplitude that was mapped. */
export const trialTable = (unit: ValueUnit): Table<TrialRow> => ({
  name: 'trials',
  about: 'One row a trial: a stimulus as seen by one muscle',
  columns: [
    ...identityColumns,
    {
      name: 'stimulus',
      meaning: 'Name of the stimulus in its file',
      of: ({ result, j }) => result.session.stimuli.names[j],
    },
    {
      name: 'site',
      meaning: 'Label of the site',
      of: ({ result, j }) => result.sites.labels[result.sites.siteOfStimulus[j]] ?? null,
    },
    { name: 'x', unit: 'mm', meaning: 'Position; right in an anatomical frame', of: position(0) },
    { name: 'y', unit: 'mm', meaning: 'Position; anterior in an anatomical frame', of: position(1) },
    { name: 'z', unit: 'mm', meaning: 'Position; superior in an anatomical frame', of: position(2) },
    { name: 'frame', meaning: 'Coordinate frame of the position', of: ({ result }) => result.session.stimuli.frame },
    { name: 'muscle', meaning: 'Muscle', of: ({ muscle }) => muscle.muscle },
    {
      name: 'amplitude',
      unit,
      meaning: 'Amplitude that was mapped',
      of: ({ muscle, j }) => muscle.amplitudesUv[j],
    },
    {
      name: 'amplitude_file',
      unit: 'uV',
      meaning: 'Amplitude as printed in the file',
      of: ({ muscle, j }) => muscle.amplitudesInFileUv[j],
    },
    { name: 'latency', unit: 'ms', meaning: 'Onset latency', of: ({ muscle, j }) => muscle.latenciesMs[j] },
    {
      name: 'background',
      unit: 'uV',
      meaning: 'RMS of the EMG before the stimulus',
      of: ({ muscle, j }) => muscle.backgroundUv[j],
    },
    {
      name: 'accepted',
      meaning: 'true when the trial counts',
      of: ({ muscle, j }) => (muscle.accepted[j] === 1 ? 'true' : 'false'),
    },
    { name: 'reason', meaning: 'Why the trial does not count', of: ({ muscle, j }) => reasonOf(muscle, j) },
  ],
})

const reasonOf = ({ accepted, reasons }: MuscleTrials, j: number): string | null =>
  accepted[j] === 1 ? null : (reasons[j] ?? 'no-emg')
