/** Curves on paper: lines and bands that stop where a number is missing. */
import type { Scale } from '../scale.js'
import { coordinate } from '../svg.js'

interface Axes {
  readonly x: Scale
  readonly y: Scale
}

/** Runs of indices where every array has a number. */
function runs(...arrays: readonly Float64Array[]): number[][] {
  const found: number[][] = []
  let run: number[] = []
  for (let k = 0; k <= arrays[0].length; k++) {
    if (k < arrays[0].length && arrays.every((array) => !Number.isNaN(array[k]))) run.push(k)
    else if (run.length > 0) {
      found.push(run)
      run = []
    }
  }
  return found
}

const place = (at: number, value: number, { x, y }: Axes): string => `${coordinate(x(at))} ${coordinate(y(value))}`

/** Path data of the line through (at, values). */
export const linePath = (at: Float64Array, values: Float64Array, axes: Axes): string =>
  runs(values)
    .map((run) => `M${run.map((k) => place(at[k], values[k], axes)).join('L')}`)
    .join('')

/** Path data of the area between two lines. */
export const bandPath = (at: Float64Array, low: Float64Array, high: Float64Array, axes: Axes): string =>
  runs(low, high)
    .filter((run) => run.length > 1)
    .map((run) => {
      const there = run.map((k) => place(at[k], low[k], axes))
      const back = [...run].reverse().map((k) => place(at[k], high[k], axes))
      return `M${[...there, ...back].join('L')}Z`
    })
    .join('')
