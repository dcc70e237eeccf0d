/** What a reliability study says, in words. */
import type { Place } from '@penfield/report'
import { isNoStatistic, statisticMissing } from '@penfield/stats'
import { limitText } from './cells.js'
import { conditionsInWords } from './choose.js'
import type { ReliabilityResult } from './reliability.js'
import { ratioText, showingOf, withUnit } from './showing.js'

/** `area where muscle=DM`: what is measured, in the words of the table. */
export function subjectOf({ request: { value, where } }: ReliabilityResult): string {
  return where.length === 0 ? value : `${value} where ${conditionsInWords(where)}`
}

/** `8 of 9 people used` and `2 sessions: 1, 2`. */
export function whoSentence({ repeats: { participants, leftOut, sessions } }: ReliabilityResult): string {
  const n = participants.length
  const people = leftOut.length === 0 ? `${n} people` : `${n} of ${n + leftOut.length} people`
  return `${people} · ${sessions.length} sessions: ${sessions.join(', ')}`
}

/** The form that is the default, and what one person's change has to exceed. */
export const answerSentences = (result: ReliabilityResult, place: Place): readonly string[] => [
  `ICC(2,1), agreement of one session: ${defaultForm(result, place)}.`,
  changeSentence(result, place),
]

/** `0.91 (95 % CI 0.65 to 0.98)`, or `n/a: ` and why. */
function defaultForm({ icc: { icc21 } }: ReliabilityResult, place: Place): string {
  if (isNoStatistic(icc21)) return `n/a: ${statisticMissing[icc21.missing]}`
  const [value, low, high] = [icc21.value, icc21.low, icc21.high].map((each) => ratioText(each, place))
  return `${value} (95 % CI ${low} to ${high})`
}

function changeSentence(result: ReliabilityResult, place: Place): string {
  const { agreement, request } = result
  if (agreement.mdc95Agreement === 0) return 'The sessions of each person hold the same value: MDC95 is 0.'
  const mdc = withUnit(agreement.mdc95Agreement, showingOf(result, place))
  const beyond = request.log ? `a ratio beyond ${mdc} or its inverse` : `a change beyond ${mdc}`
  const rank =
    agreement.limit95 === null ? '' : `; by rank, whatever the distribution, the limit is ${limitText(result, place)}`
  return `Of two sessions of an unchanged person, about 5 % show ${beyond} by chance (MDC95, agreement)${rank}.`
}

/** How it was found: a sentence for each step that ran, and none for another. */
export function methodSentences(result: ReliabilityResult, place: Place): readonly string[] {
  const { request, repeats, agreement, percentSem } = result
  const { participants, sessions } = repeats
  return [
    `${subjectOf(result)} of ${request.file} was compared between ${sessions.length} sessions (${sessions.join(', ')}) of the ${participants.length} people who have a value in each; sessions stand in order of appearance.`,
    ...(request.log ? [ofLogarithms] : []),
    ofIcc,
    typeset(
      `SEM for consistency is the root of the residual mean square MSE of the two-way analysis of variance; SEM for agreement is sqrt(MSE + max(0, (MSC - MSE)/n)) with the mean square of sessions MSC. MDC95 is 1.96 sqrt(2) SEM.${percentSem === null ? '' : ' %SEM is SEM over the mean of all values.'}`,
      place,
    ),
    ...(agreement.limit95 === null ? [] : [typeset(ofRank, place)]),
    typeset(ofPairs, place),
    ...(sessions.length > 2 ? [ofComponents] : []),
  ]
}

/** Minus and powers as a page writes them; a terminal shows what every terminal has. */
const typeset = (words: string, place: Place): string =>
  place === 'page' ? words.replaceAll(' - ', ' \u2212 ').replace('-/+', '\u2213').replace('^2', '\u00b2') : words

const ofLogarithms =
  'Everything was computed on natural logarithms; SEM, MDC95, bias and limits are shown as the factors that they stand for, and SD and slopes are of logarithms.'

const ofIcc =
  'Intraclass correlations are those of Shrout and Fleiss: one-way (1), agreement (2) and consistency (3) in two-way models, of one session and of the mean of all k; their 95 % intervals are by the F distribution, those of agreement after McGraw and Wong. Negative ones are reported as they are.'

const ofRank =
  'The limit by rank is the absolute difference of the two sessions at rank 0.95 (n + 1), rounded up, of n people in ascending order.'

const ofPairs =
  'Bland and Altman: bias is the mean of the later less the earlier session, the limits of agreement are bias -/+ 1.96 SD with n - 1; intervals are by t with n - 1 degrees of freedom, the SE of a limit being SD sqrt(1/n + 1.96^2/(2 (n - 1))). The slope is that of the difference on the mean of the two, by least squares.'

const ofComponents =
  'The variance components of people, sessions and residual are those of two-way random effects by expected mean squares; negative ones are reported as they are, with an SD of 0.'
