import * as stdlib from './generated/stdlib.js'

/** Φ(z): probability that a standard normal variable is at most `z`. */
export const normalCdf = (z: number): number => stdlib.normalCdf(z, 0, 1)

/** Φ⁻¹(p): the `z` with Φ(z) = p; −∞ at 0, +∞ at 1. */
export const normalQuantile = (p: number): number => stdlib.normalQuantile(p, 0, 1)
