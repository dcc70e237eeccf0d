/** Where numbers end to say anything: what is too small beside the values, and too large for its square. */

/** Spread below this share of the values is what rounding leaves of equal values. */
export const rounding = 1e-13

/** From here on a sum of squares may overflow. */
export const tooLarge = 1e150
