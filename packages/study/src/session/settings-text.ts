import { type MapPlan, type SiteRule, type Threshold, unitOf } from '@penfield/core'
import type { Measurement } from '@penfield/emg'
import { numberText } from '@penfield/kernels'
import type { MapSettings } from '../parse-settings.js'

/**
 * The settings that a session's numbers depend on, as the cell of the `settings` column: `amplitude=p2p;window=10:60;…`.
 * Where muscles differ, one value a muscle with `/` between. Resolved thresholds stand in the unit of the trials'
 * amplitudes; with `site-value=probability` they are those of a single trial.
 */
export function settingsText(settings: MapSettings, plan: MapPlan, measurement: Measurement): string {
  const windows = measurement.windowsMs.map((window) => (window === null ? 'file' : window.map(numberText).join(':')))
  const parts: readonly (readonly [string, string])[] = [
    ['amplitude', settings.amplitude],
    ['window', same(windows)],
    ...emgTexts(settings, measurement),
    ['reject', typeof settings.reject === 'string' ? settings.reject : settings.reject.join(',')],
    ['threshold', same(plan.thresholds.map((threshold, m) => thresholdText(plan, threshold, m)))],
    ['sites', siteText(plan.sites.rule)],
    ['site-value', plan.siteValue],
    ['map', plan.method],
    ...(plan.method === 'discrete' ? [] : fieldTexts(plan)),
    ['bootstrap', String(settings.bootstrap)],
    ['seed', String(settings.seed)],
  ]
  return parts.map(([name, value]) => `${name}=${value}`).join(';')
}

/** Of sessions with waveforms: the detector, and what else was asked for. */
function emgTexts(settings: MapSettings, { emg }: Measurement): readonly (readonly [string, string])[] {
  if (emg.length === 0) return []
  const { blankMs, detrend, bandHz, notchHz } = settings.signal
  const range = (ends: readonly [number, number]): string => ends.map(numberText).join(':')
  return [
    ['onset', settings.onset],
    ...(blankMs === null ? [] : [['blank', range(blankMs)] as const]),
    ...(detrend ? [['detrend', 'yes'] as const] : []),
    ...(bandHz === null ? [] : [['band', range(bandHz)] as const]),
    ...(notchHz === null ? [] : [['notch', numberText(notchHz)] as const]),
    ...(settings.unmix === null ? [] : [['unmix', settings.unmix] as const]),
    ['background-limit', limitText(settings.backgroundLimit)],
  ]
}

function limitText(limit: MapSettings['backgroundLimit']): string {
  if (limit.kind === 'mad') return `${numberText(limit.k)}mad`
  if (limit.kind === 'absolute') return `${numberText(limit.uv)}uV`
  return `${numberText(limit.lowPercent)}:${numberText(limit.highPercent)}%mvc`
}

/** What is not the default is named only where it was asked for and used. */
function fieldTexts({ options, sites }: MapPlan): readonly (readonly [string, string])[] {
  const { nodeStepMm, bandwidth = 'step', headRadiusMm } = options
  const isRound = headRadiusMm !== undefined && sites.frame === 'scalp'
  return [
    ['step', numberText(nodeStepMm)],
    ...(bandwidth === 'step' ? [] : [['bandwidth', bandwidth] as const]),
    ...(isRound ? [['head-radius', numberText(headRadiusMm)] as const] : []),
  ]
}

const same = (values: readonly string[]): string => ([...new Set(values)].length === 1 ? values[0] : values.join('/'))

function thresholdText({ trials, siteValue }: MapPlan, threshold: Threshold, muscle: number): string {
  const { kind, fraction } = threshold
  const level = siteValue === 'probability' ? threshold.trialThetaUv : threshold.thetaUv
  const unit = unitOf(trials.muscles[muscle])
  switch (kind) {
    case 'absolute':
      return `${numberText(level)}uV`
    case 'relative':
      return `${numberText(100 * fraction)}%`
    case 'noise':
      return unit === '1' ? `noise(${level.toFixed(2)})` : `noise(${level.toFixed(1)}${unit})`
    case 'none':
      return 'none'
  }
}

const siteText = ({ kind, stepMm }: SiteRule): string => `${kind}(${stepMm.toFixed(2)}mm)`
