// Laws of the whole way from stimuli to numbers.
import { cos, sin } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MapPlan, prepareMaps } from '../map/estimate.js'
import { absolute, allTrials, threshold as noThreshold, trialsOf } from '../map/grid-maps.test-support.js'
import type { MapMethodId } from '../map/index.js'
import { pointsOf } from '../model/frame.js'
import { isMissing } from '../model/missing.js'
import type { Stimuli } from '../model/session.js'
import { assignSites } from '../sites/assign.js'
import { bootstrapRange } from './bootstrap.js'
import { columnsOf, valuesOf } from './columns.js'
import { designOf, once } from './design.js'

/** A 4 × 3 grid, 10 mm, three stimuli a site; amplitudes from two bumps and the given noise. */
function session(noise: readonly number[], jitterMm = 0) {
  const n = 36
  // Off the exact lattice by a fixed amount a site: four sites on one circle have two Delaunay triangulations.
  const off = (j: number, axis: number) => jitterMm * (((7 * (j % 12) + 3 * axis) % 5) / 4 - 0.5)
  const places = Array.from(
    { length: n },
    (_, j) => [10 * (j % 4) + off(j, 0), 10 * (Math.floor(j / 4) % 3) + off(j, 1), 0] as const,
  )
  const bump = (j: number, x: number, y: number) =>
    300 / (1 + ((places[j][0] - x) ** 2 + (places[j][1] - y) ** 2) / 100)
  const muscle = (x: number, y: number, shift: number) =>
    Float64Array.from({ length: n }, (_, j) => bump(j, x, y) * noise[(j + shift) % noise.length])
  return { places: places.flat(), a: muscle(10, 10, 0), b: muscle(20, 0, 5) }
}

function stimuliAt(mm: readonly number[]): Stimuli<'device:test'> {
  const n = mm.length / 3
  return {
    n,
    frame: 'device:test',
    names: Array.from({ length: n }, (_, j) => String(j + 1)),
    positionsMm: pointsOf('device:test', Float64Array.from(mm)),
    tracking: Array<'tracked'>(n).fill('tracked'),
    coilAxes: null,
    timesMs: Float64Array.from({ length: n }, (_, j) => j * 5000),
    intensitiesPercentMso: new Float64Array(n).fill(Number.NaN),
    targets: Array<null>(n).fill(null),
  }
}

function planOf(
  mm: readonly number[],
  a: Float64Array,
  b: Float64Array,
  method: MapMethodId = 'discrete',
  threshold = absolute(50),
): MapPlan {
  const { sites } = assignSites(stimuliAt(mm), { kind: 'grid', stepMm: 10 })
  const trials = allTrials(trialsOf(a), trialsOf(b, { muscle: 'LES' }))
  return {
    trials,
    sites: sites as unknown as MapPlan['sites'],
    thresholds: [threshold, threshold],
    siteValue: 'mean',
    method,
    options: { nodeStepMm: 2 },
  }
}

function numbersOf(plan: MapPlan): ReadonlyMap<string, number> {
  const values = valuesOf(prepareMaps(plan)(once(designOf(plan.trials, plan.sites))))
  const { metrics, overlap } = columnsOf(2)
  const names = [...metrics.map(({ muscle, id }) => `${id} ${muscle}`), ...overlap.map(({ entry }) => entry.id)]
  return new Map(names.map((name, k) => [name, isMissing(values[k]) ? Number.NaN : values[k]]))
}

const sizeOf = (value: number): number => (Number.isNaN(value) ? 0 : Math.abs(value))
/** Missing before and after is no change. */
const changeOf = (before: number, after: number): number =>
  Number.isNaN(before) && Number.isNaN(after) ? 0 : Math.abs(after - before)

const noise = fc.array(fc.double({ min: 0.3, max: 3, noNaN: true }), { minLength: 36, maxLength: 36 })
const angle = fc.double({ min: -3.1, max: 3.1, noNaN: true })
const shift = fc.double({ min: -200, max: 200, noNaN: true })

/** Rotation about z, then about x, then a translation. */
function moved(mm: readonly number[], [about, tilt, dx, dy, dz]: readonly number[]): number[] {
  const out: number[] = []
  for (let i = 0; i < mm.length; i += 3) {
    const x = cos(about) * mm[i] - sin(about) * mm[i + 1]
    const y = sin(about) * mm[i] + cos(about) * mm[i + 1]
    const z = mm[i + 2]
    out.push(x + dx, cos(tilt) * y - sin(tilt) * z + dy, sin(tilt) * y + cos(tilt) * z + dz)
  }
  return out
}

