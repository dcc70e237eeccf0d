/** A power study as its figures see it. */

/** One design of an axis: its level, and what simulated studies of it find. */
export interface PowerLevel {
  readonly level: number
  readonly power: number
  /** 95 % interval of the power. */
  readonly low: number
  readonly high: number
  /** Mean half width of the interval of the difference, in the unit of the number; null: none. */
  readonly halfWidth: number | null
}

/** One number: metric or overlap index. */
export interface PowerCurve {
  readonly name: string
  readonly unit: string
  /** Power by people a group, ascending. */
  readonly people: readonly PowerLevel[]
  /** The design as it is. */
  readonly own: PowerLevel
  /** People a group for the target; null where there is no such number. */
  readonly needed: { readonly people: number; readonly low: number; readonly high: number } | null
  readonly neededInWords: string
  /** Difference in SDs with its interval. */
  readonly d: { readonly d: number; readonly low: number; readonly high: number } | null
  readonly difference: number
  /** Of d. */
  readonly typeM: number | null
  readonly typeS: number | null
  /** Empty where the design can not be varied so. */
  readonly trialsPerSite: readonly PowerLevel[]
  readonly grid: readonly PowerLevel[]
  readonly session: readonly PowerLevel[]
}

export interface PowerPicture {
  readonly target: number
  /** The reference first. */
  readonly groups: readonly [string, string]
  /** People a group of the design. */
  readonly people: readonly [number, number]
  /** The primary one first; never empty. */
  readonly curves: readonly PowerCurve[]
}

/** 0.8 → `80 %`. */
export const inPercent = (share: number): string => `${Math.round(100 * share)} %`
