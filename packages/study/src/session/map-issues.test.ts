import type { MetricRow, MuscleMap } from '@penfield/core'
import { describe, expect, it } from 'vitest'
import { mapIssues } from './map-issues.js'

const plain = { bootstrap: 2000, field: { nodeStepMm: 2 } }
const border = (muscle: string, share: number) => ({ metric: 'border_fraction', muscle, value: share }) as MetricRow

/** Four sites in the corners of a square of `sideMm`, 10 mm the step, and a node of 1 mm² at each site and in the middle. */
const square = (sideMm: number, kind: MuscleMap['support']['kind'] = 'plane') => {
  const corners = [0, 0, sideMm, 0, 0, sideMm, sideMm, sideMm]
  return {
    muscle: 'DM',
    support: {
      kind,
      n: 5,
      planeMm: Float64Array.of(...corners, sideMm / 2, sideMm / 2),
      areasMm2: new Float64Array(5).fill(1),
    },
    valuesUv: new Float64Array(5).fill(100),
    sites: { n: 4, planeMm: Float64Array.of(...corners), rule: { stepMm: 10 } },
    siteValues: { counts: Uint16Array.of(3, 3, 3, 3) },
    drawn: { trials: { amplitudesUv: new Float64Array(0) } },
  } as unknown as MuscleMap
}

describe('mapIssues', () => {
  it('says that a map is cut when more than 5 % of it lies on the border, muscle by muscle', () => {
    const issues = mapIssues([], [border('DM', 0.05), border('LES', 0.062)], plain)
    expect(issues).toMatchObject([{ code: 'study/map-cut', where: { column: 'LES' } }])
    expect(issues[0].what).toContain('6.2 % of LES')
  })

  it('says that a field has holes when more than 5 % of it lies farther than one and a half steps from every site', () => {
    expect(mapIssues([square(10)], [], plain)).toEqual([])
    const [issue] = mapIssues([square(30)], [], plain)
    expect([issue.code, issue.what.slice(0, 20)]).toEqual(['study/map-holes', '20 % of the map of D'])
  })

  it.each([
    [0, []],
    [199, ['study/few-resamples']],
    [200, []],
  ])('looks at %i resamples: %j', (bootstrap, codes) => {
    expect(mapIssues([], [], { ...plain, bootstrap }).map(({ code }) => code)).toEqual(codes)
  })

  it('says of which muscle the field was chosen at a bound', () => {
    const maps = [square(10), { ...square(10), muscle: 'LES' }]
    const issues = mapIssues(maps, [], plain, [{ boundsHit: 0 }, { boundsHit: 2 }])
    expect(issues).toMatchObject([{ code: 'study/field-at-bound', where: { column: 'LES' } }])
    expect(mapIssues(maps, [], plain, [{ lambda: 1 }, {}])).toEqual([])
  })

  it('says that a muscle is silent, and that two muscles are one', () => {
    const active = (value: number) => ({ metric: 'active_sites', muscle: 'LES', value }) as MetricRow
    expect(mapIssues([], [active(0), active(3)], plain)).toMatchObject([{ code: 'study/silent-muscle' }])
    const withUv = (muscle: string, ...uv: number[]) => {
      const drawn = { trials: { amplitudesUv: Float64Array.from(uv) } }
      return { ...square(10), muscle, drawn } as unknown as MuscleMap
    }
    const [issue, ...others] = mapIssues([withUv('A', 1, 2), withUv('B', 1, 3), withUv('C', 1, 2)], [], plain)
    expect([issue.code, issue.where, others]).toEqual(['study/same-amplitudes', { column: 'C' }, []])
  })

  it('says when the radius of the head was of no use', () => {
    const field = { nodeStepMm: 2, headRadiusMm: 85 }
    const codesOf = (map: MuscleMap) => mapIssues([map], [], { ...plain, field }).map(({ code }) => code)
    expect([codesOf(square(10)), codesOf(square(10, 'sphere'))]).toEqual([['study/head-radius-unused'], []])
  })
})
