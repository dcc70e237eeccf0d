import {
  assignSites,
  type BootstrapJob,
  type BootstrapShard,
  ceilings,
  chanceLevels,
  correctedOverlap,
  designOf,
  fittedPlan,
  jackknife,
  type MapMethodId,
  metricRows,
  once,
  overlapRows,
  type PulseMatch,
  pairsOf,
  prepareMaps,
  type Reason,
  reasons,
  resolveThreshold,
  type Session,
  type SessionResult,
  type Sites,
  samenessTest,
  thresholdCurves,
  viewOf,
} from '@penfield/core'
import type { Measurement } from '@penfield/emg'
import { error } from '../codes.js'
import { type MapSettings, thresholdFor } from '../parse-settings.js'
import { cogClouds } from './clouds.js'
import { emgFindings } from './emg-findings.js'
import { mapIssues } from './map-issues.js'
import { measuredSession } from './measured-session.js'
import { settingsText } from './settings-text.js'

/** Computes bootstrap resamples 0 … n−1: here, or spread over workers. The numbers are the same. */
export type Resample = (job: BootstrapJob, n: number) => Promise<BootstrapShard>

/** Fewer scattered stimuli than this are too few to interpolate. */
const fewestForField = 30

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
  const { sites, issues: siteIssues } = assignSites(session.stimuli, settings.sites)
  const measured = measuredSession(session, sites, settings)
  const { measurement } = measured
  const { trials } = measurement
  refuseWithoutAmplitudes(session, measurement)
  const thresholds = trials.muscles.map((muscle) => {
    const hasNoiseLevel = muscle.shamUv?.some((uv) => !Number.isNaN(uv)) ?? false
    return resolveThreshold(thresholdFor(settings, hasNoiseLevel), muscle, settings.siteValue)
  })
  const method = settings.method ?? methodFor(sites)
  const { siteValue, field, seed, bootstrap } = settings
  const { hemisphere } = session.identity
  const plan = fittedPlan({ trials, sites, thresholds, siteValue, method, options: field, hemisphere })

  const estimate = prepareMaps(plan)
  const design = designOf(trials, sites)
  const maps = estimate(once(design), { withSpread: true })
  const views = maps.map(viewOf)
  const shard = bootstrap > 0 ? await resample({ plan, seed }, bootstrap) : emptyShard
  const resamples = {
    values: shard.values,
    jackknife: bootstrap > 0 ? jackknife(plan) : new Float64Array(0),
  }
  const ceiling = ceilings(design, estimate, maps.length, seed)
  const findings = pairsOf(maps.length).map(([a, b]) => ({
    chance: chanceLevels(views[a], views[b], seed),
    corrected: correctedOverlap(plan, estimate, maps, [a, b], { seed }),
    sameness: samenessTest(plan, a, b, seed),
  }))
  const metrics = metricRows(plan, maps, resamples)
  const overlap = overlapRows(plan, maps, resamples, ceiling, findings)
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

/** Grids, repeated sites and sites of single stimuli stay as they are; a random walk is interpolated. */
const methodFor = (sites: Sites): MapMethodId =>
  sites.rule.kind === 'walk' && sites.n >= fewestForField ? 'linear' : 'discrete'

/** @throws {PenfieldError} study/no-amplitudes — no trial of any muscle is left; says how often each reason was met. */
function refuseWithoutAmplitudes(session: Session, { trials }: Measurement): void {
  if (trials.muscles.some((muscle) => muscle.accepted.includes(1))) return
  const counts = new Map<Reason, number>()
  for (const reason of trials.muscles.flatMap((muscle) => muscle.reasons)) {
    if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  const met = [...counts].sort((a, b) => b[1] - a[1])
  const why = met.map(([reason, n]) => `${n} times ${reasons[reason]}`).join(', ')
  throw error('study/no-amplitudes', {
    what: `No trial of the ${session.stimuli.n} stimuli can be used, so there is nothing to map${why === '' ? '' : `: ${why}`}.`,
    fix: adviceFor(met[0]?.[0]),
  })
}

function adviceFor(reason: Reason | undefined): string {
  if (reason === 'short')
    return 'Choose a --window inside what was recorded (penfield inspect says what that is), or cut more with --epoch.'
  if (reason === 'artefact') return 'Open the --window later, blank the artefact with --blank, or say --reject none.'
  if (reason === 'manual') return 'Name fewer stimuli with --exclude.'
  if (reason === 'coil') return 'Allow a larger --position-limit.'
  if (reason === 'background' || reason === 'clipped') return 'Look at the recording, or say --reject none.'
  if (reason === undefined || reason === 'no-emg') return 'Give the file with the EMG, or with the amplitudes, as well.'
  return 'Look at the tracking of the coil: without a place a response can not be mapped.'
}
