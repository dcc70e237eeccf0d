import { errorsOf } from '@penfield/kernels'

/** Errors of sim. */
export const codes = {
  'sim/design-not-json': 'data',
  'sim/design-too-large': 'data',
  'sim/design-too-deep': 'data',
  'sim/design-unknown-key': 'data',
  'sim/design-value': 'data',
  'sim/design-missing-key': 'data',
  'sim/no-such-participant': 'usage',
  'sim/too-few-visits': 'usage',
} as const

export const error = errorsOf(codes)
