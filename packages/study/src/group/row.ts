/** One row of the result: a number, a place or a map of two groups. */
import type { Table } from '../tables/table.js'
import type { Stratum } from './strata.js'

export interface GroupRow {
  readonly level: 'metric' | 'overlap' | 'map'
  readonly id: string
  readonly muscle: string | null
  readonly muscleA: string | null
  readonly muscleB: string | null
  readonly hemisphere: Stratum
  readonly contrast: string
  readonly unit: string
  readonly estimate: number | null
  readonly ciLow: number | null
  readonly ciHigh: number | null
  /** Hedges' g; null where the number is no mean. */
  readonly effectSize: number | null
  readonly gLow: number | null
  readonly gHigh: number | null
  readonly p: number | null
  readonly pCorrected: number | null
  readonly nA: number
  readonly nB: number
  readonly test: string
  readonly note: string
}

/** True of a correlation with a dose: no contrast of groups. */
export const isDose = ({ contrast }: Pick<GroupRow, 'contrast'>): boolean =>
  contrast.startsWith('per ') && !contrast.includes(' - ')

export const muscleColumns = (muscles: readonly string[]): Pick<GroupRow, 'muscle' | 'muscleA' | 'muscleB'> =>
  muscles.length === 2
    ? { muscle: null, muscleA: muscles[0], muscleB: muscles[1] }
    : { muscle: muscles[0] ?? null, muscleA: null, muscleB: null }

/** The columns of the contract, in its order; the unit and the interval of g stand behind them. */
export const groupTable: Table<GroupRow> = {
  name: 'group',
  about: 'One row a comparison of two groups: of a number, of a place, or of a map',
  columns: [
    { name: 'level', meaning: 'metric, overlap or map', of: ({ level }) => level },
    { name: 'id', meaning: 'What is compared; _corrected: without trial noise', of: ({ id }) => id },
    { name: 'muscle', meaning: 'Muscle', of: ({ muscle }) => muscle },
    { name: 'muscle_a', meaning: 'First muscle of an overlap', of: ({ muscleA }) => muscleA },
    { name: 'muscle_b', meaning: 'Second muscle of an overlap', of: ({ muscleB }) => muscleB },
    {
      name: 'hemisphere',
      meaning: 'Hemisphere: L, R, mean of both, or its side to the pain',
      of: ({ hemisphere }) => hemisphere,
    },
    { name: 'contrast', meaning: 'What is less what', of: ({ contrast }) => contrast },
    { name: 'estimate', meaning: 'Difference, in the unit of the row', of: ({ estimate }) => estimate },
    { name: 'ci_low', meaning: 'Lower end of its 95 % interval', of: ({ ciLow }) => ciLow },
    { name: 'ci_high', meaning: 'Upper end of its 95 % interval', of: ({ ciHigh }) => ciHigh },
    { name: 'effect_size', meaning: "Hedges' g, or a correlation", of: ({ effectSize }) => effectSize },
    { name: 'p', meaning: 'Two-sided p of this comparison alone', of: ({ p }) => p },
    {
      name: 'p_corrected',
      meaning: 'p with its family in view; the note names how',
      of: ({ pCorrected }) => pCorrected,
    },
    { name: 'n_a', meaning: 'People of the second named group', of: ({ nA }) => nA },
    { name: 'n_b', meaning: 'People of the first named group', of: ({ nB }) => nB },
    { name: 'test', meaning: 'How p was found', of: ({ test }) => test },
    { name: 'note', meaning: 'What must be known, or why there is no test', of: ({ note }) => note },
    { name: 'unit', meaning: 'Unit of estimate and interval', of: ({ unit }) => unit },
    { name: 'g_low', meaning: "Lower end of the 95 % interval of Hedges' g", of: ({ gLow }) => gLow },
    { name: 'g_high', meaning: "Upper end of the 95 % interval of Hedges' g", of: ({ gHigh }) => gHigh },
  ],
}
