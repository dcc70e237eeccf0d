/** Quality lights: what was looked at, the rule, and why it matters. Never a total mark, never an exclusion. */
import { isMissing, type SessionResult } from '@penfield/core'
import { median } from '@penfield/kernels'
import { activeNodes } from '../figures/active.js'
import { pairsOf } from '../figures/places.js'
import { formatNumber, formatValue } from '../format.js'

export type LightState = 'ok' | 'look' | 'stop' | 'unknown'

export interface Light {
  readonly name: string
  readonly state: LightState
  readonly value: string
  readonly rule: string
  readonly why: string
}

const percent = (share: number): string => `${formatNumber(100 * share, 'count')} %`

/** Lights that a session's result can answer, muscle by muscle where they differ. */
export const qualityLights = (result: SessionResult): Light[] => [
  ...result.trials.muscles.map((_, k) => acceptedLight(result, k)),
  stimuliLight(result),
  trackingLight(result),
  ...result.maps.flatMap((map) => borderLight(result, map.muscle)),
  ...result.maps.map((_, k) => filledLight(result, k)),
  ...result.trials.muscles.map((_, k) => backgroundLight(result, k)),
  ...result.trials.muscles.flatMap((_, k) => amplitudeLight(result, k)),
  ...result.trials.muscles.map((_, k) => censoredLight(result, k)),
  ...roomLight(result),
  ...crosstalkLights(result),
]

const sum = (flags: Uint8Array): number => flags.reduce((total, flag) => total + flag, 0)

function acceptedLight({ trials }: SessionResult, k: number): Light {
  const { muscle, observed, accepted } = trials.muscles[k]
  const all = sum(observed)
  const used = sum(accepted)
  const share = all === 0 ? 0 : used / all
  return {
    name: `${muscle}: trials accepted`,
    state: share < 0.5 || used < 20 ? 'stop' : share < 0.8 ? 'look' : 'ok',
    value: `${used} of ${all} (${percent(share)})`,
    rule: 'ok from 80 %; stop under 50 % or under 20 trials (house)',
    why: 'few trials leave wide intervals, and many left out may not be left out at random',
  }
}

function stimuliLight({ sites }: SessionResult): Light {
  const counts = new Float64Array(sites.n)
  for (const site of sites.siteOfStimulus) if (site >= 0) counts[site]++
  const middle = sites.n === 0 ? 0 : median(counts)
  return {
    name: 'stimuli a site',
    state: middle >= 5 ? 'ok' : middle >= 2 ? 'look' : 'stop',
    value: sites.n === 0 ? 'no sites' : `median ${formatNumber(middle, 'count')} at ${sites.n} sites`,
    rule: 'ok from 5; stop at 1',
    why: 'with one stimulus a site, intervals lean on a model',
  }
}

function trackingLight({ session }: SessionResult): Light {
  const { n, tracking } = session.stimuli
  const lost = tracking.filter((state) => state !== 'tracked').length
  return {
    name: 'tracking',
    state: lost === 0 ? 'ok' : lost <= 0.2 * n ? 'look' : 'stop',
    value: `${lost} of ${n} without a tracked place`,
    rule: 'ok at 0; stop over 20 %',
    why: 'a stimulus without a place cannot be mapped',
  }
}

/** More of its weight than this on the border, and the map goes on where nobody measured. */
const cutShare = 0.05

function borderLight({ metrics }: SessionResult, muscle: string): Light[] {
  const row = metrics.find((each) => each.muscle === muscle && each.metric === 'border_fraction')
  if (row === undefined || isMissing(row.value)) return []
  return [
    {
      name: `${muscle}: weight on the border`,
      state: row.value <= cutShare ? 'ok' : row.value <= 0.25 ? 'look' : 'stop',
      value: `${formatNumber(100 * row.value, 'length')} %${row.value > cutShare ? ': the map is cut' : ''}`,
      rule: 'ok up to 5 %; stop over 25 % (house)',
      why: 'a map cut off by the grid has a lower bound for its area, not its area',
    },
  ]
}

function filledLight({ maps }: SessionResult, k: number): Light {
  const map = maps[k]
  const active = activeNodes(map)
  let filled = 0
  let sampled = 0
  active.forEach((one, i) => {
    if (Number.isNaN(map.valuesUv[i])) return
    sampled += map.support.areasMm2[i]
    filled += one * map.support.areasMm2[i]
  })
  const share = sampled === 0 ? 0 : filled / sampled
  return {
    name: `${map.muscle}: share of grid filled`,
    state: filled === 0 ? 'stop' : share < 0.25 || share > 0.75 ? 'look' : 'ok',
    value: percent(share),
    rule: 'ok from 25 to 75 %; stop at 0',
    why: 'a map that fills the grid, or hardly any of it, says little about size',
  }
}

