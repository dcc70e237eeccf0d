import type { CrosstalkFinding, Estimate, SessionResult } from '@penfield/core'
import { identityColumns, type OfSession } from './columns.js'
import type { Table } from './table.js'

/** One number of two channels. */
interface CrosstalkRow extends OfSession {
  readonly finding: CrosstalkFinding
  readonly quantity: string
  readonly estimate: Estimate
  readonly unit: string
  readonly meaning: string
  readonly settings: string
}

/** The numbers of a pair, in reading order: what was seen, what it would mean, what bounds it, what would be needed. */
const quantities: readonly {
  readonly name: string
  readonly unit?: 'ms'
  readonly meaning: string
  readonly of: (finding: CrosstalkFinding) => Estimate | number
}[] = [
  { name: 'zero_lag', meaning: 'correlation of the background at lag 0', of: ({ zeroLag }) => zeroLag },
  { name: 'lagged', meaning: 'largest absolute correlation over lags', of: ({ lagged }) => lagged.value },
  { name: 'lagged_at', unit: 'ms', meaning: 'its lag: positive, b follows a', of: ({ lagged }) => lagged.lagMs },
  {
    name: 'mixing_two_way',
    meaning: 'mixing coefficient, if the leak is the same both ways',
    of: ({ mixing }) => mixing.twoWay,
  },
  { name: 'mixing_a_to_b', meaning: 'mixing coefficient, if only a leaks into b', of: ({ mixing }) => mixing.aToB },
  { name: 'mixing_b_to_a', meaning: 'mixing coefficient, if only b leaks into a', of: ({ mixing }) => mixing.bToA },
  { name: 'bound_a_to_b', meaning: 'no leak of a into b can be larger', of: ({ bound }) => bound.aToB },
  { name: 'bound_b_to_a', meaning: 'no leak of b into a can be larger', of: ({ bound }) => bound.bToA },
  {
    name: 'match_a_in_b',
    meaning: 'correlation of the mean MEPs where a responds and b hardly does',
    of: ({ waveformMatch }) => waveformMatch.aInB.value,
  },
  {
    name: 'match_b_in_a',
    meaning: 'correlation of the mean MEPs where b responds and a hardly does',
    of: ({ waveformMatch }) => waveformMatch.bInA.value,
  },
  {
    name: 'needed',
    meaning: 'mixing both ways that would by itself explain the overlap, from the reference overlap of the settings',
    of: ({ needed }) => needed.mixing,
  },
]

export const crosstalkRows = ({ session: { identity }, settings, emg }: SessionResult): readonly CrosstalkRow[] =>
  (emg?.crosstalk ?? []).flatMap((finding) =>
    quantities.map(({ name, unit = '1', meaning, of }) => {
      const found = of(finding)
      const estimate = typeof found === 'number' ? { value: found, low: Number.NaN, high: Number.NaN } : found
      return { identity, finding, quantity: name, estimate, unit, meaning, settings }
    }),
  )

export const crosstalkTable: Table<CrosstalkRow> = {
  name: 'crosstalk',
  about: 'One row a number of two EMG channels: what they share, and how much crosstalk could be in it',
  columns: [
    ...identityColumns,
    { name: 'muscle_a', meaning: 'First muscle', of: ({ finding }) => finding.muscleA },
    { name: 'muscle_b', meaning: 'Second muscle', of: ({ finding }) => finding.muscleB },
    { name: 'quantity', meaning: 'Id of the number', of: ({ quantity }) => quantity },
    { name: 'value', meaning: 'Value, in the unit of the row', of: ({ estimate }) => estimate.value },
    { name: 'unit', meaning: 'Unit of value and interval', of: ({ unit }) => unit },
    { name: 'ci_low', meaning: 'Lower end of the 95 % interval', of: ({ estimate }) => estimate.low },
    { name: 'ci_high', meaning: 'Upper end of the 95 % interval', of: ({ estimate }) => estimate.high },
    { name: 'n_trials', meaning: 'Trials that the background numbers come from', of: ({ finding }) => finding.nTrials },
    { name: 'settings', meaning: 'Settings that the value depends on', of: ({ settings }) => settings },
    { name: 'note', meaning: 'What the number is', of: ({ meaning }) => meaning },
  ],
}
