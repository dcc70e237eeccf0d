/**
 * Every option of `map`, once: its flag, unit, default, choices and meaning. The command line, its help, provenance and the
 * report are made from this table; adding an option is adding a row (and a field to {@link MapOptionValues}).
 */
import { mapMethodIds, siteValueRules } from '@penfield/core'
import { amplitudes } from '@penfield/emg'
import { emgSettings } from './emg-settings.js'
import { setting } from './setting.js'

/** How `--map kernel` takes its bandwidth. */
export const bandwidthRules = ['step', 'loo'] as const

export const settings = [
  setting({
    name: 'muscle',
    flag: '--muscle <name...>',
    group: 'read',
    meaning: 'names of the muscles, in channel or column order; names that the file has already are matched by name',
    standard: null,
    many: true,
  }),
  setting({
    name: 'participant',
    flag: '--participant <label>',
    group: 'read',
    meaning: 'who this is',
    standard: 'from the file, where it says so',
  }),
  setting({
    name: 'session',
    flag: '--session <label>',
    group: 'read',
    meaning: 'which visit',
    standard: 'from the file, where it says so',
  }),
  setting({
    name: 'hemisphere',
    flag: '--hemisphere <side>',
    group: 'read',
    meaning: 'stimulated hemisphere',
    standard: 'from the file, where it says so',
    choices: ['L', 'R'],
  }),
  setting({
    name: 'frame',
    flag: '--frame <name>',
    group: 'read',
    meaning: 'coordinate frame of the positions: scalp, subject, mni or device:NAME',
    standard: 'from the file; device:table for tables',
  }),
  setting({
    name: 'columns',
    flag: '--columns <names>',
    group: 'read',
    meaning: 'names of the columns, in order, with commas: x,y,z,amplitude',
    standard: 'from the header',
  }),
  setting({
    name: 'header',
    flag: '--no-header',
    group: 'read',
    meaning: 'the first row is data',
    standard: 'looked at',
  }),
  setting({
    name: 'delimiter',
    flag: '--delimiter <character>',
    group: 'read',
    meaning: 'what stands between cells: a character, or tab, comma, semicolon',
    standard: 'looked at',
  }),
  setting({
    name: 'decimal',
    flag: '--decimal <mark>',
    group: 'read',
    meaning: 'decimal mark of the file',
    standard: 'point',
    choices: ['point', 'comma'],
  }),
  setting({
    name: 'coords',
    flag: '--coords <unit>',
    group: 'read',
    meaning: 'unit of positions that state none',
    standard: 'mm',
    choices: ['mm', 'cm'],
  }),
  setting({
    name: 'amplitudeUnit',
    flag: '--amplitude-unit <unit>',
    group: 'read',
    meaning: 'unit of amplitudes that state none',
    standard: 'uV',
    choices: ['uV', 'mV', 'V'],
  }),
  setting({
    name: 'sheet',
    flag: '--sheet <name>',
    group: 'read',
    meaning: 'sheet of a workbook (.xlsx)',
    standard: 'the first that is visible',
  }),
  setting({
    name: 'splitBy',
    flag: '--split-by <column...>',
    group: 'read',
    meaning: 'one map for each value of this column',
    standard: null,
    many: true,
  }),
  ...emgSettings,
  setting({
    name: 'amplitude',
    flag: '--amplitude <measure>',
    group: 'response',
    meaning: 'what is measured in the window; area in µV·ms, ratio to the background without unit, the others in µV',
    standard: 'p2p',
    choices: amplitudes.map(({ id }) => id),
  }),
  setting({
    name: 'window',
    flag: '--window <A:B>',
    group: 'response',
    meaning: 'window after the stimulus, ms',
    standard: 'by muscle: trunk 10:60, hand 18:60, forearm 13:60, leg 20:80',
  }),
  setting({
    name: 'reject',
    flag: '--reject <reasons>',
    group: 'response',
    meaning: 'quality reasons that leave a trial out: auto, none, or reasons with commas',
    standard: 'auto',
  }),
  setting({
    name: 'threshold',
    flag: '--threshold <level>',
    group: 'response',
    meaning:
      'above what a value is a response: 50uV (of amplitudes in µV), 25%, noise or none; with --site-value probability, above what a trial is one',
    standard: 'noise where waveforms exist, else 50uV',
  }),
  setting({
    name: 'sites',
    flag: '--sites <rule>',
    group: 'map',
    meaning: 'how stimuli form sites: auto, none, grid:STEP or radius:MM (mm)',
    standard: 'auto',
  }),
  setting({
    name: 'siteValue',
    flag: '--site-value <rule>',
    group: 'map',
    meaning:
      'what the trials of a site become; probability is the share that are responses, and every site with one is active',
    standard: 'mean',
    choices: siteValueRules,
  }),
  setting({
    name: 'map',
    flag: '--map <method>',
    group: 'map',
    meaning: 'from sites to a map',
    standard: 'discrete; linear for 30 or more scattered stimuli',
    choices: mapMethodIds,
  }),
  setting({
    name: 'step',
    flag: '--step <mm>',
    group: 'map',
    meaning: 'distance of the nodes of an interpolated map, mm',
    standard: '2',
  }),
  setting({
    name: 'bandwidth',
    flag: '--bandwidth <rule>',
    group: 'map',
    meaning: 'how wide kernel smooths: 0.75 of the distance between sites, or as leaving one site out at a time says',
    standard: 'step',
    choices: bandwidthRules,
  }),
  setting({
    name: 'headRadius',
    flag: '--head-radius <mm>',
    group: 'map',
    meaning: 'radius of the head, mm: an interpolated map of frame scalp then lies on a sphere',
    standard: null,
  }),
  setting({
    name: 'bootstrap',
    flag: '--bootstrap <n>',
    group: 'sure',
    meaning: 'bootstrap resamples for intervals, at least 40; 0 for none',
    standard: '2000',
  }),
  setting({ name: 'seed', flag: '--seed <n>', group: 'sure', meaning: 'seed of every random number', standard: '1' }),
] as const

export type SettingName = (typeof settings)[number]['name']

/** Options as typed: text, lists of words, or not said. `header` is false after --no-header. */
export type MapOptionValues = {
  readonly [Name in SettingName]?: string | readonly string[] | boolean | undefined
}
