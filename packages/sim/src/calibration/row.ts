/** One line of the calibration table. */
export interface CalibrationRow {
  readonly quantity: string
  readonly unit: string
  /** NaN where the sessions don't show it. */
  readonly value: number
  /** Accepted range. */
  readonly least: number
  readonly most: number
  /** What public data of resting hand muscles show. */
  readonly source: string
  readonly met: boolean
}

/** A quantity that has a range of its own. */
export const within = (
  quantity: string,
  unit: string,
  value: number,
  [least, most]: readonly [number, number],
  source: string,
): CalibrationRow => ({ quantity, unit, value, least, most, source, met: value >= least && value <= most })

/** A quantity of which one number is known: accepted within ± 25 %. */
export const near = (quantity: string, unit: string, value: number, source: number): CalibrationRow => {
  const [one, other] = [0.75 * source, 1.25 * source]
  return within(quantity, unit, value, [Math.min(one, other), Math.max(one, other)], `${source}`)
}

/** A quantity whose mean and SD between maps are known: accepted within one SD. */
export const spread = (
  quantity: string,
  unit: string,
  value: number,
  [mean, sd]: readonly [number, number],
): CalibrationRow => within(quantity, unit, value, [Math.max(0, mean - sd), mean + sd], `${mean} ± ${sd}`)
