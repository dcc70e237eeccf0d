import { type Catalogue, errorsOf } from '@penfield/kernels'

/** Errors of emg: nothing came back. */
export const codes = {
  'emg/unknown-amplitude': 'usage',
  'emg/unknown-onset': 'usage',
  'emg/unknown-trial': 'usage',
  'emg/no-mvc': 'usage',
  'emg/blank-empty': 'usage',
  'emg/blank-too-long': 'data',
  'emg/filter-band-empty': 'usage',
  'emg/filter-frequency': 'usage',
  'emg/filter-order': 'fault',
  'emg/filter-sweep-short': 'data',
  'emg/window-empty': 'usage',
  'emg/no-waveform': 'data',
  'emg/no-pulses': 'data',
  'emg/which-pulses': 'data',
  'emg/pulses-differ': 'data',
  'emg/pulses-ambiguous': 'data',
  'emg/which-channels': 'data',
  'emg/mixing-unreadable': 'usage',
  'emg/mixing-muscle': 'usage',
  'emg/mixing-too-large': 'usage',
  'emg/mixing-singular': 'data',
  'emg/mixing-axes': 'data',
  'emg/no-mixing': 'data',
} as const satisfies Catalogue

export const error = errorsOf(codes)
