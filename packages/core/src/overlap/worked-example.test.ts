// The worked examples of the overlap definitions, computed independently with NumPy 1.24 and SciPy 1.10.
import { cos, exp, sin } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import {
  absolute,
  gridMap,
  gridSites,
  gridView,
  mapA,
  mapB,
  threshold,
  trialsOf,
} from '../map/grid-maps.test-support.js'
import { covarianceOf } from '../metrics/spread.js'
import { viewOf } from '../metrics/view.js'
import type { MuscleMap } from '../model/map.js'
import { missing } from '../model/missing.js'
import type { Value } from '../model/result.js'
import { overlapIndices } from './index.js'
import { pairOf } from './pair.js'

type Numbers = Readonly<Record<(typeof overlapIndices)[number]['id'], Value>>
type Grid = readonly (readonly number[])[]

const numbersOf = (a: Grid, b: Grid, over: Partial<MuscleMap> = {}): Numbers => {
  const pair = pairOf(gridView(a, over), gridView(b, over))
  return Object.fromEntries(overlapIndices.map((index) => [index.id, index.of(pair)])) as Numbers
}

const expectAll = (numbers: Numbers, expected: Readonly<Record<string, number>>) => {
  for (const [id, value] of Object.entries(expected)) expect(numbers[id as keyof Numbers], id).toBeCloseTo(value, 9)
}

describe('the worked example of two overlapping maps', () => {
  it('has three of five active sites in common at 50 µV', () => {
    expectAll(numbersOf(mapA, mapB, { threshold: absolute(50) }), {
      dice: 0.75,
      jaccard: 0.6,
      overlap_coefficient: 0.75,
      share_a: 0.75,
      share_b: 0.75,
      area_overlap: 300,
    })
  })

  it('compares weights and shares without a threshold', () => {
    expectAll(numbersOf(mapA, mapB), {
      ruzicka: 0.5777777778,
      histogram_intersection: 0.7420634921,
      bhattacharyya: 0.8975205625,
      hellinger: 0.3201240971,
      cosine: 0.9146241496,
      pearson: 0.8590869784,
      spearman: 0.5585812269,
      selectivity: 0.2799273866,
    })
  })

  it('lies 3.42 mm apart, the second map lateral and anterior of the first', () => {
    expectAll(numbersOf(mapA, mapB), {
      cog_shift_ml: 0.4603174603,
      cog_shift_ap: 3.3888888889,
      cog_distance: 3.4200087815,
      hotspot_distance: 0,
      separation_d: 0.6745824826,
      wasserstein_1: 3.5442122777,
      wasserstein_2: 6.204197248,
    })
  })

  it('spreads along the line that joins the centres by 17.35 mm² and 34.06 mm², which separation_d is measured by', () => {
    const [x, y] = [0.4603174603 / 3.4200087815, 3.3888888889 / 3.4200087815]
    const along = (map: Grid) => {
      const { uu, uv, vv } = covarianceOf(gridView(map)) ?? { uu: 0, uv: 0, vv: 0 }
      return x * x * uu + 2 * x * y * uv + y * y * vv
    }
    expect(along(mapA)).toBeCloseTo(17.3496683229, 7)
    expect(along(mapB)).toBeCloseTo(34.0563917384, 7)
    const mean = (17.3496683229 + 34.0563917384) / 2
    expect(numbersOf(mapA, mapB).separation_d).toBeCloseTo(3.4200087815 / Math.sqrt(mean), 9)
  })

  it('follows the law of additive crosstalk: 1 − histogram intersection and every shift shrink by κ', () => {
    const mixed = (own: Grid, other: Grid, c: number) => own.map((row, r) => row.map((uv, k) => uv + c * other[r][k]))
    const clean = numbersOf(mapA, mapB)
    const both = numbersOf(mixed(mapA, mapB, 0.2), mixed(mapB, mapA, 0.2))
    expectAll(both, { histogram_intersection: 0.8280612807, cog_shift_ap: 2.2590102502 })
    const oneWay = numbersOf(mapA, mixed(mapB, mapA, 0.2))
    for (const [smudged, kappa] of [
      [both, 0.6665931886],
      [oneWay, 0.8293838863],
    ] as const) {
      const shrunk = (id: keyof Numbers) => (smudged[id] as number) / (clean[id] as number)
      expect(shrunk('cog_shift_ap')).toBeCloseTo(kappa, 9)
      expect(shrunk('cog_shift_ml')).toBeCloseTo(kappa, 9)
      const { histogram_intersection } = smudged
      expect((1 - (histogram_intersection as number)) / (1 - 0.7420634921)).toBeCloseTo(kappa, 8)
    }
  })
})

describe('the transport distances', () => {
  it('are the shift for a blob moved by 20 mm and 10 mm', () => {
    const blob = (column: number, row: number) =>
      Array.from({ length: 7 }, (_, r) =>
        Array.from({ length: 7 }, (__, c) => {
          const [u, v] = [Math.abs(c - column), Math.abs(r - row)]
          return u > 1 || v > 1 ? 0 : (2 - u) * (2 - v)
        }),
      )
    expectAll(numbersOf(blob(2, 2), blob(4, 3)), { wasserstein_1: 22.360679775, wasserstein_2: 22.360679775 })
  })

  it('move the masses .2 .5 .3 at 0, 10, 20 mm to .5 .2 .3 at 10, 20, 30 mm by 7 mm', () => {
    expectAll(numbersOf([[0.2, 0.5, 0.3, 0]], [[0, 0.5, 0.2, 0.3]]), { wasserstein_1: 7 })
  })
})

