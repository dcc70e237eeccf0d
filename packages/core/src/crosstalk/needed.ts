/**
 * How large crosstalk would have to be to explain an overlap by itself.
 *
 * Crosstalk that adds c of each muscle's map to the other's shrinks the difference of the shares by one factor everywhere,
 *
 *     a' = a + c b,  b' = b + c a        p' − q' = κ (p − q)
 *
 *     κ(c) = S_a / (S_a + c S_b) − c S_a / (S_b + c S_a)        S_a, S_b totals of a and b
 *          = (1 − c²) / (1 + 2 h c + c²)                        h = (S_a/S_b + S_b/S_a) / 2 ≥ 1
 *
 * so 1 − histogram intersection and every shift of the centre of gravity shrink by κ as well. What was observed says how
 * much they shrank, k, and κ(c) = k is a quadratic equation in c:
 *
 *     k = (1 − O_observed) / (1 − O_reference)    or    k = Δ_observed / Δ_reference
 *
 *     totals without crosstalk known     c = (1 − k) / (k h + √(k² h² + 1 − k²))        equal totals: (1 − k) / (1 + k)
 *     totals as observed, S'             c = (1 − k) / (h' + √(h'² − 1 + k²))           h' from S'
 *
 * The second follows from the first with S_a = (S'_a − c S'_b) / (1 − c²), the total that leaves S' when c is added back.
 */

/** What was observed, and what it would be without crosstalk. */
export interface CrosstalkQuestion {
  /** `overlap`: a histogram intersection, 0 to 1. `shift`: a distance of the centres, or a shift along one axis, mm. */
  readonly quantity: 'overlap' | 'shift'
  readonly observed: number
  readonly reference: number
  /** Σ A w of both maps, µV·mm², or any multiple of it that both share. */
  readonly totals: readonly [number, number]
  /** Whether the totals are those of the reference maps, or of the maps observed, crosstalk included. */
  readonly totalsOf: 'reference' | 'observed'
}

export interface CrosstalkNeeded {
  /** What is left of the difference: 1 all, 0 nothing; NaN where the reference shows no difference. */
  readonly shrink: number
  /** Smallest mixing, both ways, that shrinks it so, 0 to 1; NaN when none does. */
  readonly mixing: number
}

/**
 * The mixing coefficient that would by itself turn the reference into what was observed.
 *
 * It holds for maps that add: site means, weights without a cut, or with the noise floor taken off. Weights that are cut at a
 * threshold lose the leak that stays below it, which makes the number too small. Responses that differ in shape, so that a leak
 * and a response do not peak together, add less than c of their amplitude, with the same effect. Trial noise lowers an overlap,
 * and with it the number, unless the reference has the same noise: give the overlap without noise where there is one.
 *
 * @returns mixing NaN when the observed difference is larger than the reference's, or turned round (k outside 0 … 1).
 * @accuracy c itself for discrete and linear maps of known fields. Within 10 % of c = 0.05 … 0.5 in simulated sessions of 10
 *   trials a site of 400 µV against the same session without crosstalk; of c = 0.1 … 0.5 with 5 trials of 200 µV. With a cut at
 *   3 % of the largest value up to 43 % too small at c = 0.05 and 7 % at 0.2; with a cut at a quarter of it, not to be used.
 */
export function crosstalkNeeded({
  quantity,
  observed,
  reference,
  totals,
  totalsOf,
}: CrosstalkQuestion): CrosstalkNeeded {
  const shrink = quantity === 'overlap' ? (1 - observed) / (1 - reference) : observed / reference
  const [a, b] = totals
  if (!Number.isFinite(shrink) || !(a > 0 && b > 0)) return { shrink: Number.NaN, mixing: Number.NaN }
  if (shrink < 0 || shrink > 1) return { shrink, mixing: Number.NaN }
  const h = (a / b + b / a) / 2
  const k = shrink
  const root =
    totalsOf === 'reference'
      ? k * h + Math.sqrt(k * k * h * h + 1 - k * k)
      : h + Math.sqrt(Math.max(0, h * h - 1 + k * k))
  return { shrink, mixing: (1 - k) / root }
}

/**
 * What is left of a difference after crosstalk: κ(c) of the formula above.
 *
 * @param mixing c, both ways, 0 to 1.
 * @param totals Σ A w of both maps without crosstalk, > 0.
 */
export function crosstalkShrink(mixing: number, [a, b]: readonly [number, number]): number {
  return a / (a + mixing * b) - (mixing * a) / (b + mixing * a)
}
