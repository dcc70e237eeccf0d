import {
  crosstalkNeededForPair,
  type EmgFindings,
  type MapView,
  mapTotals,
  missing,
  type OverlapRow,
  type PulseMatch,
  pairOf,
} from '@penfield/core'
import type { MeasuredSession } from './measured-session.js'

interface Findings {
  readonly measured: MeasuredSession
  /** One a muscle, in the order of the session. */
  readonly views: readonly MapView[]
  readonly overlap: readonly OverlapRow[]
  readonly pulses: PulseMatch | null
  readonly referenceOverlap: number
}

/** What the EMG says beside the amplitudes; null where there are no waveforms. */
export function emgFindings({ measured, views, overlap, pulses, referenceOverlap }: Findings): EmgFindings | null {
  const { crosstalk, measurement } = measured
  if (measurement.emg.length === 0 && pulses === null) return null
  const viewOf = (muscle: string) => views.find(({ map }) => map.muscle === muscle) as MapView
  return {
    muscles: measurement.emg,
    pulses,
    crosstalk: crosstalk.map((finding) => {
      const { muscleA, muscleB } = finding
      const row = overlap.find(
        (one) => one.muscleA === muscleA && one.muscleB === muscleB && one.index === 'histogram_intersection',
      )
      const [a, b] = [viewOf(muscleA), viewOf(muscleB)]
      // Weights cut at a share of the maximum do not add, nor do shares of trials, so crosstalk does not shrink their difference by
      // one factor.
      const addsUp = a.map.threshold.kind !== 'relative' && a.map.siteValue !== 'probability'
      const observed = !addsUp || row === undefined ? unknown : row
      const totals = mapTotals(pairOf(a, b))
      return { ...finding, needed: crosstalkNeededForPair(observed, totals, referenceOverlap) }
    }),
  }
}

const none = missing('no-overlap-map')
const unknown = { value: none, interval: { low: none, high: none } }
