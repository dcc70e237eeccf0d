import { errorsOf } from '@penfield/kernels'

/** Errors of core. */
export const codes = {
  'core/covariance-singular': 'fault',
  'core/lengths-differ': 'fault',
  'core/no-usable-stimuli': 'data',
  'core/grid-not-found': 'data',
  'core/no-noise-level': 'data',
} as const

export const error = errorsOf(codes)
