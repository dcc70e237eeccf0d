import { denseCovariancePlain, denseProductsPlain, denseTracesPlain } from './dense-covariance-plain.js'
import {
  denseBackwardPlain,
  denseDiagonalPlain,
  denseFactorPlain,
  denseForwardPlain,
  denseGramPlain,
  denseInverseLowerPlain,
  denseShiftedPlain,
  denseSquaresPlain,
  denseWeightedPlain,
} from './dense-plain.js'
import { compiled } from './wasm.js'

declare const place: unique symbol

/** Where numbers lie: an address in the compiled module's memory, or the number of an array beside the twins. */
export type DensePlace = number & { readonly [place]?: never }

/**
 * Dense algebra over places that stay where they are, so that the matrices of a long computation are copied neither in nor out
 * between its steps. What each operation gives is said at its twin in `dense-plain.ts` and `dense-covariance-plain.ts`; sizes n
 * are multiples of 4, matrices lie in panels of four columns.
 */
export interface DenseRoom {
  /** Place for numbers; holds whatever was there before. */
  f64(count: number): DensePlace
  /** Place with a copy of an array. */
  put(array: Float64Array): DensePlace
  /** Copies an array over what lies at a place, from its `offset`-th number on. */
  set(place: DensePlace, array: Float64Array, offset?: number): void
  /** A copy of the first `count` numbers at a place. */
  take(place: DensePlace, count: number): Float64Array
  factor(a: DensePlace, n: number): number
  forward(u: DensePlace, n: number, b: DensePlace, columns: number): void
  backward(u: DensePlace, n: number, z: DensePlace): void
  inverseLower(u: DensePlace, n: number, x: DensePlace): void
  gram(x: DensePlace, n: number, out: DensePlace): void
  shifted(k: DensePlace, n: number, shift: DensePlace, out: DensePlace): void
  diagonal(a: DensePlace, n: number, out: DensePlace): void
  squares(a: DensePlace, n: number, columns: number, out: DensePlace): void
  weighted(a: DensePlace, n: number, columns: number, weights: DensePlace, out: DensePlace): void
  covariance(
    rowU: DensePlace,
    rowV: DensePlace,
    rows: number,
    n: number,
    columnU: DensePlace,
    columnV: DensePlace,
    columns: number,
    variance: number,
    matern: number,
    k: DensePlace,
    g: DensePlace,
  ): void
  products(
    k: DensePlace,
    g: DensePlace,
    n: number,
    u: DensePlace,
    v: DensePlace,
    weights: DensePlace,
    out: DensePlace,
  ): void
  traces(w: DensePlace, k: DensePlace, g: DensePlace, n: number, u: DensePlace, v: DensePlace, out: DensePlace): void
}

/** Lends room for dense algebra until `work` returns; calls nest. Compiled where the runtime allows, else the twins. */
export function withDense<T>(work: (room: DenseRoom) => T): T {
  const wasm = compiled()
  if (wasm === null) return work(plainRoom())
  const { exports } = wasm
  return wasm.scratch((room) =>
    work({
      f64: (count) => room.f64(count),
      put: (array) => room.put(array),
      set: (at, array, offset = 0) => room.set(at + 8 * offset, array),
      take: (at, count) => room.take(at, count),
      factor: exports.denseFactor,
      forward: exports.denseForward,
      backward: exports.denseBackward,
      inverseLower: exports.denseInverseLower,
      gram: exports.denseGram,
      shifted: exports.denseShifted,
      diagonal: exports.denseDiagonal,
      squares: exports.denseSquares,
      weighted: exports.denseWeighted,
      covariance: exports.denseCovariance,
      products: exports.denseProducts,
      traces: exports.denseTraces,
    }),
  )
}

/** The same over plain arrays. */
export function plainRoom(): DenseRoom {
  const arrays: Float64Array[] = []
  const put = (array: Float64Array): DensePlace => arrays.push(array) - 1
  const at = (name: DensePlace): Float64Array => arrays[name]
  return {
    f64: (count) => put(new Float64Array(count)),
    put: (array) => put(array.slice()),
    set: (a, array, offset = 0) => at(a).set(array, offset),
    take: (a, count) => at(a).slice(0, count),
    factor: (a, n) => denseFactorPlain(at(a), n),
    forward: (u, n, b, columns) => denseForwardPlain(at(u), n, at(b), columns),
    backward: (u, n, z) => denseBackwardPlain(at(u), n, at(z)),
    inverseLower: (u, n, x) => denseInverseLowerPlain(at(u), n, at(x)),
    gram: (x, n, out) => denseGramPlain(at(x), n, at(out)),
    shifted: (k, n, shift, out) => denseShiftedPlain(at(k), n, at(shift), at(out)),
    diagonal: (a, n, out) => denseDiagonalPlain(at(a), n, at(out)),
    squares: (a, n, columns, out) => denseSquaresPlain(at(a), n, columns, at(out)),
    weighted: (a, n, columns, weights, out) => denseWeightedPlain(at(a), n, columns, at(weights), at(out)),
    covariance: (rowU, rowV, rows, n, columnU, columnV, columns, variance, matern, k, g) =>
      denseCovariancePlain(
        at(rowU),
        at(rowV),
        rows,
        n,
        at(columnU),
        at(columnV),
        columns,
        variance,
        matern,
        at(k),
        at(g),
      ),
    products: (k, g, n, u, v, weights, out) => denseProductsPlain(at(k), at(g), n, at(u), at(v), at(weights), at(out)),
    traces: (w, k, g, n, u, v, out) => denseTracesPlain(at(w), at(k), at(g), n, at(u), at(v), at(out)),
  }
}
