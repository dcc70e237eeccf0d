/** What is summed under relabellings, and what comes of it. */

/** One row a subject, finite. The rows of large sets are kept by the compiled kernel as long as the same object is asked for. */
export interface LabelRows {
  readonly subjects: number
  readonly nodes: number
  /** subjects × nodes, row-major. */
  readonly values: Float64Array
  readonly kind: 'members' | 'flips'
}

/** The largest and the smallest sum over the nodes, one a relabelling. */
export interface LabelExtremes {
  readonly largest: Float64Array
  readonly smallest: Float64Array
}

/** Subjects whose partial sums are tabulated together. */
export const blockSubjects = 6
