/** What the values of maps and the amplitudes of trials are called, and how they are written: the one place for figures and sections. */
import { type MuscleMap, type MuscleTrials, unitOf, type ValueUnit } from '@penfield/core'
import { formatValue, type Quantity } from './format.js'

/** A kind of value in words. */
export interface QuantityWords {
  /** In a sentence: `amplitude`. */
  readonly noun: string
  /** At the beginning of a label: `Amplitude`. */
  readonly title: string
  /** What stands in brackets after it: ` (µV)`; empty where there is nothing to say. */
  readonly scale: string
  /** The unit in a narrow place; a word where there is none. */
  readonly short: string
  readonly quantity: Quantity
  /** What stands before a number that has no unit: `a share of`. */
  readonly before: string
}

const byUnit: Readonly<Record<ValueUnit, QuantityWords>> = {
  uV: { noun: 'amplitude', title: 'Amplitude', scale: ' (µV)', short: 'µV', quantity: 'amplitude', before: '' },
  'uV*ms': {
    noun: 'rectified area',
    title: 'Rectified area',
    scale: ' (µV·ms)',
    short: 'µV·ms',
    quantity: 'rectified-area',
    before: '',
  },
  '1': {
    noun: 'ratio to the background',
    title: 'Ratio to background',
    scale: '',
    short: 'ratio',
    quantity: 'ratio',
    before: 'a ratio of ',
  },
}

const shares: QuantityWords = {
  noun: 'share of trials with a response',
  title: 'Share of trials',
  scale: ' (0 to 1)',
  short: 'share',
  quantity: 'ratio',
  before: 'a share of ',
}

/** Words for the amplitudes of a muscle's trials. */
export const trialWords = (trials: Pick<MuscleTrials, 'unit'>): QuantityWords => byUnit[unitOf(trials)]

/** Words for the values of a map. */
export const mapWords = (map: Pick<MuscleMap, 'unit' | 'siteValue'>): QuantityWords =>
  map.siteValue === 'probability' ? shares : byUnit[unitOf(map)]

/** The name of an axis or a colour bar: `Amplitude at the sites (µV)`. */
export const axisName = ({ title, scale }: QuantityWords, where = ''): string =>
  `${title}${where === '' ? '' : ` ${where}`}${scale}`

/** The name of something else in the same unit: `Birth (µV)`, `Birth (share)`. */
export const inUnit = (name: string, { short }: QuantityWords): string => `${name} (${short})`

/** A level that values may exceed: `31.0 µV`, `a ratio of 1.31`. */
export const levelOf = (value: number, { quantity, before }: QuantityWords): string =>
  before === '' ? formatValue(value, quantity) : `${before}${value === 0 ? '0' : formatValue(value, quantity)}`
