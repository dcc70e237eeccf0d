import type { SessionResult } from '@penfield/core'
import { describe, expect, it } from 'vitest'
import { curveRows, curveTable } from './curves.js'
import { tsv } from './table.js'

const curve = (...values: number[]) => ({
  values: Float64Array.from(values),
  low: Float64Array.from(values, (value) => value - 0.1),
  high: Float64Array.from(values, () => Number.NaN),
})

const result = {
  session: { identity: { participant: 'sub-07', session: null, hemisphere: 'L' } },
  settings: 'map=discrete',
  curves: {
    shares: Float64Array.of(0, 0.5),
    resamples: 500,
    areas: [{ muscle: 'DM', thetasUv: Float64Array.of(0, 200), areaMm2: curve(4900, 300) }],
    overlaps: [
      {
        muscleA: 'DM',
        muscleB: 'LES',
        thetasAUv: Float64Array.of(0, 200),
        thetasBUv: Float64Array.of(0, 150),
        dice: curve(1, 0.5),
        ceiling: curve(1, 0.75),
        betweenHalves: Float64Array.of(1, 0.25),
      },
    ],
  },
} as unknown as SessionResult

describe('curves.tsv', () => {
  it('has one row a threshold: areas with their own threshold, overlaps with that of both muscles', () => {
    expect(tsv(curveTable('uV'), curveRows(result)).split('\n')).toEqual([
      'participant\tsession\themisphere\tmuscle_a\tmuscle_b\tcurve\ttheta_share\ttheta_a\ttheta_b\tvalue\tunit\tci_low\tci_high\tceiling\tbetween_halves\tsettings',
      'sub-07\tn/a\tL\tDM\tn/a\tarea\t0\t0\tn/a\t4900\tmm^2\t4899.9\tn/a\tn/a\tn/a\tmap=discrete',
      'sub-07\tn/a\tL\tDM\tn/a\tarea\t0.5\t200\tn/a\t300\tmm^2\t299.9\tn/a\tn/a\tn/a\tmap=discrete',
      'sub-07\tn/a\tL\tDM\tLES\tdice\t0\t0\t0\t1\t1\t0.9\tn/a\t1\t1\tmap=discrete',
      'sub-07\tn/a\tL\tDM\tLES\tdice\t0.5\t200\t150\t0.5\t1\t0.4\tn/a\t0.75\t0.25\tmap=discrete',
      '',
    ])
  })

  it('has no rows where no curves were computed', () => {
    const { curves: _, ...without } = result
    expect(curveRows(without)).toEqual([])
  })
})