describe('trial_correlation', () => {
  const sites = { ...gridSites(2, 1), siteOfStimulus: Int32Array.of(0, 0, 0, 1, 1, 1) }
  const view = (amplitudesUv: readonly number[], multiplicity: readonly number[] = [1, 1, 1, 1, 1, 1]) =>
    viewOf(
      gridMap([[150, 65]], { sites, threshold: absolute(50), drawn: { trials: trialsOf(amplitudesUv), multiplicity } }),
    )
  const a = [100, 200, 150, 50, 80, 65]
  const b = [90, 160, 100, 40, 50, 60]
  const of = (m?: readonly number[]) =>
    overlapIndices.find(({ id }) => id === 'trial_correlation')?.of(pairOf(view(a, m), view(b, m)))

  it('compares the logarithms about the mean of each site', () => {
    expect(of()).toBeCloseTo(0.8091399986, 10)
  })

  it('counts a stimulus as often as it was drawn', () => {
    const twice = (values: readonly number[]) => [values[0], values[0], values[1], values[4], values[4], values[5]]
    const spelledOut = pairOf(view(twice(a)), view(twice(b)))
    const index = overlapIndices.find(({ id }) => id === 'trial_correlation')
    expect(of([2, 1, 0, 0, 2, 1])).toBeCloseTo(index?.of(spelledOut) as number, 12)
  })

  it('is missing where no site has two stimuli', () => {
    expect(of([1, 0, 0, 0, 0, 1])).toEqual(missing('too-few-trials'))
    expect(of([1, 0, 0, 2, 0, 0])).toEqual(missing('no-variance'))
  })
})

describe('two equal Gaussian fields, SD 12 mm, 15 mm apart', () => {
  const side = 61
  const field = (x: number) =>
    Array.from({ length: side }, (_, r) =>
      Array.from({ length: side }, (__, c) => {
        const [dx, dy] = [2 * (c - (side - 1) / 2) - x, 2 * ((side - 1) / 2 - r)]
        return exp(-(dx * dx + dy * dy) / (2 * 144))
      }),
    )
  const numbers = (kind: 'none' | 'relative'): Numbers =>
    numbersOf(field(-7.5), field(7.5), {
      sites: gridSites(side, side, 2),
      threshold: threshold({ kind, fraction: kind === 'none' ? 0 : 0.25 }),
    })

  it('overlap as the continuum does, within what a 2 mm grid allows', () => {
    const found = numbers('none')
    expect(Math.abs((found.histogram_intersection as number) - 0.5319710581)).toBeLessThan(0.002)
    expect(found.bhattacharyya).toBeCloseTo(0.8225775624, 4)
    expect(found.cosine).toBeCloseTo(0.6766338462, 5)
    expect(found.separation_d).toBeCloseTo(1.25, 3)
    expect(Math.abs((found.wasserstein_2 as number) - 15)).toBeLessThan(0.4)
    expect(Math.abs((numbers('relative').dice as number) - 0.533560571)).toBeLessThan(0.02)
  })
})

describe('spearman', () => {
  it('ranks as rank tests do: ties share their mean rank', () => {
    const numbers = numbersOf([[3, 1, 4, 1, 5]], [[9, 2, 6, 5, 3]])
    // Ranks 3 1.5 4 1.5 5 and 5 1 4 3 2: Σ(d_a d_b) = 2, Σd_a² = 9.5, Σd_b² = 10.
    expect(numbers.spearman).toBeCloseTo(2 / Math.sqrt(95), 12)
  })
})

describe('cog_shift_ml', () => {
  const ml = (over: Partial<MuscleMap>): Value | undefined => {
    const pair = pairOf(gridView([[100, 0]], over), gridView([[0, 100]], over))
    return overlapIndices.find(({ id }) => id === 'cog_shift_ml')?.of(pair)
  }
  const at = (x: number) => {
    const sites = gridSites(2, 1)
    const positionsMm = sites.positionsMm.map((mm, k) => (k % 3 === 0 ? mm + x : mm))
    return { ...sites, positionsMm } as typeof sites
  }

  it('is positive away from the midline: to the right on the right, to the left on the left', () => {
    const of = (x: number, hemisphere: 'L' | 'R' | null) => {
      const sites = at(x)
      const support = { ...gridMap([[0, 0]], { sites }).support, positionsMm: sites.positionsMm }
      return ml({ sites, support, hemisphere })
    }
    expect([of(40, null), of(-40, null)]).toEqual([10, -10])
    expect([of(0, 'R'), of(0, 'L'), of(0, null)]).toEqual([10, -10, missing('no-side')])
  })

  it('is missing where the frame does not say where right is', () => {
    const sites = { ...gridSites(2, 1) }
    const plane = { ...sites.plane, anchored: false }
    const { support } = gridMap([[0, 0]], { sites })
    expect(ml({ sites: { ...sites, plane }, support: { ...support, plane } })).toEqual(missing('no-anatomy'))
  })
})

describe('a turn of the plane', () => {
  it('leaves distances alone on sites that do not lie on the axes', () => {
    const sites = gridSites(3, 3)
    const turned = sites.positionsMm.slice()
    for (let i = 0; i < turned.length; i += 3) {
      turned[i] = cos(0.5) * sites.positionsMm[i] - sin(0.5) * sites.positionsMm[i + 1]
      turned[i + 1] = sin(0.5) * sites.positionsMm[i] + cos(0.5) * sites.positionsMm[i + 1]
    }
    const { support } = gridMap(mapA)
    const numbers = numbersOf(mapA, mapB, {
      support: { ...support, positionsMm: turned as typeof support.positionsMm },
    })
    expectAll(numbers, { cog_distance: 3.4200087815, wasserstein_1: 3.5442122777, wasserstein_2: 6.204197248 })
  })
})
