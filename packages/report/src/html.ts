/** HTML as strings. Children are markup; text goes through `escapeText` first. */
import { escapeText } from './escape.js'
import type { Drawing } from './figures/figure.js'
import { coordinate } from './svg.js'

export const paragraph = (words: string): string => `<p>${escapeText(words)}</p>`

export const heading = (level: 2 | 3 | 4, words: string): string => `<h${level}>${escapeText(words)}</h${level}>`

export interface TableParts {
  readonly caption: string
  /** Headings of the columns; the first column holds the headings of the rows. */
  readonly columns: readonly string[]
  /** Markup of the cells. */
  readonly rows: readonly (readonly string[])[]
}

/** A table with a caption and scopes; it scrolls by itself where the page is narrow. */
export function table({ caption, columns, rows }: TableParts): string {
  const head = columns.map((column) => `<th scope="col">${escapeText(column)}</th>`).join('')
  const body = rows
    .map(([first, ...rest]) => `<tr><th scope="row">${first}</th>${rest.map(dataCell).join('')}</tr>`)
    .join('')
  const name = escapeText(caption)
  const whole = `<table><caption>${name}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`
  return `<div class="scroll" role="region" tabindex="0" aria-label="${name}">${whole}</div>`
}

/** Numbers and single words are not broken over lines. */
const isShort = (inside: string): boolean => inside.length <= 28 && !inside.includes('<')

const dataCell = (inside: string): string => `<td${isShort(inside) ? ' class="n"' : ''}>${inside}</td>`

/** From this width in print a drawing is too small to read on a phone, and scrolls there instead. */
const wideMm = 178

/** A drawing in the page; it may grow beyond its size in print on a screen. */
export function figure({ svg, caption, widthMm }: Drawing): string {
  const words = caption === '' ? '' : `<figcaption>${escapeText(caption)}</figcaption>`
  const kind = widthMm >= wideMm ? ' class="wide"' : ''
  return `<figure${kind} style="--width:${coordinate(widthMm)}mm"><div class="sheet">${svg}</div>${words}</figure>`
}

export const details = (summary: string, inside: string): string =>
  `<details><summary>${escapeText(summary)}</summary>${inside}</details>`

/** What is not there, muted and in words. */
export const missingCell = (words: string): string =>
  `<span class="muted${words.length > 12 ? ' words' : ''}">${escapeText(words)}</span>`

/** A cell: missing values, which begin with `n/a`, are muted. */
export const cell = (words: string): string => (words.startsWith('n/a') ? missingCell(words) : escapeText(words))
