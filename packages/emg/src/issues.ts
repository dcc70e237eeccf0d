import { issuesOf } from '@penfield/core'

/** Issues of emg: something came back, and this must be known beside it. */
export const issueCodes = [
  'emg/differs-from-file',
  'emg/muscle-not-recognised',
  'emg/window-early',
  'emg/window-opens-late',
  'emg/background-high',
  'emg/sham-trimmed',
  'emg/no-sham',
] as const

export type IssueCode = (typeof issueCodes)[number]

export const issue = issuesOf(issueCodes)
