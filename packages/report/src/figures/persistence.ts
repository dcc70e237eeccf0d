/** The peaks of each map and how far they stand out: birth against death, one panel a muscle. */
import {
  isMissing,
  type MuscleMap,
  neighboursOf,
  type PersistenceDiagram,
  persistenceDiagram,
  type SessionResult,
} from '@penfield/core'
import { bottomAxis, leftAxis } from '../axis.js'
import { formatNumber, formatTick } from '../format.js'
import { inUnit, mapWords } from '../quantity-words.js'
import { linearScale, type Scale, ticks } from '../scale.js'
import { circle, line, pt, text } from '../svg.js'
import { fitText } from '../text-width.js'
import { light, type MuscleStyle, muscleStyle, type Theme } from '../theme.js'
import { isEmpty, largest } from './active.js'
import { type Drawing, drawingOf, type Figure, type FigureInput } from './figure.js'
import { letterOf, panelTitle, printWidthMm } from './layout.js'
import { type LegendItem, legend } from './legend.js'
import { drawMark } from './mark.js'
import { type PanelPlace, panelGrid } from './panel-grid.js'
import { identityInWords, metricRow } from './places.js'
import { emptyInWords } from './words.js'
import { wordsOver } from './words-over.js'

/** A peak that stands out by less than this share of the maximum is not counted. */
const leastShare = 0.25
const axisRoom = 40
/** Lesser peaks than these are ripple that no reader can tell apart. */
const mostPeaks = 200

function draw({ result, theme = light }: FigureInput): Drawing | null {
  const { maps } = result
  if (maps.every((map) => largest(map.valuesUv) === 0)) return null
  const widthMm = printWidthMm(maps.length)
  const sizes = { before: axisRoom, above: 30, below: 24, largestHeight: pt(50), isSquare: true }
  const grid = panelGrid({ count: maps.length, widthMm, ...sizes })
  if (grid === null) return null
  const key = legend(legendItems(theme), 2, grid.bottom, pt(widthMm) - 4, theme)
  const alt = altText(result)
  return drawingOf({
    widthMm,
    heightPt: grid.bottom + key.height,
    title: 'Peaks and how far they stand out',
    alt,
    caption: `${alt} ${howToRead}`,
    body: [...maps.flatMap((map, k) => panel(result, map, k, grid.places[k], theme)), ...key.markup],
  })
}

const howToRead =
  'A peak is born at its height and dies where it merges with a higher one. It counts when it stands out by 25 % of the maximum, and by 1.96 standard errors of its own site.'

function panel(result: SessionResult, map: MuscleMap, k: number, place: PanelPlace, theme: Theme): string[] {
  const { left, right, top, height, isFirst } = place
  const style = muscleStyle(theme, k)
  const maximum = largest(map.valuesUv)
  const limit = maximum > 0 ? maximum * 1.04 : 1
  const x = linearScale([0, limit], [left, right])
  const y = linearScale([0, limit], [top + height, top])
  const axis = { marks: ticks(0, limit, 4), label: formatTick, theme }
  const titled = { left: left - axisRoom + 10, top: top - 6, width: right - left + axisRoom - 10 }
  return [
    ...panelTitle(titled, letterOf(k), map.muscle, style, theme),
    text(left - axisRoom + 1, top - 8, fitText(peaksInWords(result, map), 7, right - left + axisRoom), {
      fill: theme.text,
    }),
    ...leftAxis(
      left,
      top,
      top + height,
      { ...axis, scale: y, name: isFirst ? inUnit('Birth', mapWords(map)) : '' },
      30,
    ),
    ...bottomAxis(top + height, left, right, { ...axis, scale: x, name: inUnit('Death', mapWords(map)) }),
    line(x(0), y(0), x(limit), y(limit), { stroke: theme.control, 'stroke-width': 0.5 }),
    line(x(0), y(leastShare * maximum), x(limit - leastShare * maximum), y(limit), countedLine(theme)),
    ...(isEmpty(map)
      ? wordsOver({ left, top, width: right - left, height }, [emptyInWords(map)], theme)
      : peakMarks(persistenceDiagram(map.valuesUv, neighboursOf(map, 8)), maximum, x, y, style)),
  ]
}

const countedLine = (theme: Theme) => ({ stroke: theme.text, 'stroke-width': 0.75, 'stroke-dasharray': '3 1.5' })

/** Peaks that stand out as the muscle's mark, the rest as open rings; the highest last, so that nothing covers it. */
function peakMarks(
  { birthsUv, deathsUv, persistencesUv }: PersistenceDiagram,
  maximum: number,
  x: Scale,
  y: Scale,
  style: MuscleStyle,
): string[] {
  return Array.from(birthsUv.subarray(0, mostPeaks), (birth, k) =>
    persistencesUv[k] >= leastShare * maximum
      ? drawMark(style.mark, x(deathsUv[k]), y(birth), 2.6, { fill: style.colour })
      : circle(x(deathsUv[k]), y(birth), 1.6, { fill: 'none', stroke: style.colour, 'stroke-width': 0.6 }),
  ).reverse()
}

/** The number after `code=` in the notes of a metric, with two decimals; null when there is none. */
function noteNumber(note: string, code: string): string | null {
  const digits = note
    .split(';')
    .find((part) => part.startsWith(`${code}=`))
    ?.slice(code.length + 1)
  if (digits === undefined || !/^\d+(\.\d+)?$/.test(digits)) return null
  return formatNumber(JSON.parse(digits), 'ratio')
}

/** `1 peak · P(1) 0.93 · P(≥ 2) 0.07`, from what is known. */
function peaksInWords(result: SessionResult, { muscle }: MuscleMap): string {
  const row = metricRow(result, muscle, 'peaks')
  if (row === undefined || isMissing(row.value)) return 'number of peaks n/a'
  const one = noteNumber(row.note, 'p_one_peak')
  const more = noteNumber(row.note, 'p_two_or_more')
  const count = `${formatNumber(row.value, 'count')} ${row.value === 1 ? 'peak' : 'peaks'}`
  return [count, ...(one === null ? [] : [`P(1) ${one}`]), ...(more === null ? [] : [`P(≥ 2) ${more}`])].join(' · ')
}

const legendItems = (theme: Theme): LegendItem[] => [
  {
    symbol: (x, y) => drawMark('diamond', x, y, 2.3, { fill: theme.text }),
    words: 'peak that stands out by 25 % of the maximum',
  },
  {
    symbol: (x, y) => circle(x, y, 1.6, { fill: 'none', stroke: theme.text, 'stroke-width': 0.6 }),
    words: 'lesser peak',
  },
  { symbol: (x, y) => line(x - 6, y, x + 6, y, countedLine(theme)), words: '25 % of the maximum' },
]

function altText(result: SessionResult): string {
  const parts = result.maps.map((map) =>
    isEmpty(map) ? `${map.muscle}: ${emptyInWords(map)}` : `${map.muscle}: ${peaksInWords(result, map)}`,
  )
  return `Birth against death of the peaks of each map in ${identityInWords(result)}. ${parts.join('; ')}.`
}

export const persistence: Figure = {
  id: 'persistence',
  title: 'Peaks and how far they stand out',
  scope: 'session',
  draw,
}
