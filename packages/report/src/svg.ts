/** Builds SVG as strings. User units are points (1/72 inch), so that type and lines have their sizes in print. */
import { error } from './codes.js'
import { escapeText } from './escape.js'

export type Attributes = Readonly<Record<string, string | number | undefined>>

const pointsPerMm = 72 / 25.4

/** Millimetres on paper → points. */
export const pt = (mm: number): number => mm * pointsPerMm

/**
 * A coordinate with at most `decimals` decimals, without trailing zeros: 12.3456 → `12.35`, −0 → `0`.
 *
 * @throws {PenfieldError} report/coordinate-not-finite — a missing value reached the drawing.
 */
export function coordinate(value: number, decimals: 1 | 2 = 2): string {
  if (!Number.isFinite(value))
    throw error('report/coordinate-not-finite', {
      what: `A drawing was given the coordinate ${value}; a finite number was expected.`,
      fix: 'Report this with the file that led to it.',
    })
  const factor = decimals === 1 ? 10 : 100
  const rounded = Math.round(value * factor) / factor
  return rounded === 0 ? '0' : `${rounded}`
}

/** One element: numbers are rounded, text attributes escaped, undefined ones left out. Children are markup. */
export function element(name: string, attributes: Attributes, children: string | readonly string[] = ''): string {
  let opening = `<${name}`
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue
    opening += ` ${key}="${typeof value === 'number' ? coordinate(value) : escapeText(value)}"`
  }
  const inside = typeof children === 'string' ? children : children.join('')
  return inside === '' ? `${opening}/>` : `${opening}>${inside}</${name}>`
}

/** A text element; `content` is plain text and is escaped here. */
export const text = (x: number, y: number, content: string, attributes: Attributes = {}): string =>
  element('text', { x, y, ...attributes }, escapeText(content))

export const line = (x1: number, y1: number, x2: number, y2: number, attributes: Attributes = {}): string =>
  element('line', { x1, y1, x2, y2, ...attributes })

export const rect = (x: number, y: number, width: number, height: number, attributes: Attributes = {}): string =>
  element('rect', { x, y, width, height, ...attributes })

export const circle = (cx: number, cy: number, r: number, attributes: Attributes = {}): string =>
  element('circle', { cx, cy, r, ...attributes })

/** Many equal dots as one path: each a line of no length with round ends. Coordinates are x, y pairs. */
export function dots(places: readonly number[], radius: number, attributes: Attributes): string {
  let d = ''
  for (let i = 0; i + 1 < places.length; i += 2) d += `M${coordinate(places[i])} ${coordinate(places[i + 1])}h.01`
  if (d === '') return ''
  return element('path', { d, fill: 'none', 'stroke-width': 2 * radius, 'stroke-linecap': 'round', ...attributes })
}

/** A closed polygon as path data; corners are x, y pairs, row-major. */
export function closedPath(corners: ArrayLike<number>): string {
  let data = ''
  for (let i = 0; i + 1 < corners.length; i += 2)
    data += `${i === 0 ? 'M' : 'L'}${coordinate(corners[i])} ${coordinate(corners[i + 1])}`
  return data === '' ? '' : `${data}Z`
}

export interface DocumentParts {
  readonly widthMm: number
  readonly heightMm: number
  readonly title: string
  /** The text that stands in for the picture. */
  readonly desc: string
  readonly body: readonly string[]
}

/** The whole document, at its final size in print. */
export function svgDocument({ widthMm, heightMm, title, desc, body }: DocumentParts): string {
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: `${coordinate(widthMm)}mm`,
    height: `${coordinate(heightMm)}mm`,
    viewBox: `0 0 ${coordinate(pt(widthMm))} ${coordinate(pt(heightMm))}`,
    role: 'img',
    'aria-label': desc,
    'font-family': 'Inter, sans-serif',
    'font-size': 7,
  }
  return element('svg', attributes, [
    element('title', {}, escapeText(title)),
    element('desc', {}, escapeText(desc)),
    ...body,
  ])
}
