/** What is said of a group comparison: sentences from templates, each number one of the table. */

import type { Place } from '@penfield/report'
import { powerOfT } from '@penfield/stats'
import { groupCounts } from './document.js'
import type { GroupResult } from './group.js'
import { differenceIn, isNamedRow, nameOf, numberIn, pIn, towardOverlap } from './reading.js'
import { type GroupRow, isDose } from './row.js'

const alpha = 0.05

/** The effect of which the sentence says how often such a study would have found it. */
const largeG = 0.8

/** The rows of the primary number, one a contrast, in the main hemisphere; empty where none was named. */
export const primaryRows = ({ rows, options, strata }: GroupResult): readonly GroupRow[] =>
  rows.filter(
    (row) =>
      isNamedRow(options.primary, row) && row.hemisphere === strata.names[0] && row.level !== 'map' && !isDose(row),
  )

/** One sentence a contrast of the primary number. */
export const verdictOf = (result: GroupResult, place: Place = 'terminal'): string =>
  primaryRows(result)
    .map((row) => verdict(row, place))
    .join(' ')

function verdict(row: GroupRow, place: Place): string {
  const [b, a] = row.contrast.split(' - ')
  if (row.p === null || row.estimate === null)
    return `No test: ${row.nA} and ${row.nB} people${/^no test: \d+ and \d+ people$/.test(row.note) ? '' : `; ${row.note.replace(/^no test: /, '')}`}.`
  const least = leastP(row)
  if (least > alpha)
    return `No test: ${row.nA} and ${row.nB} people; relabelling can't give a p under ${least.toFixed(2)}.`
  const effect = row.effectSize === null ? '' : `, g ${numberIn(row.effectSize, '1', place)}${intervalOfG(row, place)}`
  const numbers = `difference ${differenceIn(row, place)}${effect}, ${pIn(row.p, place)}, ${row.nA} and ${row.nB} people`
  const differ = agrees(row)
    ? ''
    : ' The interval is found by t and p by relabelling; here they part, so read neither for more than it is.'
  if (row.p <= alpha) return `${subjectOf(row)} was ${largerOrSmaller(row)} in ${b} than in ${a}: ${numbers}.${differ}`
  const compatible =
    row.ciLow === null
      ? ''
      : ` Differences from ${numberIn(row.ciLow, row.unit, place)} to ${numberIn(row.ciHigh, row.unit, place)} are compatible.`
  const power = powerOfT(largeG, row.nA, row.nB)
  return `These data don't settle whether ${nameOf(row)} differs: ${numbers}.${compatible} A true difference of ${largeG.toFixed(2)} SD would have been found in ${Math.round(100 * power)} % of such studies.${differ}`
}

/** Whether p and the interval say the same of 0. */
const agrees = ({ p, ciLow, ciHigh }: GroupRow): boolean =>
  p === null || ciLow === null || ciHigh === null || p <= alpha === (ciLow > 0 || ciHigh < 0)

/** The smallest p that exchanging people can give: two-sided, groups of a size are each other's mirror. 0 of other tests. */
function leastP({ test, nA, nB }: GroupRow): number {
  if (!test.startsWith('permutation of people')) return 0
  let labellings = 1
  for (let k = 1; k <= nA; k++) labellings = (labellings * (nB + k)) / k
  return (nA === nB ? 2 : 1) / labellings
}

const intervalOfG = ({ gLow, gHigh }: GroupRow, place: Place): string =>
  gLow === null || gHigh === null ? '' : ` (${numberIn(gLow, '1', place)} to ${numberIn(gHigh, '1', place)})`

/** A similarity is overlap; a distance is itself, and the smaller it is the more overlap there is. */
const subjectOf = (row: GroupRow): string => (towardOverlap(row) === 1 ? `Overlap (${nameOf(row)})` : nameOf(row))

const largerOrSmaller = ({ estimate }: GroupRow): string => ((estimate ?? 0) > 0 ? 'larger' : 'smaller')

