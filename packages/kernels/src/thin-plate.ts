import { compiled } from './wasm.js'

/**
 * The radial function of thin-plate splines, from squared distances, so that no root is needed:
 *
 *     φ(r) = r² ln r = ½ r² ln r²        φ(0) = 0
 *
 * ln x = e ln 2 + 2 (s + s³/3 + s⁵/5 + … + s¹⁹/19), s = (m − 1)/(m + 1), x = m 2ᵉ with m between about √½ and √2.
 *
 * @accuracy absolute 4 ε of r² max(1, |ln r|).
 */
export const series = [2, 2 / 3, 2 / 5, 2 / 7, 2 / 9, 2 / 11, 2 / 13, 2 / 15, 2 / 17, 2 / 19] as const

/** How many centres are done in one call of the compiled kernel, so that its memory stays small. */
const chunk = 16

/**
 * Φ between places and centres.
 *
 * @param placesMm  m × 2, mm.
 * @param centresMm n × 2, mm.
 * @returns n × m, centre by centre: φ(|place − centre|), mm².
 */
export function thinPlateBasis(placesMm: Float64Array, centresMm: Float64Array): Float64Array {
  const wasm = compiled()
  if (wasm === null) return thinPlateBasisPlain(placesMm, centresMm)
  const m = placesMm.length / 2
  const out = new Float64Array((centresMm.length / 2) * m)
  wasm.scratch((room) => {
    const places = room.put(placesMm)
    const result = room.f64(chunk * m + 1)
    const centres = room.put(centresMm)
    for (let k = 0; 2 * k < centresMm.length; k += chunk) {
      const count = Math.min(chunk, centresMm.length / 2 - k)
      wasm.exports.thinPlateBasis(places, m, centres + 16 * k, count, result)
      room.takeInto(result, out.subarray(k * m, (k + count) * m))
    }
  })
  return out
}

/** The twin of {@link thinPlateBasis}. */
export function thinPlateBasisPlain(placesMm: Float64Array, centresMm: Float64Array): Float64Array {
  const m = placesMm.length / 2
  const out = new Float64Array((centresMm.length / 2) * m)
  for (let k = 0; 2 * k < centresMm.length; k++)
    for (let i = 0; i < m; i++) out[k * m + i] = between(placesMm, i, centresMm, k)
  return out
}

/**
 * A sum of radial functions: s(x_i) = Σ_k c_k φ(|x_i − centre_k|), k ascending.
 *
 * @param placesMm     m × 2, mm.
 * @param centresMm    n × 2, mm.
 * @param coefficients n, per mm².
 * @returns m.
 */
export function thinPlateSum(
  placesMm: Float64Array,
  centresMm: Float64Array,
  coefficients: Float64Array,
): Float64Array {
  const wasm = compiled()
  if (wasm === null) return thinPlateSumPlain(placesMm, centresMm, coefficients)
  const m = placesMm.length / 2
  return wasm.scratch((room) => {
    const places = room.put(placesMm)
    const out = room.f64(m + 3)
    wasm.exports.thinPlateSum(places, m, room.put(centresMm), coefficients.length, room.put(coefficients), out)
    return room.take(out, m)
  })
}

/** The twin of {@link thinPlateSum}. */
export function thinPlateSumPlain(
  placesMm: Float64Array,
  centresMm: Float64Array,
  coefficients: Float64Array,
): Float64Array {
  return Float64Array.from({ length: placesMm.length / 2 }, (_, i) => {
    let sum = 0
    for (let k = 0; k < coefficients.length; k++) sum += coefficients[k] * between(placesMm, i, centresMm, k)
    return sum
  })
}

function between(placesMm: Float64Array, i: number, centresMm: Float64Array, k: number): number {
  const dx = placesMm[2 * i] - centresMm[2 * k]
  const dy = placesMm[2 * i + 1] - centresMm[2 * k + 1]
  const squared = dx * dx + dy * dy
  return 0.5 * squared * naturalLog(squared)
}

const double = new Float64Array(1)
const words = new Int32Array(double.buffer)
/** High word of a number just below √½. */
const rootHalf = 0x3fe6a09e
const lowWord = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 0 : 1
const highWord = 1 - lowWord

/** ln x for x ≥ 0 normal; finite at 0. */
function naturalLog(x: number): number {
  double[0] = x
  const exponent = (words[highWord] - rootHalf) >> 20
  words[highWord] -= exponent << 20
  const m = double[0]
  const s = (m - 1) / (m + 1)
  const z = s * s
  let sum = series[9]
  for (let k = 8; k >= 0; k--) sum = sum * z + series[k]
  return exponent * Math.LN2 + s * sum
}
