/** What a power study says, in words. */
import { isNoStatistic, mostPeople, powerOfT } from '@penfield/stats'
import { curveInWords, neededByCurve } from './curve.js'
import { outcomeInWords } from './outcomes.js'
import type { PowerResult, PowerRow } from './power-study.js'

/** Rows of the design itself that the text speaks of, in the order that was asked for. */
export const judgedRows = ({ request, rows }: PowerResult): readonly PowerRow[] =>
  request.judge.flatMap((id) => rows.filter((row) => row.factor === 'design' && row.outcome.id === id))

export const percent = (share: number): string => `${Math.round(100 * share)} %`

/**
 * `34 a group (28 to 43)`, or why there is no such number. Where values are far from normal ones it is read from the simulated curve; where
 * there is no curve the line says that the number is not to be trusted.
 */
export function neededInWords(result: PowerResult, row: PowerRow): string {
  const { effect } = row.pool
  if (isNoStatistic(effect)) return effect.missing === 'no-variance' ? 'n/a: always the same' : 'n/a: too few numbers'
  const { needed } = effect
  if (isNoStatistic(needed)) return 'n/a: no difference to find'
  const curve = row.isNormal ? null : neededByCurve(result, row)
  if (curve !== null) return curveInWords(curve)
  const high = needed.high > mostPeople ? 'more than a million' : `${needed.high}`
  const closed = `${needed.people} a group (${needed.low} to ${high})`
  return row.isNormal ? closed : `not to be trusted, for the values are not normal: ${closed}`
}

/** The answer: a sentence a number, the primary one first. */
export const answerSentences = (result: PowerResult): readonly string[] =>
  judgedRows(result).map(
    (row) => `${outcomeInWords(row.outcome, result.request.design.muscles.length)}: ${neededInWords(result, row)}`,
  )

/** How it was found, for the text, the report and power.json. */
export function methodSentences(result: PowerResult): readonly string[] {
  const { request } = result
  const { design, studies, pool, poolVaried, alpha, target, hemisphere } = request
  const [a, b] = design.groups
  const sides =
    hemisphere === 'average' ? 'the mean of the hemispheres' : `the ${hemisphere === 'L' ? 'left' : 'right'} hemisphere`
  return [
    `${pool} people a group (${poolVaried} for each variation) were simulated, mapped and measured at their first visit, ${sides}; the unit is the participant.`,
    `Each of ${studies} studies draws its people from that pool without drawing anyone twice; different studies share people, so intervals hold the error of the pool's effect size beside that of the number of studies.`,
    `Every study compares ${b.name} with ${a.name} by Welch's t, two-sided, alpha ${alpha}; the true difference is that of the pool, which trial noise and sampling have already made smaller or larger than that of the people.`,
    `People for a power of ${percent(target)} follow from the effect size of the pool by the noncentral t with equal groups; their interval is that of the effect size.`,
    ...(judgedRows(result).every(({ isNormal }) => isNormal) ? [] : [byCurve]),
  ]
}

const byCurve =
  'Where the simulated power is far from that of normal values, people are read from the simulated curve instead, on straight lines between its levels, and their interval from the ends of its band.'

/** Numbers whose simulated power is not that of normal values: the curve is to be believed, not the closed form. */
function notNormal(result: PowerResult): readonly string[] {
  const { alpha, design } = result.request
  return judgedRows(result).flatMap((row) => {
    const { effect } = row.pool
    if (row.isNormal || isNoStatistic(effect)) return []
    const closed = powerOfT(effect.d, row.people[0], row.people[1], alpha)
    const name = outcomeInWords(row.outcome, design.muscles.length)
    return [
      `${name}: the simulated power is ${percent(row.power)}, and normal values would give ${percent(closed)}; believe the curve.`,
    ]
  })
}

/** What must be known before the answer is believed. */
export function assumptionSentences(result: PowerResult): readonly string[] {
  const { design } = result.request
  const ids = design.assumed.map(({ id, value }) => `${id} ${value}`)
  const calibrated =
    design.preset === 'back'
      ? 'No public data can calibrate back muscles today: these answers stand and fall with the assumed numbers, so vary them.'
      : 'The preset was calibrated with public maps of a hand muscle; the rest is assumed.'
  return [...notNormal(result), calibrated, `Assumed, measured by nobody: ${ids.join(', ')}.`]
}
