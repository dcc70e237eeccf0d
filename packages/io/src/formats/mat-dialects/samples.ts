/** Samples of a channel among the numbers of a variable. */
import type { NumericVariable } from '../mat5/mat5-variable.js'

/** Where one run of a channel lies: value = (number + offset) · factor. */
export interface Stretch {
  /** Place of the first sample in the order of storage. */
  readonly first: number
  readonly samples: number
  readonly offset: number
  readonly factor: number
}

/** Reader of a channel whose runs lie in one variable; what is not finite was not recorded. */
export const readerOf =
  (numbers: NumericVariable, runs: readonly Stretch[]) =>
  (run: number, first: number, count: number): Float64Array => {
    const { offset, factor, first: start } = runs[run]
    const values = numbers.values(start + first, count)
    for (let i = 0; i < count; i++) values[i] = Number.isFinite(values[i]) ? (values[i] + offset) * factor : Number.NaN
    return values
  }
