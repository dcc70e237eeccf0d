/** The page of a study: every person, those who came twice, and where the report of each is. */
import { chapteredPage } from '../chapters.js'
import { escapeText } from '../escape.js'
import type { Drawing } from '../figures/figure.js'
import { changeRows } from '../figures/study-change.js'
import type { SeenNumber, StudyPicture } from '../figures/study-picture.js'
import { formatNumber } from '../format.js'
import { cell, figure, paragraph, table } from '../html.js'

export interface StudyPageParts {
  readonly picture: StudyPicture
  readonly people: Drawing | null
  readonly change: Drawing | null
  /** What is said of the study as a whole; its first sentence is the answer. */
  readonly sentences: readonly string[]
  /** Path of the page of the groups; null where they were not compared. */
  readonly groupReport: string | null
  /** Why nobody is called changed; null where nobody came twice. */
  readonly noVerdict: string | null
  readonly method: readonly string[]
  readonly version: string
  readonly command: string
}

/** One document that fetches nothing and runs no script; links lead to the reports of the people beside it. */
export function studyPage(parts: StudyPageParts): string {
  const { picture, people, change, sentences, groupReport, noVerdict, method, version, command } = parts
  return chapteredPage({
    title: `Penfield study · ${picture.title}`,
    chapters: [
      [
        'people',
        'Every person',
        `${sentences.map(paragraph).join('')}${groupLink(groupReport)}${people === null ? '' : figure(people)}`,
      ],
      ['reports', 'Numbers and reports', peopleTable(picture)],
      ...(noVerdict === null ? [] : [['visits', 'From visit to visit', visits(picture, change, noVerdict)] as const]),
    ],
    ...{ method, command, version },
  })
}

const groupLink = (path: string | null): string =>
  path === null
    ? ''
    : `<p><a href="${escapeText(path)}">The groups compared</a>: differences with their intervals, maps, and how each was tested.</p>`

const quantityOf = { mm: 'length', '1': 'ratio' } as const

/** `0.71 (0.61 to 0.81)`: the caption says what stands in the brackets. */
function shown(number: SeenNumber | null, unit: 'mm' | '1'): string {
  if (number === null) return 'n/a'
  const [value, low, high] = [number.value, number.low, number.high].map((each) =>
    each === null ? null : formatNumber(each, quantityOf[unit]),
  )
  return low === null || high === null ? `${value}` : `${value} (${low} to ${high})`
}

const named = ({ name, unit }: StudyPicture['indices'][number]): string => (unit === 'mm' ? `${name}, mm` : name)

function peopleTable({ people, groups, indices, muscles }: StudyPicture): string {
  const rows = people.flatMap(({ label, group, report, sessions, remarks }) =>
    sessions.map(({ session, hemisphere, numbers, corrected }, k) => [
      `<a href="${escapeText(report)}">${escapeText(label)}</a>`,
      escapeText(groups[group]),
      escapeText(session),
      escapeText(hemisphere),
      ...indices.map(({ unit }, i) => cell(shown(numbers[i], unit))),
      ...indices.flatMap(({ unit }, i) =>
        people.some((each) => each.sessions.some((one) => one.corrected[i] !== null))
          ? [cell(shown(corrected[i], unit))]
          : [],
      ),
      k === 0 ? `${remarks}` : '',
    ]),
  )
  const correctedNames = indices
    .filter((_, i) => people.some(({ sessions }) => sessions.some(({ corrected }) => corrected[i] !== null)))
    .map((index) => `${named(index)}, without trial noise`)
  return table({
    caption: `${muscles.join(' and ')}, value (95 % CI)`,
    columns: [
      'person',
      'group',
      'visit',
      'hemisphere',
      ...indices.map(({ name }) => name),
      ...correctedNames,
      'remarks',
    ],
    rows,
  })
}

function visits(picture: StudyPicture, change: Drawing | null, noVerdict: string): string {
  const columns = picture.indices.map(named)
  const rows = changeRows(picture, 0).map(({ label, hemisphere }) => [
    escapeText(`${label} ${hemisphere}`),
    ...picture.indices.map(({ unit }, k) => {
      const row = changeRows(picture, k).find((each) => each.label === label && each.hemisphere === hemisphere)
      return cell(row === undefined ? 'n/a' : formatNumber(row.second - row.first, quantityOf[unit]))
    }),
    cell('n/a'),
  ])
  return [
    paragraph(noVerdict),
    change === null ? '' : figure(change),
    table({ caption: 'Second visit less first', columns: ['person', ...columns, 'changed?'], rows }),
  ].join('')
}
