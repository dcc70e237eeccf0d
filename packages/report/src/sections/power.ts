/** The page of a power study: the answer, the pictures, the numbers, how it was found and what must be believed. */
import { htmlDocument } from '../document.js'
import { escapeText } from '../escape.js'
import type { Drawing } from '../figures/figure.js'
import { inPercent, type PowerCurve, type PowerPicture } from '../figures/power-picture.js'
import { figure, heading, paragraph, table } from '../html.js'

export interface PowerPageParts {
  readonly picture: PowerPicture
  readonly drawings: readonly Drawing[]
  /** Sentences: the answer, a number each; the method; what is assumed. */
  readonly answer: readonly string[]
  readonly method: readonly string[]
  readonly assumptions: readonly string[]
  readonly version: string
  readonly command: string
}

/** One document that fetches nothing and runs no script. */
export function powerPage(parts: PowerPageParts): string {
  const { picture, drawings, answer, method, assumptions, version, command } = parts
  const title = `Penfield power · ${picture.groups.join(' and ')}`
  const listed = `<ul>${answer.map((each) => `<li>${escapeText(each)}</li>`).join('')}</ul>`
  return htmlDocument({
    title,
    version,
    header: '<p class="who">simulated people, not participants</p>',
    contents: [
      '<ol><li><a href="#answer">1 How many</a></li>',
      '<li><a href="#numbers">2 Numbers</a></li><li><a href="#methods">3 How it was found</a></li></ol>',
    ],
    main: [
      `<section id="answer">${heading(2, `1 How many people for a power of ${inPercent(picture.target)}`)}${listed}`,
      `${drawings.map(figure).join('')}</section>`,
      `<section id="numbers">${heading(2, '2 Numbers of the design itself')}${numbers(picture)}</section>`,
      `<section id="methods">${heading(2, '3 How it was found')}${method.map(paragraph).join('')}`,
      `${heading(3, 'What must be believed')}${assumptions.map(paragraph).join('')}`,
      `${heading(3, 'Again')}<pre>${escapeText(command)}</pre></section>`,
    ],
  })
}

const numbers = ({ curves, people, groups }: PowerPicture): string =>
  table({
    caption: `${people[0]} ${groups[0]} and ${people[1]} ${groups[1]}`,
    columns: ['number', 'd (95 % CI)', 'power (95 % CI)', 'd of what is found', 'wrong sign', 'people a group'],
    rows: curves.map((curve) => cellsOf(curve).map(escapeText)),
  })

function cellsOf({ name, d, own, typeM, typeS, neededInWords }: PowerCurve): readonly string[] {
  const two = (value: number): string => value.toFixed(2).replace('-', '\u2212')
  return [
    name,
    d === null ? 'n/a' : `${two(d.d)} (${two(d.low)} to ${two(d.high)})`,
    `${inPercent(own.power)} (${inPercent(own.low)} to ${inPercent(own.high)})`,
    typeM === null ? 'n/a' : `${typeM.toFixed(2)} × the true d`,
    typeS === null ? 'n/a' : `${(100 * typeS).toFixed(1)} %`,
    neededInWords,
  ]
}
