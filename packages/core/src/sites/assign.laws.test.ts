import { cos, PenfieldError, sin } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Frame, pointsOf } from '../model/frame.js'
import type { Stimuli } from '../model/session.js'
import { assignSites } from './assign.js'
import type { SiteRequest } from './request.js'
import { stimuliAt } from './sites.test-support.js'

type Motion = readonly [number, number, number, number]

/** Turned about z by a, then about x by b, shifted by (s, t, 0). */
const moved = (mm: Float64Array, [a, b, s, t]: Motion) => {
  const out = new Float64Array(mm.length)
  for (let i = 0; i < mm.length; i += 3) {
    const [x, y, z] = [cos(a) * mm[i] - sin(a) * mm[i + 1], sin(a) * mm[i] + cos(a) * mm[i + 1], mm[i + 2]]
    out.set([x + s, cos(b) * y - sin(b) * z + t, sin(b) * y + cos(b) * z], i)
  }
  return out
}

/** Stimulus i of the result is stimulus order[i]. */
function reordered(stimuli: Stimuli<'device:x'>, order: readonly number[]): Stimuli<'device:x'> {
  return {
    ...stimuli,
    names: order.map((i) => stimuli.names[i]),
    positionsMm: pointsOf(
      'device:x',
      Float64Array.from(order.flatMap((i) => [...stimuli.positionsMm.subarray(3 * i, 3 * i + 3)])),
    ),
    timesMs: Float64Array.from(order, (i) => stimuli.timesMs[i]),
  }
}

/** The partition as sets of stimulus names, whatever the numbers of the sites. */
function partition(stimuli: Stimuli<'device:x'>, request: SiteRequest): string[] {
  const { siteOfStimulus, n } = assignSites(stimuli, request).sites
  const members = Array.from({ length: n }, (): string[] => [])
  siteOfStimulus.forEach((site, i) => members[site].push(stimuli.names[i]))
  return members.map((names) => names.sort().join()).sort()
}

const scatter = fc.double({ min: -1, max: 1, noNaN: true })

/** Grids of 4 × 4 sites or more, 3 stimuli a site, scattered by up to a tenth of the step in each direction. */
const gridMm = fc
  .record({
    columns: fc.integer({ min: 4, max: 6 }),
    rows: fc.integer({ min: 4, max: 6 }),
    stepMm: fc.double({ min: 6, max: 12, noNaN: true }),
  })
  .chain(({ columns, rows, stepMm }) =>
    fc.array(scatter, { minLength: 9 * columns * rows, maxLength: 9 * columns * rows }).map((off) => ({
      sites: columns * rows,
      stepMm,
      mm: Float64Array.from(off, (value, k) => {
        const site = Math.floor(k / 3) % (columns * rows)
        const index = [site % columns, Math.floor(site / columns), 0][k % 3]
        return stepMm * (index + 0.1 * value)
      }),
    })),
  )

const motion = fc.tuple(
  fc.double({ min: -3, max: 3, noNaN: true }),
  fc.double({ min: -3, max: 3, noNaN: true }),
  fc.double({ min: -200, max: 200, noNaN: true }),
  fc.double({ min: -200, max: 200, noNaN: true }),
)

describe('laws of sites', () => {
  it('auto gives back the sites of a scattered grid', () =>
    fc.assert(
      fc.property(gridMm, motion, ({ mm, sites: expected, stepMm }, by) => {
        const { sites } = assignSites(stimuliAt('device:x', moved(mm, by)), { kind: 'auto' })
        expect([sites.n, sites.rule.kind]).toEqual([expected, 'grid'])
        expect(Math.abs(sites.rule.stepMm / stepMm - 1)).toBeLessThan(0.05)
        expect(sites.siteOfStimulus.every((site, i) => site === sites.siteOfStimulus[i % expected])).toBe(true)
      }),
      { numRuns: 30 },
    ))

  it.each<SiteRequest>([{ kind: 'auto' }, { kind: 'none' }, { kind: 'radius', radiusMm: 4 }])(
    'rigid motion leaves partition, step and areas alone: $kind',
    (request) =>
      fc.assert(
        fc.property(gridMm, motion, ({ mm }, by) => {
          const still = stimuliAt('device:x', mm)
          const turned = stimuliAt('device:x', moved(mm, by))
          const [a, b] = [assignSites(still, request).sites, assignSites(turned, request).sites]
          expect(partition(turned, request)).toEqual(partition(still, request))
          expect(Math.abs(a.rule.stepMm - b.rule.stepMm)).toBeLessThan(1e-4)
          const total = (areas: Float64Array) => areas.reduce((sum, area) => sum + area, 0)
          expect(Math.abs(total(a.areasMm2) / total(b.areasMm2) - 1)).toBeLessThan(
            1e-4 + (request.kind === 'auto' ? 0 : 2e-3),
          )
        }),
        { numRuns: 15 },
      ),
  )

  it.each<SiteRequest>([{ kind: 'auto' }, { kind: 'radius', radiusMm: 4 }])(
    'the order of stimuli in the file does not change the partition: $kind',
    (request) =>
      fc.assert(
        fc.property(gridMm, fc.infiniteStream(fc.double({ noNaN: true, min: 0, max: 1 })), ({ mm }, chance) => {
          const stimuli = stimuliAt('device:x', mm)
          const keys = Array.from({ length: stimuli.n }, () => chance.next().value)
          const order = [...keys.keys()].sort((i, j) => keys[i] - keys[j] || i - j)
          expect(partition(reordered(stimuli, order), request)).toEqual(partition(stimuli, request))
        }),
        { numRuns: 20 },
      ),
  )

  it('any numbers give sites with names of their own, or an error that says what to do', () =>
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double(), fc.double({ min: -100, max: 100 }), fc.integer({ min: -3, max: 3 })), {
          maxLength: 90,
        }),
        fc.constantFrom<Frame>('scalp', 'subject', 'device:x'),
        fc.constantFrom<SiteRequest>({ kind: 'auto' }, { kind: 'grid', stepMm: 2 }, { kind: 'radius', radiusMm: 1 }),
        (numbers, frame, request) => {
          const mm = Float64Array.from(numbers.slice(0, numbers.length - (numbers.length % 3)))
          const before = mm.slice()
          try {
            const { sites } = assignSites(stimuliAt(frame, mm), request)
            expect(new Set(sites.labels).size).toBe(sites.n)
            expect(sites.siteOfStimulus.every((site) => site >= -1 && site < sites.n)).toBe(true)
          } catch (found) {
            expect(found).toBeInstanceOf(PenfieldError)
          }
          expect(mm).toEqual(before)
        },
      ),
      { numRuns: 500 },
    ))
})
