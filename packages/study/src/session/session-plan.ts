/** From a session to everything that decides its maps. */
import {
  type Assignment,
  assignSites,
  type Frame,
  fittedPlan,
  type Issue,
  type MapMethodId,
  type MapPlan,
  type Reason,
  reasons,
  resolveThreshold,
  type Session,
  type Sites,
} from '@penfield/core'
import type { Measurement } from '@penfield/emg'
import { error } from '../codes.js'
import { type MapSettings, thresholdFor } from '../parse-settings.js'
import { type MeasuredSession, measuredSession } from './measured-session.js'

export interface SessionPlan {
  readonly plan: MapPlan
  readonly measured: MeasuredSession
  readonly siteIssues: readonly Issue[]
}

/** Fewer scattered stimuli than this are too few to interpolate. */
const fewestForField = 30

/**
 * Sites, trials, thresholds and map method of a session.
 *
 * @throws {PenfieldError} data errors of emg and core, and study/no-amplitudes.
 */
export const sessionPlan = (session: Session, settings: MapSettings): SessionPlan =>
  planOnSites(session, assignSites(session.stimuli, settings.sites), settings)

/** The same on sites that are known. */
export function planOnSites(
  session: Session,
  { sites, issues: siteIssues }: Assignment<Frame>,
  settings: MapSettings,
): SessionPlan {
  const measured = measuredSession(session, sites, settings)
  const { trials } = measured.measurement
  refuseWithoutAmplitudes(session, measured.measurement)
  const thresholds = trials.muscles.map((muscle) => {
    const hasNoiseLevel = muscle.shamUv?.some((uv) => !Number.isNaN(uv)) ?? false
    return resolveThreshold(thresholdFor(settings, hasNoiseLevel), muscle, settings.siteValue)
  })
  const method = settings.method ?? methodFor(sites)
  const { siteValue, field } = settings
  const { hemisphere } = session.identity
  const plan = fittedPlan({ trials, sites, thresholds, siteValue, method, options: field, hemisphere })
  return { plan, measured, siteIssues }
}

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
