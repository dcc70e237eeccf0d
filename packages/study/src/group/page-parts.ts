/** What the page of a group comparison is given. */
import { numberFromCell } from '@penfield/io'
import type { GroupPageParts, ReviewerAnswer } from '@penfield/report'
import { momentsOf } from '@penfield/stats'
import { smallestOf } from '../compare/smallest.js'
import { groupCounts } from './document.js'
import type { GroupDrawings } from './drawings.js'
import type { GroupResult } from './group.js'
import type { GroupOrigin } from './origin.js'
import { differenceIn, nameOf, numberIn, pIn, rankOf } from './reading.js'
import { isDose } from './row.js'
import { methodSentences, primaryRows, verdictOf } from './words.js'

export function pagePartsOf(result: GroupResult, drawings: GroupDrawings, origin: GroupOrigin): GroupPageParts {
  const { people, leftOut, strata, warnings, maps } = result
  const rows = inOrder(result)
  const counts = groupCounts(result)
  return {
    title: origin.title,
    answer: answerOf(result),
    isExploratory: result.options.primary === null,
    groups: people.groups.map((name) => ({ name, n: counts[name], balance: balanceOf(result, name) })),
    balanceNames: balanceColumns(result).map(({ name }) => name),
    leftOut,
    ...drawings,
    mapWords: mapWords(result),
    changeWords: changeWords(result),
    rows: rows
      .filter(({ hemisphere, level }) => level === 'map' || hemisphere === strata.names[0])
      .map((row) => ({
        name: nameOf(row),
        contrast: row.contrast,
        difference: differenceIn(row, 'page'),
        g: row.effectSize === null ? 'n/a' : `${isDose(row) ? 'r ' : ''}${numberIn(row.effectSize, '1', 'page')}`,
        p: pIn(row.p, 'page'),
        pCorrected: pIn(row.pCorrected, 'page'),
        people: isDose(row) ? `${row.nB}` : `${row.nA} and ${row.nB}`,
        test: row.test,
        note: row.note,
        level: row.level,
      })),
    hemisphere: strata.names[0],
    otherHemispheres: strata.names.slice(1),
    questions: questionsOf(result),
    warnings: warnings.filter((words) => !words.startsWith('Exploratory')),
    method: methodSentences(result),
    hasMaps: maps.length > 0,
    ...{ command: origin.command, version: origin.version },
  }
}

/** The primary number first, then those that are read first, then the others as they come. */
const inOrder = ({ rows, options }: GroupResult): GroupResult['rows'] =>
  [...rows].sort((a, b) => rankOf(options.primary, a) - rankOf(options.primary, b))

/** At most three sentences. */
function answerOf(result: GroupResult): readonly string[] {
  const primary = primaryRows(result)
  if (primary.length > 0) return [verdictOf(result, 'page')]
  const smallest = result.rows
    .filter(({ pCorrected }) => pCorrected !== null)
    .reduce(
      (best, row) => (best === null || (row.pCorrected ?? 1) < (best.pCorrected ?? 1) ? row : best),
      null as GroupResult['rows'][number] | null,
    )
  return [
    'Exploratory: no primary outcome was named before the analysis.',
    ...(smallest === null
      ? ['No comparison could be tested; the reasons stand in the tables.']
      : [
          `Of ${result.rows.filter(({ p }) => p !== null).length} comparisons the smallest corrected p is ${pIn(smallest.pCorrected, 'page').replace('p = ', '')} (${nameOf(smallest)}, ${smallest.contrast}: ${differenceIn(smallest, 'page')}).`,
        ]),
  ]
}

/** Numbers of the table of people: what groups should be alike in, or are known to differ in. */
function balanceColumns({ people: { table, people } }: GroupResult): readonly { name: string; place: number }[] {
  const isNumber = (place: number): boolean => people.every(({ row }) => numberFromCell(row.cells[place]) !== undefined)
  return table.columns
    .map((name, place) => ({ name, place }))
    .filter(({ name, place }) => !/^participant/.test(name) && isNumber(place))
}