function backgroundLight({ trials }: SessionResult, k: number): Light {
  const { muscle, observed, reasons, backgroundUv } = trials.muscles[k]
  const all = sum(observed)
  const out = reasons.filter((reason) => reason === 'background').length
  const share = all === 0 ? 0 : out / all
  const known = backgroundUv.some((value) => !Number.isNaN(value))
  return {
    name: `${muscle}: background`,
    state: !known ? 'unknown' : share <= 0.1 ? 'ok' : share <= 0.25 ? 'look' : 'stop',
    value: known ? `${percent(share)} of trials left out` : 'not recorded',
    rule: 'ok up to 10 % left out; stop over 25 % (house)',
    why: 'a muscle that was active before the pulse responds more',
  }
}

/** A smaller difference is one of rounding. */
const leastDifferenceUv = 1e-6

/** Only where the file prints amplitudes beside waveforms: without these, its own are the only ones there are. */
function amplitudeLight({ trials, session }: SessionResult, k: number): Light[] {
  const muscle = session.muscles.find(({ name }) => name === trials.muscles[k].muscle)
  if (muscle === undefined || muscle.recording === null) return []
  const { amplitudesUv, amplitudesInFileUv } = trials.muscles[k]
  const differences = amplitudesUv.map((value, i) => Math.abs(value - amplitudesInFileUv[i]))
  const compared = differences.filter((value) => !Number.isNaN(value))
  if (compared.length === 0) return []
  const largest = compared.reduce((most, value) => Math.max(most, value), 0)
  const shown = largest < leastDifferenceUv ? 'none' : `largest difference ${formatValue(largest, 'amplitude')}`
  return [
    {
      name: `${muscle.name}: own against file's amplitude`,
      state: largest <= 0.01 ? 'ok' : 'look',
      value: `${shown} in ${compared.length} trials`,
      rule: 'ok up to 0.01 µV',
      why: 'another window or filter than the recording program used gives other amplitudes',
    },
  ]
}

function censoredLight({ trials }: SessionResult, k: number): Light {
  const { muscle, amplitudesUv, accepted } = trials.muscles[k]
  const used = sum(accepted)
  const zeros = amplitudesUv.filter((value, j) => value === 0 && accepted[j] === 1).length
  const share = used === 0 ? 0 : zeros / used
  return {
    name: `${muscle}: censored`,
    state: zeros === 0 ? 'ok' : share <= 0.2 ? 'look' : 'stop',
    value: `${zeros} of ${used} accepted amplitudes are exactly 0 (${percent(share)})`,
    rule: 'ok at 0; stop over 20 %',
    why: 'a 0 that stands for a response below a limit makes means and volumes lower bounds',
  }
}

function roomLight({ overlap }: SessionResult): Light[] {
  return overlap
    .filter(({ index }) => index === 'histogram_intersection')
    .map(({ muscleA, muscleB, ceiling, chance }) => {
      const room = isMissing(ceiling) || isMissing(chance) ? null : ceiling - chance
      return {
        name: `${muscleA} and ${muscleB}: room to read`,
        state: isMissing(ceiling) ? 'stop' : room === null ? 'unknown' : room >= 0.3 ? 'ok' : 'look',
        value: isMissing(ceiling) ? 'no ceiling' : room === null ? 'no chance level' : formatNumber(room, 'ratio'),
        rule: 'ceiling minus chance; ok from 0.30 (house)',
        why: 'between chance and ceiling an overlap can speak, outside it cannot',
      }
    })
}

/** A pair without waveforms has a light that says so, for its overlap can then not be judged. */
const crosstalkLights = (result: SessionResult): Light[] =>
  pairsOf(result).map(([a, b]) => {
    const finding = result.emg?.crosstalk.find(({ muscleA, muscleB }) => muscleA === a && muscleB === b)
    const known = [finding?.bound.aToB, finding?.bound.bToA].filter((each) => each !== undefined && !Number.isNaN(each))
    const largest = known.reduce((most: number, each = 0) => Math.max(most, each), 0)
    const shown = formatNumber(largest, 'ratio')
    return {
      name: `${a} and ${b}: crosstalk bound`,
      state: known.length === 0 ? 'unknown' : largest <= 0.05 ? 'ok' : largest <= 0.15 ? 'look' : 'stop',
      value:
        finding === undefined
          ? 'no waveforms'
          : known.length === 0
            ? 'no site where one muscle responds strongly'
            : `no leak larger than ${shown}${known.length === 1 ? ', in the one direction known' : ''}`,
      rule: 'ok up to 0.05; stop over 0.15 (house)',
      why: 'an electrode that hears the other muscle makes maps look more alike than they are',
    }
  })
