import type { Unit, Value } from '../model/result.js'
import type { MapView } from './view.js'

/** Something that must be said beside a number. */
export const noteCodes = {
  'empty-map': 'nothing lies above the threshold',
  'one-site': 'only one site was stimulated',
  tie: 'the largest value stands at more than one site; their mean position is given',
  'low-trials': 'fewer than three sites with two or more stimuli, or fewer than 20 accepted trials',
  'single-trial-sites': 'some sites have one stimulus, so the interval borrows from other sites or from a smooth fit',
  'sites-dropped': 'sites where only one of the two muscles has trials were left out',
} as const

export type NoteCode = keyof typeof noteCodes

/** One or several numbers of one map. */
export interface Metric<Id extends string> {
  /** The ids it gives, with their units. */
  readonly gives: Readonly<Record<Id, Unit>>
  /** What it looks at: the trials of the sites, the site values, or the field on the support. */
  readonly needs: 'trials' | 'sites' | 'field'
  /** BCa for smooth quantities, percentile for counts and areas of cells, none for numbers that are not estimates. */
  readonly interval: 'bca' | 'percentile' | 'none'
  /** Author year, doi, or the definition's place. */
  readonly source: string
  of(view: MapView): Readonly<Record<Id, Value>>
  notes?(view: MapView): readonly NoteCode[]
}

export const metric = <const Id extends string>(m: Metric<Id>): Metric<Id> => m
