import { errorsOf } from '@penfield/kernels'

/** Errors of stats. */
export const codes = {
  'stats/too-few-values': 'data',
} as const

export const error = errorsOf(codes)
