import type { Frame } from '../model/frame.js'
import type { Issue } from '../model/issue.js'
import type { Plane, SiteRule } from '../model/sites.js'

/** The stimuli that have a place, one after the other: what a site rule sees. Rules don't depend on the frame. */
export interface Places {
  readonly n: number
  readonly names: readonly string[]
  /** n × 3, mm, all present. */
  readonly positionsMm: Float64Array
  /** n × 2, mm. */
  readonly planeMm: Float64Array
  /** Brings other positions of the frame into the plane: m × 3 → m × 2, mm. */
  readonly toPlaneMm: (positionsMm: Float64Array) => Float64Array
  /** n, ms; NaN unknown. */
  readonly timesMs: Float64Array
  readonly targets: readonly (string | null)[]
}

/** Places of a session, with what the sites are made of. */
export interface SessionPlaces<F extends Frame> extends Places {
  readonly frame: F
  readonly plane: Plane<F>
  /** Stimuli of the session, with and without a place. */
  readonly sessionStimuli: number
  /** n: which stimulus of the session each place is. */
  readonly stimulusOf: Int32Array
}

/** What a site rule says: which places belong together. Groups have any numbers; the order of the sites is made later. */
export interface Partition {
  readonly kind: SiteRule['kind']
  /** n places → group, 0 … groups−1, each with at least one place; −1 for none. */
  readonly groupOf: Int32Array
  readonly groups: number
  /** One name a group; null where sites are numbered or take their names from the lattice. */
  readonly labels: readonly string[] | null
  readonly lattice: Lattice | null
  /** Whether sites count alike in a mean over the map, or by their area. */
  readonly weighting: 'alike' | 'area'
  readonly issues: readonly Issue[]
}

/** Groups on a square lattice: each has its own column (along u) and row (along v), both from 0. */
export interface Lattice {
  readonly stepMm: number
  /** groups × 2: column, row. */
  readonly indices: Int32Array
}
