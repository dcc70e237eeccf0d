import { type Catalogue, errorsOf } from '@penfield/kernels'

/** Errors of emg: nothing came back. */
export const codes = {
  'emg/unknown-amplitude': 'usage',
  'emg/window-empty': 'usage',
  'emg/no-waveform': 'data',
} as const satisfies Catalogue

export const error = errorsOf(codes)
