import type { TfceConvention } from '@penfield/kernels'
import type { GroupStatistic } from '@penfield/stats'

export interface GroupOptions {
  /** Column of the participants table whose words are the groups. */
  readonly between: string
  /** The group that others are compared with; null: the first in the table. */
  readonly reference: string | null
  readonly covariates: readonly string[]
  /** Visit that is compared; null: the first of each person. */
  readonly visit: string | null
  /** Of a trial: the visit before, and those after; null where none is named. */
  readonly trial: { readonly pre: string; readonly post: readonly string[] } | null
  /** Column that is set against every number within the groups other than the reference; null for none. */
  readonly dose: string | null
  /** Id of the number that was named before the analysis; null: exploratory. */
  readonly primary: string | null
  readonly statistic: GroupStatistic
  readonly permutations: number | 'exact'
  readonly seed: number
  /** Share of each group that must have a node of a map for it to be tested. */
  readonly coverage: number
  readonly tfce: TfceConvention
  readonly align: 'frame' | 'cog' | 'both'
  readonly mixedSettings: boolean
}

export const groupDefaults = {
  reference: null,
  covariates: [],
  visit: null,
  trial: null,
  dose: null,
  primary: null,
  statistic: 'welch',
  permutations: 9999,
  seed: 1,
  coverage: 0.6,
  tfce: 'exact',
  align: 'both',
  mixedSettings: false,
} as const satisfies Omit<GroupOptions, 'between'>