function balanceOf(result: GroupResult, name: string): readonly string[] {
  const { groups, people } = result.people
  const own = people.filter(({ group }) => groups[group] === name)
  return balanceColumns(result).map(({ place }) => {
    const { n, mean, variance } = momentsOf(own.map(({ row }) => numberFromCell(row.cells[place]) ?? Number.NaN))
    if (n === 0) return 'n/a'
    return `${mean.toPrecision(3)}${n < 2 ? '' : ` (SD ${Math.sqrt(variance).toPrecision(2)})`}${n < own.length ? `, ${n} people` : ''}`
  })
}

function mapWords({ maps }: GroupResult): readonly string[] {
  return maps.flatMap(({ map: { muscle, alignment, tested, refused, coverageP } }) => {
    const how = alignment === 'frame' ? 'as the maps lie' : 'shape: each map about its own centre, of its own total'
    if (tested === null) return [`${muscle}, ${how}: ${refused}.`]
    const { result, test } = tested
    const below = result.pFwe.filter((p) => p <= 0.05).length
    return [
      `${muscle}, ${how}: ${below} of ${test.kept.length} nodes at p_FWE ≤ 0.05; smallest ${pIn(smallestOf(result.pFwe), 'page')}, by TFCE ${pIn(smallestOf(result.pTfce ?? Float64Array.of(1)), 'page').replace('p = ', '')}, of a cluster ${result.clusters.length === 0 ? 'n/a: none was formed' : pIn(Math.min(...result.clusters.map(({ p }) => p)), 'page').replace('p = ', '')}; of a difference in who has which node ${coverageP === null ? 'n/a: all have the same' : pIn(coverageP, 'page').replace('p = ', '')}.`,
    ]
  })
}

function changeWords({ changes }: GroupResult): readonly string[] {
  if (changes === null) return []
  const { rows, limit, outcome } = changes
  if (limit === null)
    return [
      `${rows.length} people came twice. No individual call: how much ${outcome.id} varies between sessions of unchanged people is not known here (--reliability names their results).`,
    ]
  const beyond = rows.filter(({ isBeyond }) => isBeyond === true).length
  return [
    `${beyond} of ${rows.length} people changed by more than ${numberIn(limit.value, outcome.unit, 'page')} (${limit.name}, ${limit.people} unchanged people); about ${numberIn(0.05 * rows.length, '1', 'page')} are expected by chance.`,
  ]
}

const missing = 'not recorded'

function reliabilityAnswer({ changes }: GroupResult): string {
  if (changes?.limit == null) return `${missing}: run penfield reliability on sessions of unchanged people`
  const { limit, outcome } = changes
  return `${outcome.id}: two sessions of an unchanged person differ by up to ${numberIn(limit.value, outcome.unit, 'page')} (${limit.name}, ${limit.people} people)`
}

/** Each: one number, or that it was not recorded. */
function questionsOf(result: GroupResult): readonly ReviewerAnswer[] {
  const { rows, options, strata, people, outcomes } = result
  const main = (id: string) => rows.find((row) => row.id === id && row.hemisphere === strata.names[0])
  const said = (id: string): string => {
    const row = main(id)
    return row === undefined || row.estimate === null
      ? missing
      : `${nameOf(row)}: difference ${differenceIn(row, 'page')}, ${pIn(row.p, 'page')}`
  }
  const n = people.people.length
  const tests = rows.filter(({ p }) => p !== null).length
  const has = (name: string): boolean => people.table.columns.includes(name)
  return [
    ['Could crosstalk do this?', said('trial_correlation')],
    ['Are the groups equally excitable?', said('mean_amplitude')],
    ['Are maps cut off by the grid?', said('border_fraction')],
    ['How reliable is it in this muscle?', reliabilityAnswer(result)],
    [
      'Was the threshold chosen after seeing?',
      options.primary === null ? 'no primary outcome was named before' : `${options.primary} was named before`,
    ],
    ['What is the unit of analysis?', `people: ${n}; hemispheres and muscles are numbers of a person`],
    [
      'How many comparisons?',
      `${tests}; the primary by Holm alone, others by Benjamini and Hochberg, maps over their nodes`,
    ],
    [
      'Equal stimuli and background?',
      outcomes.length === 0
        ? missing
        : `stimuli and accepted trials stand in metrics.tsv; background ${has('background') ? 'is in the table of people' : missing}`,
    ],
    ['Was anyone blind?', has('blinded') ? 'see the column blinded' : missing],
    ['Were controls measured at the same time?', has('date') ? 'see the column date' : missing],
  ].map(([question, answer]) => ({ question, answer }))
}
