/** A power study as its figures and its page see it. */
import type { PowerCurve, PowerLevel, PowerPicture } from '@penfield/report'
import { isNoStatistic } from '@penfield/stats'
import type { Factor } from './arms.js'
import { isSame, neededByCurve } from './curve.js'
import { outcomeInWords } from './outcomes.js'
import type { PowerResult, PowerRow } from './power-study.js'
import { judgedRows, neededInWords } from './words.js'

export function pictureOf(result: PowerResult): PowerPicture {
  const { request, rows } = result
  const { design, target } = request
  const judged = judgedRows(result)
  const curves = judged.map((own): PowerCurve => {
    const same = rows.filter(({ outcome }) => outcome === own.outcome || isSame(outcome, own.outcome))
    const { effect, a, b } = own.pool
    return {
      name: outcomeInWords(own.outcome, design.muscles.length),
      unit: own.outcome.unit,
      people: levelsOf(same, 'people'),
      own: levelOf(own),
      needed: neededOf(result, own),
      neededInWords: neededInWords(result, own),
      d: isNoStatistic(effect) ? null : effect,
      difference: b.mean - a.mean,
      typeM: typeof own.typeMOfD === 'number' ? own.typeMOfD : null,
      typeS: typeof own.typeS === 'number' ? own.typeS : null,
      trialsPerSite: levelsOf(same, 'trials_per_site', { ...levelOf(own), level: design.trialsPerSite }),
      grid:
        design.layout.kind === 'grid' && design.layout.columns === design.layout.rows
          ? levelsOf(same, 'grid', { ...levelOf(own), level: design.layout.columns })
          : [],
      session: levelsOf(same, 'session', { ...levelOf(own), level: 1 }),
    }
  })
  return { target, groups: [design.groups[0].name, design.groups[1].name], people: judged[0]?.people ?? [0, 0], curves }
}

/** As the words say it; null where they give no number or none to be trusted. */
function neededOf(result: PowerResult, row: PowerRow): PowerCurve['needed'] {
  const { effect } = row.pool
  if (isNoStatistic(effect) || isNoStatistic(effect.needed)) return null
  if (row.isNormal) return effect.needed
  const curve = neededByCurve(result, row)
  if (curve === null) return null
  const onAxis = (n: number): number => Math.max(n, curve.levels[0])
  return { people: onAxis(curve.people), low: onAxis(curve.low), high: onAxis(curve.high) }
}

/** In ascending order, the design's own among them. */
function levelsOf(rows: readonly PowerRow[], factor: Factor, own?: PowerLevel): readonly PowerLevel[] {
  const varied = rows.filter((row) => row.factor === factor).map(levelOf)
  if (own !== undefined && varied.length > 0) varied.push(own)
  return varied.sort((a, b) => a.level - b.level)
}

const levelOf = ({ level, power, powerInterval, halfWidth }: PowerRow): PowerLevel => ({
  level,
  power,
  low: powerInterval.low,
  high: powerInterval.high,
  halfWidth: typeof halfWidth === 'number' ? halfWidth : null,
})
