import { errorsOf } from '@penfield/kernels'

/** Errors of report. */
export const codes = {
  'report/coordinate-not-finite': 'fault',
  'report/svg-not-drawn': 'fault',
  'report/png-engine': 'engine',
} as const

export const error = errorsOf(codes)
