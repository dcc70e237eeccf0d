import type { Issue } from '@penfield/core'
import type { Where } from '@penfield/kernels'

/** Issues of emg: something came back, and this must be known beside it. */
export const issueCodes = [
  'emg/differs-from-file',
  'emg/muscle-not-recognised',
  'emg/window-opens-late',
  'emg/background-high',
  'emg/sham-trimmed',
  'emg/no-sham',
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
