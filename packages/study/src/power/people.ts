/** Simulated people and their numbers: simulated, mapped and measured as a session is. */
import { assignSites, assignSitesByLabel, isMissing, prepareMaps, type Session, valuesOf } from '@penfield/core'
import { type Design, type Hemisphere, simulateSession } from '@penfield/sim'
import { type MapSettings, parseSettings } from '../parse-settings.js'
import { planOnSites } from '../session/session-plan.js'
import { type Outcome, outcomesOf } from './outcomes.js'
import type { PowerRequest } from './request.js'

/** People `from` … `to` − 1 of one group. Plain data: it travels to workers as it is. */
export interface PeopleShard {
  readonly design: Design
  readonly group: number
  readonly hemisphere: PowerRequest['hemisphere']
  readonly from: number
  readonly to: number
}

/** Rows people, columns outcomes, row-major; NaN where a number has no answer. */
export type People = Float64Array

export function measurePeople({ design, group, hemisphere, from, to }: PeopleShard): People {
  const outcomes = outcomesOf(design.muscles)
  const settingsBy = new Map<string | undefined, MapSettings>()
  const settingsOf = (threshold: string | undefined): MapSettings => {
    const known = settingsBy.get(threshold) ?? parseSettings(threshold === undefined ? {} : { threshold })
    settingsBy.set(threshold, known)
    return known
  }
  const groups = design.groups.map((each) => ({ ...each, n: Math.max(each.n, to) }))
  const sides = hemisphere === 'average' ? design.hemispheres : [hemisphere]
  const rows = new Float64Array((to - from) * outcomes.length)
  for (let participant = from; participant < to; participant++) {
    const bySide = sides.map((side) => {
      const { session, truth } = simulateSession({ ...design, groups }, { group, participant, hemisphere: side })
      return numbersOf(session as unknown as Session, settingsOf(truth.analysis.threshold))
    })
    rows.set(sides.length === 1 ? bySide[0] : averaged(bySide, sides, outcomes), (participant - from) * outcomes.length)
  }
  return rows
}

function numbersOf(session: Session, settings: MapSettings): Float64Array {
  const { targets } = session.stimuli
  const isLabelled = targets.some((target) => target !== null)
  const assigned = isLabelled
    ? assignSitesByLabel(session.stimuli, targets)
    : assignSites(session.stimuli, settings.sites)
  const { plan } = planOnSites(session, assigned, settings)
  const maps = prepareMaps(plan)(new Uint16Array(session.stimuli.n).fill(1))
  return Float64Array.from(valuesOf(maps, 'quick'), (value) => (isMissing(value) ? Number.NaN : value))
}

/** Places that are counted from the midline to the right: the left side is turned over before the two are averaged. */
const mirrored = ['cog_x', 'hotspot_x']

/** The mean of the hemispheres; a direction in degrees has none. */
function averaged(
  bySide: readonly Float64Array[],
  sides: readonly Hemisphere[],
  outcomes: readonly Outcome[],
): Float64Array {
  return Float64Array.from(outcomes, ({ id, unit }, k) => {
    if (unit === 'deg') return Number.NaN
    let sum = 0
    bySide.forEach((values, s) => (sum += mirrored.includes(id) && sides[s] === 'L' ? -values[k] : values[k]))
    return sum / sides.length
  })
}
