/**
 * Site means of trials drawn with replacement: what a bootstrap feeds to its maps.
 *
 *     mean[m][s] = Σₖ value[drawn k of s][m] / recorded        k = 0 … n_s − 1, the same draw for all muscles of a trial
 *
 * The draws of resample `index` are fields of the Philox words of (seed, stream, index): field f belongs to the f-th trial of
 * the table. Where no site has more than 100 trials a field is 16 bits (the low half of a word first) and the bias is below
 * n / 2¹⁶; else it is a word. A site where a muscle would lose every trial is drawn again, with the same fields of the words
 * whose counter ends in the number of the repeat, so that no site shifts another's draws.
 */
import { philox } from './philox.js'
import { type Compiled, compiled, type Room } from './wasm.js'

/** Trials of several muscles, site by site. */
export interface TrialTable {
  readonly sites: number
  readonly muscles: number
  /** sites + 1: where the trials of each site begin. */
  readonly starts: Int32Array
  /** trials × muscles, and a column of zeros where that is odd; NaN where a muscle's trial was not recorded. */
  readonly values: Float64Array
  /** 1 where a draw takes a whole word. */
  readonly wide: 0 | 1
}

/** Which random numbers: unsigned 32-bit, see `philox`. */
export interface Address {
  readonly seed: number
  readonly stream: number
}

/** How often a site is drawn again before each of its trials is taken once. */
const redraws = 64

/** Trials per site up to which 16 bits are enough for a draw. */
const mostForHalfWords = 100

/**
 * @param starts sites + 1, ascending from 0: where the trials of each site begin.
 * @param values trials × muscles, row-major; NaN where not recorded. Every muscle has a trial at every site.
 */
export function trialTable(starts: Int32Array, values: Float64Array, muscles: number): TrialTable {
  const sites = starts.length - 1
  const trials = starts[sites]
  const lanes = lanesOf(muscles)
  const padded = new Float64Array(trials * lanes)
  let most = 0
  for (let s = 0; s < sites; s++) most = Math.max(most, starts[s + 1] - starts[s])
  for (let j = 0; j < trials; j++) padded.set(values.subarray(j * muscles, (j + 1) * muscles), j * lanes)
  return { sites, muscles, starts, values: padded, wide: most > mostForHalfWords ? 1 : 0 }
}

/** Muscles, rounded up to the two that share a register. */
const lanesOf = (muscles: number): number => muscles + (muscles % 2)

/** Words that one resample uses, whole groups of four blocks. */
const wordsOf = ({ starts, sites, wide }: TrialTable): number => Math.ceil(starts[sites] / (wide === 1 ? 16 : 32)) * 16

/** A function that writes the means of resample `index` to `out`, muscles × sites. */
export function plainTrialMeans(table: TrialTable, { seed, stream }: Address) {
  const { sites, muscles, starts, values, wide } = table
  const words = new Uint32Array(wordsOf(table))
  const again = new Uint32Array(words.length)
  const block = new Uint32Array(4)
  const picks = new Int32Array(starts[sites])
  const lanes = lanesOf(muscles)

  const fill = (out: Uint32Array, from: number, to: number, index: number, attempt: number): void => {
    const low = index >>> 0
    const high = Math.floor(index / 0x100000000) >>> 0
    for (let b = from; b < to; b++) {
      philox(block, seed, stream, low, high, b, attempt)
      for (let k = 0; k < 4; k++) out[4 * b + k] = block[k]
    }
  }
  const pick = (from: Uint32Array, first: number, n: number): void => {
    for (let k = 0; k < n; k++) {
      const f = first + k
      const which =
        wide === 1 ? Math.floor((from[f] * n) / 0x100000000) : (((from[f >> 1] >>> ((f & 1) << 4)) & 0xffff) * n) >>> 16
      picks[k] = (first + which) * lanes
    }
  }
  const average = (n: number, site: number, out: Float64Array): boolean => {
    let isWhole = true
    for (let m = 0; m < muscles; m++) {
      let sum = 0
      let count = 0
      for (let k = 0; k < n; k++) {
        const value = values[picks[k] + m]
        if (Number.isNaN(value)) continue
        sum += value
        count++
      }
      out[m * sites + site] = sum / count
      if (count === 0) isWhole = false
    }
    return isWhole
  }
  return (index: number, out: Float64Array): void => {
    const fieldsPerBlock = wide === 1 ? 4 : 8
    fill(words, 0, words.length / 4, index, 0)
    for (let site = 0; site < sites; site++) {
      const first = starts[site]
      const n = starts[site + 1] - first
      pick(words, first, n)
      for (let attempt = 1; !average(n, site, out) && attempt <= redraws + 1; attempt++) {
        if (attempt > redraws) for (let k = 0; k < n; k++) picks[k] = (first + k) * lanes
        else {
          fill(again, Math.floor(first / fieldsPerBlock), Math.ceil((first + n) / fieldsPerBlock), index, attempt)
          pick(again, first, n)
        }
      }
    }
  }
}

/** The same compiled: writes the means of resample `index` to an address. The room must outlive the function. */
export function compiledTrialMeans(wasm: Compiled, room: Room, table: TrialTable, { seed, stream }: Address) {
  const { sites, muscles, starts, wide } = table
  const wordBytes = 4 * wordsOf(table)
  const values = room.put(table.values)
  const begins = room.put(starts)
  const work = room.bytes(2 * wordBytes + 4 * starts[sites])
  return (index: number, out: number): void => {
    const high = Math.floor(index / 0x100000000)
    // biome-ignore format: one line a group of arguments
    wasm.exports.trialMeans(
      values, begins, sites, muscles, wide, redraws,
      seed, stream, index >>> 0, high, work, wordBytes, out,
    )
  }
}

/**
 * Site means of one resample.
 *
 * @param index which resample, 0 … 2⁵³−1.
 * @returns muscles × sites, row-major, in the unit of the values; NaN where a muscle has no trial at a site.
 */
export function drawnTrialMeans(table: TrialTable, address: Address, index: number): Float64Array {
  const n = table.muscles * table.sites
  const wasm = compiled()
  if (wasm === null) {
    const out = new Float64Array(n)
    plainTrialMeans(table, address)(index, out)
    return out
  }
  return wasm.scratch((room) => {
    const out = room.f64(n)
    compiledTrialMeans(wasm, room, table, address)(index, out)
    return room.take(out, n)
  })
}
