/** The tables that people read, as texts: the first row holds the headings. */
import { formatNumber, type Place } from '@penfield/report'
import { type IccForm, iccForms, isNoStatistic, statisticMissing } from '@penfield/stats'
import { iccMeaning, iccNames } from './icc-names.js'
import type { ReliabilityResult, SessionPair } from './reliability.js'
import {
  inBrackets,
  ratioText,
  type Showing,
  showingOf,
  shownNumber,
  slopeP,
  unitText,
  withEnds,
  withUnit,
} from './showing.js'

type Rows = readonly (readonly string[])[]

/** `0.91 (0.65, 0.98)`; `n/a`, on a page with the reason, which a terminal says below. */
function iccText({ icc }: ReliabilityResult, form: IccForm, place: Place): string {
  const found = icc[form]
  if (isNoStatistic(found)) return place === 'page' ? `n/a: ${statisticMissing[found.missing]}` : 'n/a'
  const [value, low, high] = [found.value, found.low, found.high].map((each) => ratioText(each, place))
  return `${value} ${inBrackets(low, high, place)}`
}

export const iccCells = (result: ReliabilityResult, place: Place): Rows => [
  ['form', 'ICC (95 % CI)', 'of what'],
  ...iccForms.map((form) => [
    iccNames[form][0],
    iccText(result, form, place),
    iccMeaning(form, result.repeats.sessions.length),
  ]),
]

/** SEM, MDC95 and the SEM in percent: for agreement and for consistency. */
export function errorCells(result: ReliabilityResult, place: Place): Rows {
  const { agreement, percentSem } = result
  const showing = showingOf(result, place)
  const percent = (share: number): string => `${formatNumber(share, 'amplitude', { place })} %`
  const of = (name: string, ...values: readonly [number, number]): readonly string[] => [
    name,
    ...values.map((value) => withUnit(value, showing)),
  ]
  return [
    ['error', 'agreement', 'consistency'],
    of('SEM', agreement.semAgreement, agreement.sem),
    of('MDC95', agreement.mdc95Agreement, agreement.mdc95),
    percentSem === null
      ? ['%SEM', `n/a: ${noPercent(result)}`, '']
      : ['%SEM', percent(percentSem.agreement), percent(percentSem.consistency)],
    ['limit by rank', limitText(result, place), ''],
  ]
}

function noPercent({ request, mean }: ReliabilityResult): string {
  if (request.log) return 'a SEM of logarithms is a factor already'
  return mean === 0 ? 'the mean is 0' : 'a value is below 0'
}

/** The change that at most 5 % of unchanged people exceed whatever the distribution, or why there is none. */
export function limitText(result: ReliabilityResult, place: Place): string {
  const { limit95, n, k } = result.agreement
  if (limit95 !== null) return withUnit(limit95, showingOf(result, place))
  return k === 2 ? `n/a: ${n} people, and 19 are needed` : `n/a: ${k} sessions, and it is made for 2`
}

const agreementHeadings = ['bias (95 % CI)', 'SD', 'lower limit', 'upper limit', 'slope']

/** A row a pair of sessions, the later less the earlier. */
export function pairCells(result: ReliabilityResult, place: Place): Rows {
  const showing = showingOf(result, place)
  const unit = unitText(showing).trim()
  const minus = place === 'page' ? '\u2212' : '-'
  return [
    [`Bland-Altman${unit === '' ? '' : `, ${unit}`}`, ...agreementHeadings],
    ...result.pairs.map(({ sessionA, sessionB, found }) => [
      `${sessionB} ${minus} ${sessionA}`,
      withEnds(found.bias, found.biasInterval, showing),
      result.request.log ? `${formatNumber(found.sd, 'amplitude', { place })} of ln` : shownNumber(found.sd, showing),
      withEnds(found.low, found.lowInterval, showing),
      withEnds(found.high, found.highInterval, showing),
      slopeText(found.proportional, showing),
    ]),
  ]
}

function slopeText(line: SessionPair['found']['proportional'], { place }: Showing): string {
  if (isNoStatistic(line)) return `n/a: ${statisticMissing[line.missing]}`
  const slope = ratioText(line.slope, place)
  const { test } = line
  return isNoStatistic(test) ? slope : `${slope}, ${slopeP(test.p, place)}`
}

/** How the variance divides; nothing for two sessions, where the table of errors says the same. */
export function componentCells(result: ReliabilityResult, place: Place): Rows {
  const { components, request, repeats } = result
  if (repeats.sessions.length < 3) return []
  const { people, sessions, residual, sdPeople, sdSessions, sdResidual } = components
  const sum = people + sessions + residual
  const showing = { ...showingOf(result, place), log: false, ...(request.log ? { unit: null } : {}) }
  const row = (name: string, variance: number, sd: number): readonly string[] => [
    name,
    withUnit(sd, showing),
    sum > 0 ? ratioText(variance / sum, place) : 'n/a',
  ]
  return [
    ['part', request.log ? 'SD of ln' : 'SD', 'share of the variance'],
    row('people', people, sdPeople),
    row('sessions', sessions, sdSessions),
    row('residual', residual, sdResidual),
  ]
}
