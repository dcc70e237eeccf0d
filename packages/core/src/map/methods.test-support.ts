/** Sites, smooth fields and whole maps for tests of map methods. */
import { cos, sin } from '@penfield/kernels'
import { fitPlane, toPlane } from '../geometry/plane.js'
import { pointsOf } from '../model/frame.js'
import type { MuscleMap, SiteValues, Support } from '../model/map.js'
import type { Sites } from '../model/sites.js'
import { absolute, trialsOf } from './grid-maps.test-support.js'
import type { Fit, MapMethod, MapOptions } from './method.js'

export type Place = readonly [number, number]

/** Sites anywhere in the plane of the scalp, one stimulus each. */
export function sitesAt(places: readonly Place[], stepMm: number): Sites {
  const positionsMm = pointsOf('scalp', Float64Array.from(places.flatMap(([x, y]) => [x, y, 0])))
  const plane = fitPlane(positionsMm, 'scalp')
  const n = places.length
  const ones = new Float64Array(n).fill(1)
  return {
    n,
    frame: 'scalp',
    labels: places.map(String),
    positionsMm,
    plane,
    planeMm: toPlane(positionsMm, plane),
    areasMm2: ones,
    weights: ones,
    siteOfStimulus: Int32Array.from(ones.keys()),
    rule: { kind: 'each', stepMm, lattice: null },
  } as Sites
}

/** One trial a site; none where the value is NaN. */
export const valuesOf = (valuesUv: ArrayLike<number>): SiteValues => ({
  counts: Int32Array.from(valuesUv, (value) => (Number.isNaN(value) ? 0 : 1)),
  valuesUv: Float64Array.from(valuesUv),
  probabilities: Float64Array.from(valuesUv),
})

export const drawnOf = ({ valuesUv }: SiteValues): MuscleMap['drawn'] => ({
  trials: trialsOf(valuesUv),
  multiplicity: new Uint16Array(valuesUv.length).fill(1),
})

/** A method on its sites, ready for any values; what it chooses is chosen from `values` unless given. */
export function preparedMaps(method: MapMethod, sites: Sites, options: MapOptions) {
  const support: Support = method.support(sites, options)
  const prepared = method.prepare(sites, support, options)
  const known = new Map<string, ReturnType<typeof prepared>>()
  const fitOf = (values: SiteValues): Fit =>
    method.fit?.({ sites, values, drawn: drawnOf(values), threshold: absolute(50), options }) ?? {}
  const mapOf = (valuesUv: ArrayLike<number>, fit?: Fit, thetaUv = 50): MuscleMap => {
    const values = valuesOf(valuesUv)
    const present = Uint8Array.from(values.counts)
    const chosen = fit ?? fitOf(values)
    const key = `${present.join('')} ${JSON.stringify(chosen)}`
    const estimator = known.get(key) ?? prepared(present, chosen)
    known.set(key, estimator)
    const drawn = drawnOf(values)
    const common = {
      muscle: 'DM',
      hemisphere: null,
      method: method.id,
      threshold: absolute(thetaUv),
      sites,
      siteValues: values,
      drawn,
    }
    const field =
      'estimate' in estimator ? estimator.estimate(values, drawn) : new Float64Array(support.n).fill(Number.NaN)
    const missing = 'estimate' in estimator ? null : estimator.missing
    return { ...common, nStimuli: sites.n, support, valuesUv: field, sdUv: null, missing }
  }
  return { support, mapOf, fitOf: (valuesUv: ArrayLike<number>) => fitOf(valuesOf(valuesUv)) }
}

/** The value of the node at (x, y); NaN where there is none. */
export function at(map: MuscleMap, x: number, y: number): number {
  const { planeMm, n } = map.support
  for (let i = 0; i < n; i++)
    if (Math.abs(planeMm[2 * i] - x) + Math.abs(planeMm[2 * i + 1] - y) < 1e-9) return map.valuesUv[i]
  return Number.NaN
}

/** Places turned by an angle and then moved. */
export function turned(places: readonly Place[], rad: number, [dx, dy]: Place): Place[] {
  const [c, s] = [cos(rad), sin(rad)]
  return places.map(([x, y]) => [c * x - s * y + dx, s * x + c * y + dy])
}
