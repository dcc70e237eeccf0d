import type { Identity, SessionResult, Unit, ValueUnit } from '@penfield/core'
import { identityColumns } from './columns.js'
import type { Table } from './table.js'

/** One curve at one threshold. */
export interface CurvePoint {
  readonly identity: Identity
  readonly muscleA: string
  /** Null for the curve of one muscle. */
  readonly muscleB: string | null
  readonly curve: 'area' | 'dice'
  readonly share: number
  readonly thetaAUv: number
  readonly thetaBUv: number | null
  readonly value: number
  readonly unit: Unit
  readonly low: number
  readonly high: number
  /** Null where a curve has none. */
  readonly ceiling: number | null
  readonly betweenHalves: number | null
  readonly settings: string
}

/** Areas muscle by muscle, then overlaps pair by pair, thresholds ascending; none where the session has no curves. */
export function curveRows({ session: { identity }, settings, curves }: SessionResult): readonly CurvePoint[] {
  if (curves === undefined) return []
  const shares = [...curves.shares]
  const areas = curves.areas.flatMap(({ muscle, thetasUv, areaMm2 }) =>
    shares.map((share, k) => ({
      ...{ identity, muscleA: muscle, muscleB: null, curve: 'area' as const, share },
      ...{ thetaAUv: thetasUv[k], thetaBUv: null },
      ...{ value: areaMm2.values[k], unit: 'mm^2' as const, low: areaMm2.low[k], high: areaMm2.high[k] },
      ...{ ceiling: null, betweenHalves: null, settings },
    })),
  )
  const overlaps = curves.overlaps.flatMap(({ muscleA, muscleB, thetasAUv, thetasBUv, dice, ceiling, betweenHalves }) =>
    shares.map((share, k) => ({
      ...{ identity, muscleA, muscleB, curve: 'dice' as const, share },
      ...{ thetaAUv: thetasAUv[k], thetaBUv: thetasBUv[k] },
      ...{ value: dice.values[k], unit: '1' as const, low: dice.low[k], high: dice.high[k] },
      ...{ ceiling: ceiling.values[k], betweenHalves: betweenHalves[k], settings },
    })),
  )
  return [...areas, ...overlaps]
}

/** @param unit of the maps' values, and so of their thresholds. */
export const curveTable = (unit: ValueUnit): Table<CurvePoint> => ({
  name: 'curves',
  about: 'One row a threshold of a curve: area of a muscle or overlap of two over thresholds',
  columns: [
    ...identityColumns,
    { name: 'muscle_a', meaning: 'Muscle, or the first of two', of: ({ muscleA }) => muscleA },
    { name: 'muscle_b', meaning: 'Second muscle; n/a for the curve of one', of: ({ muscleB }) => muscleB },
    { name: 'curve', meaning: 'area: area above the threshold; dice: Dice coefficient', of: ({ curve }) => curve },
    { name: 'theta_share', meaning: "Threshold as a share of each map's own maximum", of: ({ share }) => share },
    { name: 'theta_a', unit, meaning: 'The threshold of the first muscle', of: ({ thetaAUv }) => thetaAUv },
    { name: 'theta_b', unit, meaning: 'The threshold of the second muscle', of: ({ thetaBUv }) => thetaBUv },
    { name: 'value', meaning: 'Value, in the unit of the row', of: ({ value }) => value },
    { name: 'unit', meaning: 'Unit of value and interval', of: ({ unit }) => unit },
    { name: 'ci_low', meaning: 'Lower end of the pointwise 95 % bootstrap interval', of: ({ low }) => low },
    { name: 'ci_high', meaning: 'Upper end of the pointwise 95 % bootstrap interval', of: ({ high }) => high },
    { name: 'ceiling', meaning: 'What split halves of one muscle give', of: ({ ceiling }) => ceiling },
    {
      name: 'between_halves',
      meaning: 'The overlap between halves of the two muscles, to be compared with the ceiling',
      of: ({ betweenHalves }) => betweenHalves,
    },
    { name: 'settings', meaning: 'Settings that the value depends on', of: ({ settings }) => settings },
  ],
})
