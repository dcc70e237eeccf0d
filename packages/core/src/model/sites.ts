import type { Frame, Points } from './frame.js'

/** A plane in a frame. `u` and `v` are unit vectors in it, `normal` points out of the head. */
export interface Plane<F extends Frame> {
  readonly frame: F
  readonly originMm: readonly [number, number, number]
  readonly u: readonly [number, number, number]
  readonly v: readonly [number, number, number]
  readonly normal: readonly [number, number, number]
  /** True when u points right and v anterior; false when the frame does not say where these are. */
  readonly anchored: boolean
}

/** Places, and the stimuli that belong to them. */
export interface Sites<F extends Frame = Frame> {
  readonly n: number
  readonly frame: F
  readonly labels: readonly string[]
  /** n × 3, mm: mean position of the site's tracked stimuli. */
  readonly positionsMm: Points<F>
  readonly plane: Plane<F>
  /** n × 2, mm: the positions in the plane. */
  readonly planeMm: Float64Array
  /** n, mm²: step² on a grid, else the Voronoi cell clipped to the dilated hull. */
  readonly areasMm2: Float64Array
  /** n, how much a site counts in a mean over the map: 1, or its area where sampling is uneven. */
  readonly weights: Float64Array
  /** Stimuli → site, −1 for those without a place. */
  readonly siteOfStimulus: Int32Array
  /** How the sites came about, in words and numbers. */
  readonly rule: SiteRule
}

export interface SiteRule {
  readonly kind: 'targets' | 'grid' | 'repeated' | 'radius' | 'each' | 'walk' | 'labels'
  /** Distance between neighbouring sites, mm: the lattice step, or the median nearest-neighbour distance. */
  readonly stepMm: number
  /** n × 2 lattice indices (column along u, row along v); null when the sites form no lattice. */
  readonly lattice: Int32Array | null
}
