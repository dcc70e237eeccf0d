/** The page of a power study: the answer, the pictures, the numbers, how it was found and what must be believed. */
import { escapeText } from '../escape.js'
import type { Drawing } from '../figures/figure.js'
import { inPercent, type PowerCurve, type PowerPicture } from '../figures/power-picture.js'
import { figure, heading, paragraph, table } from '../html.js'
import { pageStyle } from '../page-style.js'

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

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** One document that fetches nothing and runs no script. */
export function powerPage(parts: PowerPageParts): string {
  const { picture, drawings, answer, method, assumptions, version, command } = parts
  const title = `Penfield power · ${picture.groups.join(' and ')}`
  const listed = `<ul>${answer.map((each) => `<li>${escapeText(each)}</li>`).join('')}</ul>`
  return [
    '<!doctype html>',
    '<html lang="en-GB"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<meta name="generator" content="Penfield ${escapeText(version)}">`,
    `<title>${escapeText(title)}</title><style>${pageStyle}</style></head><body>`,
    `<header><h1>${escapeText(title)}</h1><p class="who">simulated people, not participants</p></header>`,
    '<div class="frame"><nav aria-label="Contents"><ol><li><a href="#answer">1 How many</a></li>',
    '<li><a href="#numbers">2 Numbers</a></li><li><a href="#methods">3 How it was found</a></li></ol></nav><main>',
    `<section id="answer">${heading(2, `1 How many people for a power of ${inPercent(picture.target)}`)}${listed}`,
    `${drawings.map(figure).join('')}</section>`,
    `<section id="numbers">${heading(2, '2 Numbers of the design itself')}${numbers(picture)}</section>`,
    `<section id="methods">${heading(2, '3 How it was found')}${method.map(paragraph).join('')}`,
    `${heading(3, 'What must be believed')}${assumptions.map(paragraph).join('')}`,
    `${heading(3, 'Again')}<pre>${escapeText(command)}</pre></section>`,
    '</main></div></body></html>\n',
  ].join('\n')
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
