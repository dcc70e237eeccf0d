import { median as medianOf } from '@penfield/kernels'
import { onset } from './onset.js'

/** One opinion has no middle. */
const fewest = 2

/**
 * Median of the latencies that the other detectors found; none where fewer than two found one.
 *
 *     an even number of them: the mean of the middle two
 */
export const median = onset({
  id: 'median',
  title: 'Median of the others',
  source: 'by definition: median of the other detectors',
  latencyMs: (_, foundMs) =>
    foundMs.reduce((n, ms) => (Number.isNaN(ms) ? n : n + 1), 0) < fewest ? Number.NaN : medianOf(foundMs),
})
