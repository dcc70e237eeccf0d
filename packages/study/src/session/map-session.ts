import {
  type BootstrapJob,
  type BootstrapShard,
  ceilings,
  chanceLevels,
  correctedOverlap,
  designOf,
  metricRows,
  once,
  overlapRows,
  type PulseMatch,
  pairsOf,
  prepareMaps,
  type Session,
  type SessionResult,
  samenessTest,
  thresholdCurves,
  viewOf,
} from '@penfield/core'
import type { MapSettings } from '../parse-settings.js'
import { cogClouds } from './clouds.js'
import { emgFindings } from './emg-findings.js'
import { mapIssues } from './map-issues.js'
import { sessionPlan } from './session-plan.js'
import { settingsText } from './settings-text.js'

/** Computes bootstrap resamples 0 … n−1: here, or spread over workers. The numbers are the same. */
export type Resample = (job: BootstrapJob, n: number) => Promise<BootstrapShard>

/** A pointwise band needs no more resamples than this. */
const curveResamples = 500

/** A session, and how its pulses were matched where navigator and recording came in files of their own. */
export interface ToMap {
  readonly session: Session
  readonly pulses?: PulseMatch
}

/**
 * The main job: one session to its trials, sites, maps, metrics and overlap.
 *
 * @param resample how resamples are computed; not called when the settings ask for none.
 * @throws {PenfieldError} data errors of emg, core and study/no-amplitudes.
 */
export async function mapSession(
  { session, pulses }: ToMap,
  settings: MapSettings,
  resample: Resample,
): Promise<SessionResult> {
  const { plan, measured, siteIssues } = sessionPlan(session, settings)
  const { trials, sites } = plan
  const { measurement } = measured
  const { seed, bootstrap } = settings

  const estimate = prepareMaps(plan)
  const design = designOf(trials, sites)
  const maps = estimate(once(design), { withSpread: true })
  const views = maps.map(viewOf)
  const shard = bootstrap > 0 ? await resample({ plan, seed }, bootstrap) : emptyShard
  const ceiling = ceilings(design, estimate, maps.length, seed)
  const findings = pairsOf(maps.length).map(([a, b]) => ({
    chance: chanceLevels(views[a], views[b], seed),
    corrected: correctedOverlap(plan, estimate, maps, [a, b], { seed }),
    sameness: samenessTest(plan, a, b, seed),
  }))
  const metrics = metricRows(plan, maps, shard.values)
  const overlap = overlapRows(plan, maps, shard.values, ceiling, findings)
  const emg = emgFindings({
    measured,
    views,
    overlap,
    pulses: pulses ?? null,
    referenceOverlap: settings.referenceOverlap,
  })
  return {
    session: measured.session,
    trials,
    sites,
    maps,
    metrics,
    overlap,
    ...(emg === null ? {} : { emg }),
    curves: thresholdCurves(plan, { seed, resamples: Math.min(bootstrap, curveResamples) }),
    clouds: cogClouds(maps, shard.cogPlaneMm),
    issues: [
      ...mapIssues(maps, metrics, settings, plan.fits),
      ...measurement.issues,
      ...measured.issues,
      ...siteIssues,
    ],
    windowsMs: measurement.windowsMs,
    settings: settingsText(settings, plan, measurement),
  }
}

const emptyShard: BootstrapShard = { values: new Float64Array(0), cogPlaneMm: new Float64Array(0) }
