import { errorsOf } from '@penfield/kernels'

/** Errors of study. */
export const codes = {
  'study/option-not-understood': 'usage',
  'study/different-people': 'data',
  'study/no-amplitudes': 'data',
  'study/no-study': 'data',
  'study/recordings': 'data',
  'study/blank-in-window': 'usage',
  'study/emg-unit': 'data',
  'study/busy': 'busy',
  'study/cannot-write': 'write',
  'study/folder-not-ours': 'write',
  'study/participant-label': 'data',
  'study/study-file': 'data',
  'study/too-many-sessions': 'data',
  'study/format-not-written': 'data',
  'study/power-design': 'data',
  'study/table': 'data',
  'study/table-column': 'data',
  'study/table-cell': 'data',
  'study/group-design': 'data',
  'study/no-results': 'data',
  'study/compare-design': 'data',
  'study/reliability-table': 'data',
  'study/worker-died': 'fault',
} as const

export const error = errorsOf(codes)
