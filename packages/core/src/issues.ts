import type { Where } from '@penfield/kernels'
import type { Issue } from './model/issue.js'

/** Issues of core: something came back, and this must be known beside it. */
export const issueCodes = [
  'core/off-grid',
  'core/off-target',
  'core/no-target',
  'core/grid-step',
  'core/far-position',
] as const

export type IssueCode = (typeof issueCodes)[number]

export const issue = (code: IssueCode, what: string, where: Where, fix: string, count = 1): Issue => ({
  code,
  severity: 'look',
  what,
  where,
  fix,
  count,
})
