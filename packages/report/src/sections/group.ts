/** The page of a group comparison. */
import { type Chapter, chapteredPage, looks } from '../chapters.js'
import { escapeText } from '../escape.js'
import type { Drawing } from '../figures/figure.js'
import { cell, details, figure, paragraph, table } from '../html.js'

export interface ReviewerAnswer {
  readonly question: string
  readonly answer: string
}

export interface GroupPageRow {
  readonly level: 'metric' | 'overlap' | 'map'
  readonly name: string
  readonly contrast: string
  readonly difference: string
  readonly g: string
  readonly p: string
  readonly pCorrected: string
  readonly people: string
  readonly test: string
  readonly note: string
}

export interface GroupPageParts {
  readonly title: string
  /** At most three sentences. */
  readonly answer: readonly string[]
  readonly isExploratory: boolean
  readonly groups: readonly { readonly name: string; readonly n: number; readonly balance: readonly string[] }[]
  readonly balanceNames: readonly string[]
  readonly leftOut: readonly { readonly label: string; readonly reason: string }[]
  readonly people: Drawing | null
  readonly forest: Drawing | null
  readonly maps: ReadonlyMap<string, Drawing>
  readonly nulls: ReadonlyMap<string, Drawing>
  readonly changes: Drawing | null
  readonly changeWords: readonly string[]
  /** One sentence a map comparison. */
  readonly mapWords: readonly string[]
  readonly rows: readonly GroupPageRow[]
  /** The hemisphere of the rows, and those that stand in the tables only. */
  readonly hemisphere: string
  readonly otherHemispheres: readonly string[]
  readonly questions: readonly ReviewerAnswer[]
  readonly warnings: readonly string[]
  readonly method: readonly string[]
  readonly hasMaps: boolean
  readonly command: string
  readonly version: string
}

/** One document that fetches nothing and runs no script. */
export function groupPage(parts: GroupPageParts): string {
  const { title, method, version, command } = parts
  return chapteredPage({
    title: `Penfield groups · ${title}`,
    chapters: chaptersOf(parts),
    ...{ method, command, version },
  })
}

const sentences = (words: readonly string[]): string => words.map(paragraph).join('')
const drawn = (drawing: Drawing | null): string => (drawing === null ? '' : figure(drawing))

function chaptersOf(parts: GroupPageParts): readonly Chapter[] {
  const { answer, people, forest, maps, nulls, changes, changeWords, mapWords, questions, warnings, hasMaps } = parts
  return [
    ['answer', 'Answer', sentences(answer) + drawn(people) + looks(warnings)],
    ['who', 'Who', whoTable(parts)],
    ['overlap', 'Overlap', drawn(forest) + rowsTable(parts, 'overlap', 'Overlap')],
    ...(hasMaps
      ? [
          [
            'maps',
            'Maps',
            `${sentences(mapWords)}${paragraph('A significant cluster does not place an effect at each node.')}${[...maps.values()].map(figure).join('')}${nulls.size === 0 ? '' : details('The largest statistic of every relabelling', [...nulls.values()].map(figure).join(''))}`,
          ] as const,
        ]
      : []),
    [
      'numbers',
      'Other outcomes',
      rowsTable(parts, 'metric', 'Metrics, places and axes') + rowsTable(parts, 'map', 'Maps'),
    ],
    ...(changeWords.length === 0
      ? []
      : [['changes', 'Reliability and change', sentences(changeWords) + drawn(changes)] as const]),
    ['questions', 'Ten questions a reviewer asks', questionTable(questions)],
  ]
}

function whoTable({ groups, balanceNames, leftOut }: GroupPageParts): string {
  const whole = table({
    caption: 'People that take part',
    columns: ['group', 'people', ...balanceNames.map((name) => `${name}, mean`)],
    rows: groups.map(({ name, n, balance }) => [escapeText(name), `${n}`, ...balance.map(cell)]),
  })
  if (leftOut.length === 0) return whole + paragraph('Nobody was left out.')
  return `${whole}${table({
    caption: `${leftOut.length} left out`,
    columns: ['person', 'why'],
    rows: leftOut.map(({ label, reason }) => [escapeText(label), escapeText(reason)]),
  })}`
}

function rowsTable(
  { rows, hemisphere, otherHemispheres }: GroupPageParts,
  level: GroupPageRow['level'],
  caption: string,
): string {
  const own = rows.filter((row) => row.level === level)
  if (own.length === 0) return ''
  const whole = table({
    caption: `${caption}, ${hemisphere === 'mean' ? 'mean of both hemispheres' : hemisphere}`,
    columns: ['number', 'contrast', 'difference (95 % CI)', 'g', 'p', 'corrected', 'people'],
    rows: own.map(({ name, contrast, difference, g, p, pCorrected, people }) => [
      escapeText(name),
      escapeText(contrast),
      cell(difference.replace('95 % CI ', '')),
      cell(g),
      cell(p),
      cell(pCorrected),
      people,
    ]),
  })
  const how = table({
    caption: 'How each was tested',
    columns: ['number', 'test', 'note'],
    rows: own.map(({ name, test, note }) => [escapeText(name), escapeText(test), escapeText(note)]),
  })
  const others =
    otherHemispheres.length === 0 || level === 'map'
      ? ''
      : paragraph(`The same for ${otherHemispheres.join(' and ')} stands in group.tsv.`)
  return whole + details('Tests and notes', how) + others
}

const questionTable = (questions: readonly ReviewerAnswer[]): string =>
  table({
    caption: 'One number each, or that it was not recorded',
    columns: ['question', 'answer'],
    rows: questions.map(({ question, answer }) => [escapeText(question), escapeText(answer)]),
  })
