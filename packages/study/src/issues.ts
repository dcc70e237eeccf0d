import { issuesOf } from '@penfield/core'

/** Issues of study: something came back, and this must be known beside it. */
export const issueCodes = [
  'study/clipped-left-out',
  'study/few-resamples',
  'study/filtered-onsets',
  'study/flat-channel',
  'study/unmix-above-bound',
  'study/field-at-bound',
  'study/head-radius-unused',
  'study/map-cut',
  'study/map-holes',
  'study/same-amplitudes',
  'study/silent-muscle',
] as const

export type IssueCode = (typeof issueCodes)[number]

export const issue = issuesOf(issueCodes)
