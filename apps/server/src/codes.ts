import { errorsOf } from '@penfield/kernels'

/** Errors of the share server. A reader of a link never sees them; whoever runs the server does. */
export const codes = {
  'server/link-option': 'usage',
  'server/link-not-found': 'data',
  'server/bundle-damaged': 'data',
  'server/database-format': 'data',
  'server/no-sqlite': 'engine',
} as const

export const error = errorsOf(codes)
