import { issuesOf } from './model/issue.js'

/** Issues of core: something came back, and this must be known beside it. */
export const issueCodes = [
  'core/off-grid',
  'core/off-target',
  'core/no-target',
  'core/grid-step',
  'core/far-position',
] as const

export type IssueCode = (typeof issueCodes)[number]

export const issue = issuesOf(issueCodes)
