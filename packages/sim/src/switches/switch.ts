import type { Priors } from '../priors.js'
import type { Setting } from '../setting.js'

export interface Switch<Id extends string> {
  readonly id: Id
  /** What changes in the group, in words. */
  readonly changes: string
  /** The sizes that make sense; a negative one goes the other way. */
  readonly range: readonly [number, number]
  readonly apply: (setting: Setting, size: number) => Setting
}

/** Types an entry of the registry. */
export const rival = <const Id extends string>(entry: Switch<Id>): Switch<Id> => entry

/** The setting with some priors replaced. */
export const withPriors = (setting: Setting, own: Partial<Priors>): Setting => ({
  ...setting,
  priors: { ...setting.priors, ...own },
})
