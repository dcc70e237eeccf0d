import type { IntervalKind } from '../model/interval-kind.js'
import type { ValueUnit } from '../model/quantity.js'
import type { Unit, Value } from '../model/result.js'
import type { MapView } from './view.js'

/** Something that must be said beside a number. */
export const noteCodes = {
  'empty-map': 'nothing lies above the threshold',
  'one-site': 'only one site was stimulated',
  tie: 'the largest value stands at more than one site; their mean position is given',
  collinear: 'the active sites span no area',
  border: 'more than 5 % of the weight lies on the border of the sites: the map is cut, and its size is a lower bound',
  censored:
    'more than a fifth of the amplitudes were recorded as exactly 0, as where responses below a limit are not kept',
  mep_above_uv: 'a trial above this is an MEP, µV; the threshold of the map is none for single trials',
  mep_above:
    'a trial above this is an MEP, in the unit of the amplitude; the threshold of the map is none for single trials',
  'low-trials': 'fewer than three sites with two or more stimuli, or fewer than 20 accepted trials',
  'single-trial-sites': 'some sites have one stimulus, so the interval borrows from other sites or from a smooth fit',
  'sites-dropped': 'sites where only one of the two muscles has trials were left out',
  of_grid:
    'share of the largest area that these sites could show; sizes are comparable between about 0.25 and 0.75 of it',
  'narrow-interval':
    'its 95 % interval is too narrow: in simulations it held the mean of the number in 92 % of the sessions',
  'wide-interval':
    'its 95 % interval is too wide: in simulations it held the mean of the number in 98 % of the sessions',
  'wide-corrected':
    'the 95 % interval of its corrected value is too wide: in simulations it held the value without trial noise in 98 % of the sessions',
  p_one_peak: 'share of the resamples that have one peak',
  p_two_or_more: 'share of the resamples that have two or more peaks',
} as const

export type NoteCode = keyof typeof noteCodes
/** A code, with a number where it has one: `of_grid=0.42`. */
export type Note = NoteCode | `${NoteCode}=${string}`

/** What becomes of a number when all amplitudes, the threshold and the floor are multiplied by k > 0. */
export type UnderGain = 'same' | 'times-k' | 'plus-ln-k'

/** What becomes of a number when all places are turned and shifted in the plane. Ids that move are x, y, z in this order. */
export type UnderMotion = 'same' | 'moves' | 'turns'

/** One for all ids, or id by id. */
export type OfIds<Id extends string, T extends string> = T | Readonly<Record<Id, T>>

/** The unit of a number: one of its own, or that of the map's values, alone or times area. */
export type MetricUnit = Unit | 'value' | 'value*mm^2'

const timesArea: Readonly<Record<ValueUnit, Unit>> = { uV: 'uV*mm^2', 'uV*ms': 'uV*ms*mm^2', '1': 'mm^2' }

/** The unit of a number of a map whose values are in `unit`. */
export function unitFor(own: MetricUnit, unit: ValueUnit): Unit {
  if (own === 'value') return unit
  return own === 'value*mm^2' ? timesArea[unit] : own
}

/** One or several numbers of one map. */
export interface Metric<Id extends string> {
  /** The ids it gives, with their units. */
  readonly gives: Readonly<Record<Id, MetricUnit>>
  /** What it looks at: the trials of the sites, the site values, or the field on the support. */
  readonly needs: 'trials' | 'sites' | 'field'
  readonly interval: OfIds<Id, IntervalKind>
  readonly gain: OfIds<Id, UnderGain>
  readonly motion: OfIds<Id, UnderMotion>
  /** Author year, doi, or the definition's place. */
  readonly source: string
  of(view: MapView): Readonly<Record<Id, Value>>
  notes?(view: MapView): readonly Note[]
}

export const metric = <const Id extends string>(m: Metric<Id>): Metric<Id> => m
