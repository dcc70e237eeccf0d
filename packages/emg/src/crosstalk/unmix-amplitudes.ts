import type { Mixing } from './mixing-matrix.js'
import { unmixingMatrix } from './unmixing-matrix.js'

/**
 * Amplitudes without crosstalk, for muscles without waveforms. An approximation: it takes the amplitude of a sum for the sum
 * of the amplitudes, which holds only where leak and response peak together.
 *
 *     a = |M| s        solved for s, clipped at 0         |M| gains without their sign: an inverted leak has an amplitude as well
 *
 * Where the two peak apart, the leak adds less than c times its source and this takes off too much.
 *
 * @param amplitudes one list a muscle in the order of the mixing, one entry a stimulus, any unit of amplitude; NaN none.
 * @returns the same shape; NaN where the muscle, or one that leaks into it, has none.
 * @throws {PenfieldError} emg/mixing-singular — the channels cannot be told apart.
 */
export function unmixAmplitudes(amplitudes: readonly Float64Array[], mixing: Mixing): readonly Float64Array[] {
  const gains = unmixingMatrix({ ...mixing, gains: mixing.gains.map(Math.abs) })
  const m = amplitudes.length
  return amplitudes.map((own, row) =>
    own.map((_, stimulus) => {
      let sum = 0
      for (let column = 0; column < m; column++) {
        const gain = gains[row * m + column]
        if (gain !== 0) sum += gain * amplitudes[column][stimulus]
      }
      return Number.isNaN(sum) ? sum : Math.max(0, sum)
    }),
  )
}
