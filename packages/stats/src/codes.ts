import { errorsOf } from '@penfield/kernels'

/** Errors of stats. */
export const codes = {
  'stats/too-few-values': 'data',
  'stats/too-many-relabellings': 'data',
  'stats/collinear': 'data',
  'stats/lengths-differ': 'data',
  'stats/value-not-a-number': 'data',
  'stats/bounds-not-in-order': 'data',
  'stats/unknown-level': 'data',
  'stats/empty-contrast': 'data',
  'stats/variances-not-apart': 'data',
  'stats/no-nodes': 'data',
} as const

export const error = errorsOf(codes)
