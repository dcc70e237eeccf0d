import { median } from '@penfield/kernels'

/** A median background above this says that the muscle was contracted. */
export const contractedUv = 10

/**
 * Whether the muscle was contracted in the session: the median RMS before the stimulus is above 10 µV. House rule.
 *
 * @param backgroundUv m, RMS of each sweep, µV; NaN none.
 */
export const isContracted = (backgroundUv: Float64Array): boolean => median(backgroundUv) > contractedUv
