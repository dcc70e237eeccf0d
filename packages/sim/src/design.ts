/** The nouns of a simulated study. */
import type { EngineId } from './engines/index.js'
import type { Tails } from './field.js'
import type { Assumed, PresetId, Priors } from './priors.js'
import type { Losses } from './setting.js'
import type { Effects, SwitchId } from './switches/index.js'

export type Hemisphere = 'L' | 'R'

/** Where the coil goes, mm. A grid and a walk lie about the middle of the muscles, a list about the vertex (lateral, anterior). */
export type Layout =
  | { readonly kind: 'grid'; readonly columns: number; readonly rows: number; readonly spacingMm: number }
  | { readonly kind: 'walk'; readonly stimuli: number; readonly sideMm: number }
  | { readonly kind: 'list'; readonly positionsMm: readonly (readonly [number, number])[] }

/** What disturbs the samples of a recording. */
export interface Disturbances {
  /** Stimulus artefact at its beginning, mV; 0 none. */
  readonly artefactMv: number
  /** ECG, µV peak; 0 none. */
  readonly ecgUv: number
  /** 50 Hz, µV amplitude; 0 none. */
  readonly mainsUv: number
  /** Ends of the amplifier's range, mV. */
  readonly clipMv: number
  /** How a leak is shaped: low-passed, or differentiated. */
  readonly leak: 'smooth' | 'terminal'
}

/** A number of each person, drawn whatever else is simulated: normal, cut at its ends. */
export interface Covariate {
  readonly id: string
  readonly mean: number
  readonly sd: number
  readonly least: number
  readonly most: number
  readonly whole: boolean
  /** Names of the groups that have it; all when empty. */
  readonly groups: readonly string[]
}

/** The size of an effect grows by `slope` with each standard deviation of a covariate. */
export interface Dose {
  readonly effect: SwitchId
  readonly covariate: string
  readonly slope: number
}

export interface Group {
  readonly name: string
  readonly n: number
  readonly effects: Effects
  /** In place of the design's. */
  readonly priors: Partial<Priors>
  readonly losses: Losses | null
  /** Added to the effects at each visit, the first visit first. */
  readonly change: readonly Effects[]
  /** So many of its people come to the visits after the first. */
  readonly returning: number
  /** Share of people whose pain is on the left; null: nobody has pain. */
  readonly painLeft: number | null
  /** The hemisphere that has the effects, as seen from the side of pain. */
  readonly effectsSide: 'both' | 'contralateral' | 'ipsilateral'
  readonly dose: readonly Dose[]
}

export interface Design {
  readonly seed: number
  readonly muscles: readonly string[]
  readonly ipsilateral: boolean
  readonly hemispheres: readonly Hemisphere[]
  readonly visits: number
  readonly layout: Layout
  readonly trialsPerSite: number
  readonly order: 'shuffled' | 'serpentine'
  readonly emg: boolean
  readonly format: 'nibs-bids' | 'tsv' | 'brainsight'
  readonly engine: EngineId
  readonly preset: PresetId
  readonly tails: Tails
  readonly losses: Losses
  /** Amplitudes below are stored as 0; 0: none is. */
  readonly censorUv: number
  readonly disturbances: Disturbances
  readonly priors: Priors
  readonly covariates: readonly Covariate[]
  readonly groups: readonly Group[]
  /** The priors in force that nobody has measured. */
  readonly assumed: readonly Assumed[]
}