/** Exactly what was done: one sentence a step that ran. */
export function methodSentences(result: GroupResult): readonly string[] {
  const { options, people, strata, covariates, maps, settings } = result
  const counts = Object.entries(groupCounts(result)).map(([name, n]) => `${n} ${name}`)
  const relabellings = options.permutations === 'exact' ? 'all' : `${options.permutations}`
  const beside = covariates.map(({ name }) => name).join(', ')
  const locations = result.rows.some(({ id }) => id === 'cog')
  return [
    `People were the unit of analysis (${counts.join(', ')}; ${people.groups[0]} is the reference). Numbers of one person were ${strataWords(result)}.`,
    ...(options.trial === null
      ? [
          covariates.length === 0
            ? `Groups were compared by permutation of people (${relabellings} relabellings, ${options.statistic === 'welch' ? "Welch's t" : options.statistic}); all are taken where there are not more. Intervals of differences are those of Welch's t, g is Hedges' with its exact correction and the interval of the noncentral t.`
            : `Groups were compared in a linear model beside ${beside}; p is by Freedman and Lane's permutation of residuals (${relabellings} relabellings), intervals by least squares.`,
        ]
      : [
          options.trial.post.length === 1
            ? `Visit ${options.trial.post[0]} was compared between arms given visit ${options.trial.pre}, by analysis of covariance${beside === '' ? '' : ` beside ${beside}`}; pairs of arms are corrected by Holm.`
            : `Visits ${options.trial.post.join(', ')} were compared between arms by constrained longitudinal analysis with one mean at visit ${options.trial.pre} and a random intercept${beside === '' ? '' : ` beside ${beside}`} (REML, Satterthwaite); pairs of arms are corrected by Holm.`,
        ]),
    ...(options.trial === null
      ? [
          `${options.primary === null ? 'No number was named as primary' : `${options.primary} was primary and is corrected over its own contrasts alone (Holm)`}; other numbers are corrected by Benjamini and Hochberg over all of their level and contrast.`,
        ]
      : []),
    ...(locations
      ? [
          `Centres of gravity were compared as places (Hotelling) and as scatter (residual distances to the spatial median), orientations as axes, each by permutation${covariates.length === 0 ? '' : ', without the covariates'}.`,
        ]
      : []),
    ...mapSentences(result),
    ...(options.dose === null
      ? []
      : [
          `${options.dose} was set against every number within the groups other than ${people.groups[0]}, ${covariates.length === 0 ? "by Spearman's correlation" : 'by partial correlation'} with permutation; it is an association.`,
        ]),
    ...(maps.length === 0 && options.trial === null ? ['No maps were compared.'] : []),
    `Sessions were mapped with ${settings.join(' and with ')}. Seed ${options.seed}${strata.drawn.length > 0 ? '; sides of people without one-sided pain were drawn' : ''}.`,
  ]
}

function strataWords({ strata }: GroupResult): string {
  if (strata.names[0] === 'contralateral')
    return 'taken from the hemisphere opposite to the pain, and apart from it from the same side'
  return strata.names[0] === 'mean'
    ? 'the mean of both hemispheres, and each hemisphere apart'
    : 'those of one hemisphere'
}

function mapSentences({ maps, options, covariates }: GroupResult): readonly string[] {
  if (maps.length === 0) return []
  const [{ map }] = maps
  const plan = map.tested?.test.plan
  const relabellings = plan === undefined ? 'no' : `${plan.exact ? 'all ' : ''}${plan.count}`
  const statistic = covariates.length === 0 ? 'z of t by the people who have the node' : 't of the linear model'
  return [
    `Site values were interpolated linearly on a common grid of ${(Math.round(map.stepMm * 10) / 10).toFixed(1)} mm in the frame ${map.frame}; right hemispheres were mirrored where both were laid over each other. Maps were compared ${alignWords[options.align]}, at nodes that ${covariates.length === 0 ? `${Math.round(100 * options.coverage)} % of each group have` : 'everyone has'} (${statistic}; largest statistic, clusters beyond ${covariates.length === 0 ? '|z| 2.58' : 'the t of p = .01'}, TFCE ${options.tfce}; ${relabellings} relabellings).`,
  ]
}

const alignWords = {
  frame: 'as they lie',
  cog: 'each about its own centre of gravity and divided by its own total',
  both: 'as they lie, and each about its own centre of gravity and divided by its own total, so that place and size are apart from shape',
} as const
