/** Constrained longitudinal analysis of a trial: arms share their mean before, people without all visits stay. */
import { isNoStatistic, type NoStatistic, noStatistic } from '../missing.js'
import { checkLength } from './check-rows.js'
import { type Column, designOf, interactionColumns, onesColumn, treatmentColumns } from './design-columns.js'
import { type ArmPair, armPairs, checkArms, unitRow } from './fixed-effects.js'
import { type JointTest, jointTest } from './linear-contrast.js'
import { type MixedModel, mixedModel } from './mixed-model.js'

export interface LongitudinalInput {
  /** people × visits, row-major; NaN where a person was not measured. */
  readonly y: Float64Array
  /** Names; the first is the visit before any arm began. */
  readonly visits: readonly string[]
  /** One a person, places in `arms`. */
  readonly arm: Int32Array
  /** Names; the first is the reference of the estimates. */
  readonly arms: readonly string[]
  /** Further columns, one value a person, such as strata; NaN where it is missing. */
  readonly covariates?: readonly Column[]
  /** Of the intervals, which are at level 1 − alpha. */
  readonly alpha?: number
}

export interface VisitPair extends ArmPair {
  readonly visit: string
}

export interface VisitTest extends JointTest {
  readonly visit: string
}

export interface Longitudinal {
  readonly model: MixedModel
  /** All pairs at each visit after the first, without correction for their number. */
  readonly pairs: readonly VisitPair[]
  /** That no arm differs from another, at each visit after the first. */
  readonly armAtVisit: readonly VisitTest[]
  /** The same at all these visits together. */
  readonly arm: JointTest
  /** People measured at each visit in each arm. */
  readonly measured: readonly { readonly visit: string; readonly arm: string; readonly people: number }[]
  /** People without a covariate, or without any visit. */
  readonly leftOut: number
}

/**
 * y ~ visit + visit : arm (visits after the first) + covariates + (1|person), by {@link mixedModel}.
 *
 *     before:  E y = μ + covariates          after, visit v, arm a:  E y = μ + τ_v + δ_va + covariates,  δ_v0 = 0
 *
 * @returns missing when the columns, or the people, explain the values to rounding.
 * @throws {PenfieldError} stats/too-few-values — fewer than two arms, an arm of fewer than two
 *   people, an arm that nobody was measured in at a visit, or as {@link mixedModel}.
 */
export function constrainedLongitudinal(input: LongitudinalInput): Longitudinal | NoStatistic {
  const { y, visits, arm, arms, covariates = [], alpha = 0.05 } = input
  const times = visits.length
  checkLength('y', y.length, arm.length * times)
  for (const { name, values } of covariates) checkLength(name, values.length, arm.length)
  const rows = Array.from(y.keys()).filter(
    (at) => !Number.isNaN(y[at]) && covariates.every(({ values }) => !Number.isNaN(values[Math.floor(at / times)])),
  )
  const subject = Int32Array.from(rows, (at) => Math.floor(at / times))
  const people = [...new Set(subject)]
  const ofRow = subject.map((person) => arm[person])
  const visitColumns = treatmentColumns(
    Int32Array.from(rows, (at) => at % times),
    visits,
    'visit',
  )
  const cells = interactionColumns(visitColumns, treatmentColumns(ofRow, arms, 'arm'))
  checkArms(
    Int32Array.from(people, (person) => arm[person]),
    arms,
  )
  const more = covariates.map(({ name, values }) => ({ name, values: Array.from(subject, (person) => values[person]) }))
  const { x, names } = designOf([onesColumn(rows.length), ...visitColumns, ...cells, ...more], rows.length)
  const model = mixedModel({ x, y: Float64Array.from(rows, (at) => y[at]), names, subject, alpha })
  if (isNoStatistic(model)) return model
  const tests = armTests(model, visits, arms.length)
  if (isNoStatistic(tests)) return tests
  return {
    model,
    ...tests,
    pairs: visits
      .slice(1)
      .flatMap((visit, v) =>
        armPairs(model, arms, firstOf(v, times, arms.length), alpha).map((pair) => ({ visit, ...pair })),
      ),
    measured: visits.flatMap((visit, v) =>
      arms.map((name, a) => ({
        visit,
        arm: name,
        people: rows.filter((at, i) => at % times === v && ofRow[i] === a).length,
      })),
    ),
    leftOut: arm.length - people.length,
  }
}

/** Place of arm 1 at the visit `v` after the first: behind the intercept, the visits and the cells before it. */
const firstOf = (v: number, visits: number, arms: number): number => visits + v * (arms - 1)

function armTests(model: MixedModel, visits: readonly string[], arms: number) {
  const rowsAt = visits
    .slice(1)
    .map((_, v) => Array.from({ length: arms - 1 }, (_, a) => unitRow(model, firstOf(v, visits.length, arms) + a)))
  const arm = jointTest(model, rowsAt.flat())
  if (isNoStatistic(arm)) return noStatistic(arm.missing)
  const armAtVisit = rowsAt.flatMap((rows, v) => {
    const found = jointTest(model, rows)
    return isNoStatistic(found) ? [] : [{ visit: visits[v + 1], ...found }]
  })
  return { arm, armAtVisit }
}