describe('a rigid motion of the stimuli', () => {
  it.each(['discrete', 'linear', 'kernel'] as const)(
    'moves the centre of gravity along, and leaves sizes and overlap alone (%s)',
    (method) => {
      // The nodes of a field turn with the sites, but their raster starts elsewhere: 0.5 % at a node step of 2 mm.
      const [tolerance, cogMm, jitterMm] = method === 'discrete' ? [1e-9, 1e-6, 0] : [0.005, 0.1, 2]
      const level = method === 'discrete' ? absolute(50) : noThreshold()
      fc.assert(
        fc.property(noise, fc.tuple(angle, angle, shift, shift, shift), (of, motion) => {
          const { places, a, b } = session(of, jitterMm)
          const before = numbersOf(planOf(places, a, b, method, level))
          const after = numbersOf(planOf(moved(places, motion), a, b, method, level))
          for (const muscle of [0, 1]) {
            const cog = ['x', 'y', 'z'].map((axis) => before.get(`cog_${axis} ${muscle}`) as number)
            const there = moved(cog, motion)
            const found = ['x', 'y', 'z'].map((axis) => after.get(`cog_${axis} ${muscle}`) as number)
            found.forEach((mm, axis) => expect(Math.abs(mm - there[axis])).toBeLessThan(cogMm))
          }
          for (const [name, value] of before) {
            if (/^(cog_[xyz]|hotspot)/.test(name)) continue
            const change = changeOf(value, after.get(name) as number)
            expect(change, name).toBeLessThanOrEqual(tolerance * Math.max(1, sizeOf(value)) + 1e-9)
          }
        }),
        { numRuns: method === 'discrete' ? 60 : 15 },
      )
    },
  )
})

describe('the order of the trials', () => {
  it('does not matter', () => {
    const order = fc.shuffledSubarray(
      Array.from({ length: 36 }, (_, j) => j),
      { minLength: 36, maxLength: 36 },
    )
    fc.assert(
      fc.property(noise, order, (of, permuted) => {
        const { places, a, b } = session(of)
        const mm = permuted.flatMap((j) => places.slice(3 * j, 3 * j + 3))
        const inOrder = numbersOf(planOf(places, a, b))
        const shuffled = numbersOf(
          planOf(
            mm,
            Float64Array.from(permuted, (j) => a[j]),
            Float64Array.from(permuted, (j) => b[j]),
          ),
        )
        for (const [name, value] of inOrder) {
          const change = changeOf(value, shuffled.get(name) as number)
          expect(change, name).toBeLessThanOrEqual(1e-8 * Math.max(1, sizeOf(value)))
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('bootstrapRange', () => {
  const { places, a, b } = session([1, 0.4, 2.2, 0.9, 1.7, 0.6, 1.3])
  const plan = planOf(places, a, b)

  it('gives the same bytes whichever shards it is cut into', () => {
    const whole = bootstrapRange({ plan, seed: 3 }, 0, 40)
    for (const cuts of [
      [0, 40],
      [0, 1, 40],
      [0, 13, 14, 27, 40],
    ]) {
      const parts = cuts.slice(1).map((to, k) => bootstrapRange({ plan, seed: 3 }, cuts[k], to))
      expect(parts.flatMap(({ values }) => [...values])).toEqual([...whole.values])
      expect(parts.flatMap(({ cogPlaneMm }) => [...cogPlaneMm])).toEqual([...whole.cogPlaneMm])
    }
  })

  it('gives other numbers for another seed', () => {
    expect(bootstrapRange({ plan, seed: 3 }, 0, 5).values).not.toEqual(bootstrapRange({ plan, seed: 4 }, 0, 5).values)
  })

  it('spreads a site mean as its standard error says: SD of mean_amplitude within 10 % of √Σ s²/n over the sites', () => {
    const column = columnsOf(2).metrics.findIndex(({ id, muscle }) => id === 'mean_amplitude' && muscle === 0)
    const resamples = 4000
    const width = columnsOf(2).metrics.length + columnsOf(2).overlap.length
    const { values } = bootstrapRange({ plan, seed: 1 }, 0, resamples)
    const drawn = Array.from({ length: resamples }, (_, k) => values[k * width + column])
    const mean = drawn.reduce((sum, v) => sum + v, 0) / resamples
    const sd = Math.sqrt(drawn.reduce((sum, v) => sum + (v - mean) ** 2, 0) / resamples)
    // Standard error of the mean over 12 sites of 3 trials: √(Σ_s s²_s / 3) / 12, s² with n − 1.
    let variance = 0
    for (let site = 0; site < plan.sites.n; site++) {
      const at = Array.from(a).filter((_, j) => plan.sites.siteOfStimulus[j] === site)
      const m = at.reduce((sum, v) => sum + v, 0) / at.length
      variance += at.reduce((sum, v) => sum + (v - m) ** 2, 0) / (at.length - 1) / at.length
    }
    expect(Math.abs(sd / (Math.sqrt(variance) / 12) - 1)).toBeLessThan(0.1)
  })
})
