import type { Issue } from '@penfield/core'
import { type Catalogue, errorsOf, type Where } from '@penfield/kernels'

/** Errors of io: nothing came back. */
export const codes = {
  'io/unknown-format': 'data',
  'io/refused-format': 'data',
  'io/encoding': 'data',
  'io/too-large': 'data',
} as const satisfies Catalogue

export const error = errorsOf(codes)

/** Issues of io: something came back, and this must be known beside it. */
export const issueCodes = ['io/brainsight-untracked'] as const

export type IssueCode = (typeof issueCodes)[number]

export const issue = (code: IssueCode, what: string, where: Where, fix: string, count = 1): Issue => ({
  code,
  severity: 'look',
  what,
  where,
  fix,
  count,
})
