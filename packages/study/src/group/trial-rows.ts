/** Arms of a trial: the numbers after, given those before. */
import { PenfieldError } from '@penfield/kernels'
import {
  type ArmPair,
  ancova,
  constrainedLongitudinal,
  exactJ,
  holm,
  isNoStatistic,
  type NamedColumn,
  type NoStatistic,
} from '@penfield/stats'
import { error } from '../codes.js'
import type { Outcome } from './outcomes.js'
import type { GroupPeople } from './people.js'
import { type GroupRow, muscleColumns } from './row.js'

/** One outcome at every visit of the trial, the one before first. */
export interface TrialOutcome {
  readonly before: Outcome
  readonly after: readonly Outcome[]
}

/** @throws {PenfieldError} study/group-design — an arm in which nobody has a visit of the trial. */
export function trialRows(
  outcomes: readonly TrialOutcome[],
  people: GroupPeople,
  covariates: readonly NamedColumn[],
  visits: readonly string[],
): readonly GroupRow[] {
  refuseEmptyArms(outcomes, people, visits)
  return outcomes
    .filter(({ before }) => before.id !== 'orientation')
    .flatMap((outcome) =>
      outcome.after.length === 1
        ? covarianceRows(outcome, people, covariates)
        : longRows(outcome, people, covariates, visits),
    )
}

function refuseEmptyArms(
  outcomes: readonly TrialOutcome[],
  { groups, people }: GroupPeople,
  visits: readonly string[],
): void {
  groups.forEach((name, arm) => {
    visits.forEach((visit, v) => {
      const isThere = outcomes.some(({ before, after }) =>
        [before, ...after][v].values.some((value, i) => people[i].group === arm && !Number.isNaN(value)),
      )
      if (isThere) return
      throw error('study/group-design', {
        what: `Nobody of the arm ${name} has a number at visit ${visit}.`,
        where: { argument: `${v === 0 ? '--pre' : '--post'} ${visit}` },
        fix: 'Map that visit, or leave the arm or the visit out.',
      })
    })
  })
}

const armOf = ({ people }: GroupPeople): Int32Array => Int32Array.from(people, ({ group }) => group)

/** Post given pre, all pairs of arms, Holm over the pairs. */
function covarianceRows(
  { before, after: [after] }: TrialOutcome,
  people: GroupPeople,
  covariates: readonly NamedColumn[],
): readonly GroupRow[] {
  const fit = refusing(() =>
    ancova({ pre: before.values, post: after.values, arm: armOf(people), arms: people.groups, covariates }),
  )
  if (typeof fit === 'string') return [refusedRow(before, people, fit)]
  const test = 'ANCOVA: after ~ before + arm, least squares, g in residual SD'
  const left = fit.leftOut === 0 ? '' : `; ${fit.leftOut} people lack a visit`
  return pairRows(
    before,
    people,
    fit.pairs,
    fit.model.residualDf,
    Math.sqrt(fit.model.residualVariance),
    test,
    '',
    left,
    (i) => !Number.isNaN(before.values[i] + after.values[i]),
  )
}

/** All visits after at once, with one mean before. */
function longRows(
  { before, after }: TrialOutcome,
  people: GroupPeople,
  covariates: readonly NamedColumn[],
  visits: readonly string[],
): readonly GroupRow[] {
  const columns = [before, ...after]
  const y = new Float64Array(people.people.length * columns.length)
  columns.forEach(({ values }, v) => {
    values.forEach((value, i) => {
      y[i * columns.length + v] = value
    })
  })
  const fit = refusing(() =>
    constrainedLongitudinal({ y, visits, arm: armOf(people), arms: people.groups, covariates }),
  )
  if (typeof fit === 'string') return [refusedRow(before, people, fit)]
  const test =
    'constrained longitudinal analysis: one mean before, random intercept, REML, Satterthwaite, g in SD of people and residual'
  const left = fit.leftOut === 0 ? '' : `; ${fit.leftOut} people have no visit`
  return visits.slice(1).flatMap((visit, v) => {
    const pairs = fit.pairs.filter((pair) => pair.visit === visit)
    return pairRows(
      before,
      people,
      pairs,
      people.people.length - people.groups.length,
      Math.sqrt(fit.model.variances.intercept + fit.model.variances.residual),
      test,
      ` at ${visit}`,
      left,
      (i) => !Number.isNaN(after[v].values[i]),
    )
  })
}

function pairRows(
  { level, id, muscles, stratum, unit }: Outcome,
  { groups, people }: GroupPeople,
  pairs: readonly ArmPair[],
  df: number,
  sd: number,
  test: string,
  when: string,
  left: string,
  isThere: (i: number) => boolean,
): readonly GroupRow[] {
  const adjusted = holm(pairs.map(({ p }) => p))
  const count = (arm: number): number => people.filter(({ group }, i) => group === arm && isThere(i)).length
  return pairs.map((pair, k): GroupRow => {
    const [a, b] = [groups.indexOf(pair.reference), groups.indexOf(pair.arm)]
    const [nA, nB] = [count(a), count(b)]
    return {
      ...{ level, id, unit, ...muscleColumns(muscles), hemisphere: stratum },
      contrast: `${groups[b]} - ${groups[a]}${when}`,
      ...{ estimate: pair.estimate, ciLow: pair.low, ciHigh: pair.high },
      effectSize: (exactJ(df) * pair.estimate) / sd,
      ...{ gLow: null, gHigh: null, p: pair.p, pCorrected: adjusted[k], nA, nB, test },
      note: `Holm over ${pairs.length} pairs of arms${left}`,
    }
  })
}

/** The fit, or why there is none: a number that too few people have is no fault of the trial. */
function refusing<T extends object>(fit: () => T | NoStatistic): T | string {
  try {
    const found = fit()
    return isNoStatistic(found) ? 'no test: the values do not differ' : found
  } catch (thrown) {
    if (thrown instanceof PenfieldError && thrown.code.startsWith('stats/')) return `no test: ${thrown.what}`
    throw thrown
  }
}

const refusedRow = (
  { level, id, muscles, stratum, unit }: Outcome,
  { groups }: GroupPeople,
  note: string,
): GroupRow => ({
  ...{ level, id, unit, ...muscleColumns(muscles), hemisphere: stratum, contrast: `${groups[1]} - ${groups[0]}` },
  ...{ estimate: null, ciLow: null, ciHigh: null, effectSize: null, gLow: null, gHigh: null },
  ...{ p: null, pCorrected: null, nA: 0, nB: 0, test: 'none', note },
})
