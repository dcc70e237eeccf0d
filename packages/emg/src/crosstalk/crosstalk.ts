import type { CrosstalkFinding, Match, Session, Sites, SiteValues, Trials } from '@penfield/core'
import type { WindowMs } from '../segment.js'
import { type Backgrounds, backgroundsOf } from './backgrounds.js'
import { coherenceOf } from './coherence.js'
import { correlogramOf, largestOf, zeroLagOf } from './correlation.js'
import { mixingOf } from './mixing-estimates.js'
import { momentsOf } from './moments.js'
import { waveformMatchOf } from './waveform-match.js'
import { leakBound, weakSites } from './weak-sites.js'

/** A session with what was made of it. Lists have one entry a muscle, in the session's order. */
export interface CrosstalkInput {
  readonly session: Session
  readonly trials: Trials
  readonly sites: Pick<Sites, 'siteOfStimulus'>
  readonly siteValues: readonly SiteValues[]
  /** Mean of the sham amplitudes, in the unit of the site values; NaN unknown. */
  readonly floorsUv: readonly number[]
  /** Window of the response, ms; null where there is no recording. */
  readonly windowsMs: readonly (WindowMs | null)[]
}

/**
 * What two channels share: in the activity before the stimulus, and at sites where only one muscle responds.
 *
 * Intervals come from the jackknife over trials, so there is no chance in them. Without recordings of both muscles at the
 * same moments everything but the bound is missing: NaN, and empty lists.
 *
 * @param pair two muscles of the session, first a, then b.
 */
export function crosstalkOf(input: CrosstalkInput, pair: readonly [number, number]): Omit<CrosstalkFinding, 'needed'> {
  const { session, trials, siteValues, floorsUv } = input
  const [a, b] = pair
  const backgrounds = backgroundsOf(session, trials, pair) ?? nothing
  const moments = momentsOf(backgrounds)
  const correlogram = correlogramOf(backgrounds)
  const boundOf = (source: number, listener: number): number =>
    leakBound(siteValues[source].valuesUv, siteValues[listener].valuesUv, floorsUv[source])
  return {
    muscleA: session.muscles[a].name,
    muscleB: session.muscles[b].name,
    nTrials: backgrounds.n,
    zeroLag: zeroLagOf(moments),
    lagged: largestOf(correlogram),
    correlogram,
    coherence: coherenceOf(backgrounds),
    waveformMatch: { aInB: matchOf(input, a, b), bInA: matchOf(input, b, a) },
    mixing: mixingOf(moments),
    bound: { aToB: boundOf(a, b), bToA: boundOf(b, a) },
  }
}

const nothing: Backgrounds = { n: 0, samples: 0, stepMs: 1, aUv: new Float64Array(0), bUv: new Float64Array(0) }

/** Compares the waveforms at the stimuli, accepted and recorded of both, of the sites where the listener is weak. */
function matchOf(
  { session, trials, sites, siteValues, floorsUv, windowsMs }: CrosstalkInput,
  source: number,
  listener: number,
): Match {
  const weak = new Set(weakSites(siteValues[source].valuesUv, siteValues[listener].valuesUv, floorsUv[source]))
  const has = (muscle: number, stimulus: number): boolean =>
    trials.muscles[muscle].accepted[stimulus] === 1 &&
    (session.muscles[muscle].recording?.sweepOfStimulus[stimulus] ?? -1) >= 0
  const stimuli: number[] = []
  for (let k = 0; k < session.stimuli.n; k++)
    if (weak.has(sites.siteOfStimulus[k]) && has(source, k) && has(listener, k)) stimuli.push(k)
  return waveformMatchOf({
    source: session.muscles[source].recording,
    listener: session.muscles[listener].recording,
    stimuli,
    sites: new Set(stimuli.map((k) => sites.siteOfStimulus[k])).size,
    windowMs: windowsMs[source] ?? [0, 0],
  })
}
