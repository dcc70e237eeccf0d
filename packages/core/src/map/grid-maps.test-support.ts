/** Small maps for tests: values on a square grid, written as they lie on the head (first row anterior). */
import { fitPlane, toPlane } from '../geometry/plane.js'
import { viewOf } from '../metrics/view.js'
import { pointsOf } from '../model/frame.js'
import type { MuscleMap, Threshold } from '../model/map.js'
import type { Sites } from '../model/sites.js'
import type { MuscleTrials, Trials } from '../model/trials.js'
import { sitesSupport } from './support.js'

export const threshold = (over: Partial<Threshold> = {}): Threshold => ({
  kind: 'none',
  thetaUv: 0,
  fraction: 0,
  floorUv: 0,
  trialThetaUv: 50,
  ...over,
})

export const absolute = (thetaUv: number): Threshold => threshold({ kind: 'absolute', thetaUv, trialThetaUv: thetaUv })

/** Sites on a grid of `columns` × `rows`, centred on 0, in the scalp frame. Site order: first row of the drawing first. */
export function gridSites(columns: number, rows: number, stepMm = 10): Sites {
  const n = columns * rows
  const at = (i: number) => [i % columns, Math.floor(i / columns)] as const
  const mm = Float64Array.from({ length: 3 * n }, (_, k) => {
    const [column, row] = at(Math.floor(k / 3))
    return k % 3 === 0 ? (column - (columns - 1) / 2) * stepMm : k % 3 === 1 ? ((rows - 1) / 2 - row) * stepMm : 0
  })
  const positionsMm = pointsOf('scalp', mm)
  const plane = fitPlane(positionsMm, 'scalp')
  return {
    n,
    frame: 'scalp',
    labels: Array.from({ length: n }, (_, i) => String(i + 1)),
    positionsMm,
    plane,
    planeMm: toPlane(positionsMm, plane),
    areasMm2: new Float64Array(n).fill(stepMm * stepMm),
    weights: new Float64Array(n).fill(1),
    siteOfStimulus: Int32Array.from({ length: n }, (_, i) => i),
    rule: {
      kind: 'grid',
      stepMm,
      lattice: Int32Array.from({ length: 2 * n }, (_, k) => (k % 2 === 0 ? at(k >> 1)[0] : rows - 1 - at(k >> 1)[1])),
    },
  } as Sites
}

/** One map on a grid; NaN where a site has no trial. */
export function gridMap(values: readonly (readonly number[])[], over: Partial<MuscleMap> = {}): MuscleMap {
  const sites = over.sites ?? gridSites(values[0].length, values.length)
  const valuesUv = Float64Array.from(values.flat())
  return {
    muscle: 'DM',
    method: 'discrete',
    threshold: threshold(),
    sites,
    siteValues: {
      counts: Int32Array.from(valuesUv, (value) => (Number.isNaN(value) ? 0 : 5)),
      valuesUv,
      probabilities: valuesUv.map((value) => (Number.isNaN(value) ? value : value > 50 ? 1 : 0)),
    },
    drawn: { trials: trialsOf([]), multiplicity: [] },
    hemisphere: 'R',
    nStimuli: 5 * sites.n,
    support: sitesSupport(sites),
    valuesUv,
    sdUv: null,
    missing: null,
    ...over,
  }
}

export const gridView = (values: readonly (readonly number[])[], over: Partial<MuscleMap> = {}) =>
  viewOf(gridMap(values, over))

/** Trials of one muscle, all accepted: amplitudes stimulus by stimulus. */
export const trialsOf = (amplitudesUv: ArrayLike<number>, over: Partial<MuscleTrials> = {}): MuscleTrials => {
  const n = amplitudesUv.length
  const none = () => new Float64Array(n).fill(Number.NaN)
  return {
    muscle: 'DM',
    observed: new Uint8Array(n).fill(1),
    amplitudesUv: Float64Array.from(amplitudesUv),
    amplitudesInFileUv: none(),
    latenciesMs: none(),
    backgroundUv: none(),
    shamUv: null,
    accepted: new Uint8Array(n).fill(1),
    reasons: Array<null>(n).fill(null),
    ...over,
  }
}

export const allTrials = (...muscles: readonly MuscleTrials[]): Trials => ({
  n: muscles[0].amplitudesUv.length,
  muscles,
})

/** The worked example of the definitions: step 10 mm, first row anterior. */
export const mapA = [
  [0, 20, 0],
  [60, 400, 120],
  [0, 100, 20],
]
export const mapB = [
  [0, 150, 50],
  [40, 300, 100],
  [0, 60, 0],
]
