import type { Priors } from './priors.js'

/** What is lost, as shares of 1 but for the rows. */
export interface Losses {
  /** Stimuli at random. */
  readonly stimuli: number
  /** Whole sites at random. */
  readonly sites: number
  /** Posterior rows of the grid. */
  readonly rows: number
  /** Of the session's end. */
  readonly last: number
  /** Sessions in which one muscle is lost from some stimulus on. */
  readonly electrode: number
}

/** How one group is simulated: the design after its effects. `analysis` are settings written beside the data, which stay the same. */
export interface Setting {
  readonly priors: Priors
  readonly trialsPerSite: number
  readonly losses: Losses
  readonly analysis: { readonly threshold?: string }
}
