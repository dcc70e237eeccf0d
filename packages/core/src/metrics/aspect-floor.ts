/**
 * The least that a number of a map can be. A ratio of the longer axis to the shorter one begins at 1, where a map is round, as an amount
 * begins at 0; its interval is formed on the scale of √(x − 1), so that it never reaches below.
 */
export const leastOf = (id: string): number => (id === 'aspect_ratio' ? 1 : 0)
