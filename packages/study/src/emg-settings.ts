/** The options of raw EMG: how a recording is cut and cleaned, and which trials are left out. */
import { type OnsetId, onsets } from '@penfield/emg'
import { setting } from './setting.js'

/** Detectors of the onset latency, in the order of the help. */
export const onsetIds: readonly OnsetId[] = onsets.map(({ id }) => id)

export const emgSettings = [
  setting({
    name: 'channel',
    flag: '--channel <name...>',
    group: 'emg',
    meaning: 'channels of the recording that are muscles, in the order of --muscle',
    standard: 'every channel that is a voltage',
    many: true,
  }),
  setting({
    name: 'trigger',
    flag: '--trigger <name>',
    group: 'emg',
    meaning: 'marker or channel of the recording that shows the pulses',
    standard: 'the only one there is',
  }),
  setting({
    name: 'epoch',
    flag: '--epoch <A:B>',
    group: 'emg',
    meaning: 'what is cut around a pulse of a continuous recording, ms',
    standard: '-250:400',
  }),
  setting({
    name: 'rate',
    flag: '--rate <Hz>',
    group: 'read',
    meaning: 'sampling rate of sweeps whose file states none',
    standard: 'from the file, or its kind',
  }),
  setting({
    name: 'sweepStart',
    flag: '--sweep-start <ms>',
    group: 'read',
    meaning: 'time of the first sample of such sweeps, with the pulse at 0',
    standard: 'from the file, or its kind',
  }),
  setting({
    name: 'blank',
    flag: '--blank <A:B>',
    group: 'emg',
    meaning: 'stimulus artefact that a straight line replaces before filtering, ms',
    standard: 'none',
  }),
  setting({
    name: 'detrend',
    flag: '--detrend',
    group: 'emg',
    meaning: 'take the straight line through each sweep off it',
    standard: 'no',
  }),
  setting({
    name: 'band',
    flag: '--band <low:high>',
    group: 'emg',
    meaning: 'band-pass, Hz: Butterworth of order 4, both ways, without delay; 20: or :450 for one side',
    standard: 'none',
  }),
  setting({
    name: 'notch',
    flag: '--notch <Hz>',
    group: 'emg',
    meaning: 'mains frequency that is filtered out (Q 30, both ways)',
    standard: 'none',
  }),
  setting({
    name: 'unmix',
    flag: '--unmix <coefficients>',
    group: 'emg',
    meaning: 'take crosstalk off: none, estimate, or coefficients such as DM>LES:0.1,LES>DM:0.05',
    standard: 'none',
  }),
  setting({
    name: 'onset',
    flag: '--onset <detector>',
    group: 'response',
    meaning: 'how the onset latency is found',
    standard: 'sd',
    choices: onsetIds,
  }),
  setting({
    name: 'backgroundLimit',
    flag: '--background-limit <limit>',
    group: 'response',
    meaning: 'background that leaves a trial out: 3mad, 20uV, or 5:15%mvc (study.json: mvc)',
    standard: '3mad',
  }),
  setting({
    name: 'positionLimit',
    flag: '--position-limit <mm>',
    group: 'response',
    meaning: 'distance of the coil from its target that leaves a stimulus out',
    standard: 'none',
  }),
  setting({
    name: 'exclude',
    flag: '--exclude <stimuli>',
    group: 'response',
    meaning: 'stimuli that are left out, by name, with commas; LES:NAME for one muscle',
    standard: 'none',
  }),
  setting({
    name: 'referenceOverlap',
    flag: '--reference-overlap <value>',
    group: 'sure',
    meaning: 'overlap (histogram intersection) without crosstalk, for "how much crosstalk would explain this"',
    standard: '0',
  }),
] as const
