/**
 * Zero-phase filtering of many signals by a cascade of second-order sections, forwards and backwards.
 *
 *     H(z) = Π (b₀ + b₁ z⁻¹ + b₂ z⁻²) / (a₀ + a₁ z⁻¹ + a₂ z⁻²)
 *
 * in transposed direct form II. The gain Π b₀ / a₀ is taken out of the cascade, so that with b₀ = a₀ = 1 a section does
 *
 *     y = x + z₁      z₁ ← b₁ x + z₂ − a₁ y      z₂ ← b₂ x − a₂ y
 *
 * A signal is extended at both ends by its odd reflection, 2 x₀ − x_k, and each direction begins in the steady state of the
 * cascade for a constant input at the level of the first extended sample, so that a constant passes without a transient.
 */
export interface ZeroPhase {
  readonly sections: number
  /** sections × 6: b₁ b₂ a₁ a₂ with b₀ = a₀ = 1, and the states z₁ z₂ at rest for a constant input 1 to the cascade. */
  readonly table: Float64Array
  /** Π b₀ / a₀, of one direction. */
  readonly gain: number
  /** Samples of the extension at each end; a signal must have more samples than that. */
  readonly padding: number
}

/** The straight line that is taken off a signal before it is filtered: what the fit needs of the samples' indices. */
export interface FitLine {
  /** Samples from … to − 1 take no part in the fit. */
  readonly from: number
  readonly to: number
  /** How many samples take part; their mean index; Σ (i − centre)². */
  readonly count: number
  readonly centre: number
  readonly squares: number
}

/**
 * What the kernel needs of a cascade.
 *
 *     padding = 3 (2 sections + 1 − min(#{b₂ = 0}, #{a₂ = 0}))
 *     at rest, for the input u of a section:   y = u Σb / Σa,   z₁ = y − u,   z₂ = b₂ u − a₂ y      (b₀ = a₀ = 1)
 *
 * @param sections s × 6, rows b₀ b₁ b₂ a₀ a₁ a₂ with b₀ and a₀ not 0, every pole inside the unit circle.
 */
export function zeroPhase(sections: Float64Array): ZeroPhase {
  const count = sections.length / 6
  const table = new Float64Array(6 * count)
  let level = 1
  let gain = 1
  let zerosB = 0
  let zerosA = 0
  for (let s = 0; s < count; s++) {
    const [b0, b1, b2, a0, a1, a2] = sections.subarray(6 * s, 6 * s + 6)
    const y = (level * ((b0 + b1 + b2) * a0)) / ((a0 + a1 + a2) * b0)
    table.set([b1 / b0, b2 / b0, a1 / a0, a2 / a0, y - level, (b2 / b0) * level - (a2 / a0) * y], 6 * s)
    level = y
    gain *= b0 / a0
    if (b2 === 0) zerosB++
    if (a2 === 0) zerosA++
  }
  return { sections: count, table, gain, padding: 3 * (2 * count + 1 - Math.min(zerosB, zerosA)) }
}

/**
 * The line through the samples of a signal outside from … to − 1, in closed form.
 *
 *     x_i − (mean + slope (i − c))      slope = Σ x_i (i − c) / Σ (i − c)²        sums over the samples that take part
 *
 * @param from, to of at least two samples outside; from = to: all take part.
 */
export function fitLine(samples: number, from = samples, to = samples): FitLine {
  const before = from
  const after = samples - to
  const count = before + after
  const centre = (before * ((before - 1) / 2) + after * (to + (after - 1) / 2)) / count
  const squaresOf = (n: number, middle: number) => (n * (n * n - 1)) / 12 + n * (middle - centre) * (middle - centre)
  const squares = squaresOf(before, (before - 1) / 2) + squaresOf(after, to + (after - 1) / 2)
  return { from, to, count, centre, squares }
}
