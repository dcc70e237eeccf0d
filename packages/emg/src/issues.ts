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
  'emg/no-target-error',
  'emg/filter-artefact',
  'emg/filter-edges',
  'emg/filter-gaps',
  'emg/pulse-missing',
  'emg/pulse-extra',
  'emg/matched-by-order',
  'emg/intervals-alike',
  'emg/clock-drift',
  'emg/amplitudes-replaced',
] as const

export type IssueCode = (typeof issueCodes)[number]

export const issue = issuesOf(issueCodes)
