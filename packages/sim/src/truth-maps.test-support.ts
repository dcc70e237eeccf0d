/** Overlap of maps without noise, from definitions. */
import { mixed } from './crosstalk.js'
import type { Truth } from './truth.js'

/** The maps of the first two muscles, amplitudes of a leak added where it has a share. */
export function noiseFree({ muscles, sitesMm }: Truth, share = 0) {
  const [a, b] = [muscles[0].noiseFreeUv.slice(), muscles[1].noiseFreeUv.slice()]
  const out = new Float64Array(2)
  for (let i = 0; i < a.length; i++) {
    mixed(Float64Array.of(a[i], b[i]), Float64Array.of(0, share, share, 0), 1, out)
    ;[a[i], b[i]] = out
  }
  return { a, b, sitesMm }
}

export function overlapOf({ a, b, sitesMm }: ReturnType<typeof noiseFree>) {
  const sum = (uv: Float64Array) => uv.reduce((total, value) => total + value, 0)
  const ap = (uv: Float64Array) => uv.reduce((total, value, i) => total + value * sitesMm[2 * i + 1], 0) / sum(uv)
  const [totalA, totalB] = [sum(a), sum(b)]
  return {
    intersection: a.reduce((total, value, i) => total + Math.min(value / totalA, b[i] / totalB), 0),
    shiftMm: ap(b) - ap(a),
  }
}
