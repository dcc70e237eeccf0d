/**
 * How the 95 % interval of a number is formed from its resamples.
 *
 * - an {@link ErrorScale}: the number ± 2.2 standard deviations of the resamples, on the scale where errors are alike
 * - `percentile`: the 2.5 and 97.5 % points of the resamples, for a largest value, whose errors go one way
 * - `axial`: the same of directions in degrees without sense (0° is 180°), turned by 180° to within 90° of the number
 * - `none`: for numbers that are not estimates
 */
export type IntervalKind = ErrorScale | 'percentile' | 'axial' | 'none'

/**
 * The scale on which errors upwards and downwards are alike.
 *
 * - `plain`: x, for places, shifts and logarithms
 * - `root`: √x, for amounts, areas and distances ≥ 0
 * - `share`: arcsin √x, for numbers from 0 to 1
 * - `correlation`: arcsin √((1 + x)/2), for numbers from −1 to 1
 */
export type ErrorScale = 'plain' | 'root' | 'share' | 'correlation'
