import { errorsOf } from '@penfield/kernels'

/** Errors of the command line. */
export const codes = {
  'cli/usage': 'usage',
  'cli/fault': 'fault',
  'cli/stdout-lost': 'write',
  'cli/no-samples': 'engine',
} as const

export const error = errorsOf(codes)
