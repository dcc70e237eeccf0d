/** Where one muscle hardly responds, is what its channel shows a copy of the other? Ratio of amplitudes against trial correlation. */
import type { CrosstalkFinding } from '@penfield/core'
import { bottomAxis, leftAxis } from '../axis.js'
import { isUnmixed } from '../crosstalk-words.js'
import { formatNumber, formatTick } from '../format.js'
import { fineLogTicks, linearScale, logScale, type Scale } from '../scale.js'
import { dots, line, pt, rect, text } from '../svg.js'
import { fitText, textWidth } from '../text-width.js'
import { light, type Theme } from '../theme.js'
import { crosstalkOf } from './crosstalk-pair.js'
import { type Drawing, drawingOf, type Figure, type FigureInput } from './figure.js'
import { type LegendItem, legend } from './legend.js'
import { identityInWords } from './places.js'
import { lowRatio, pooledCorrelation, type SiteRatio, siteRatios, type Zone } from './site-ratios.js'

const widthMm = 120
const left = 40
const right = pt(widthMm) - 6
const top = 16
const height = pt(58)
const bottom = top + height

/** One part of the axis of ratios. */
interface ZoneShown {
  readonly zone: Zone
  readonly from: number
  readonly to: number
  readonly words: string
  readonly ratios: readonly SiteRatio[]
  /** Over the sites of the zone together; NaN without. */
  readonly correlation: number
}

function draw(input: FigureInput): Drawing | null {
  const { result, theme = light } = input
  const finding = crosstalkOf(input)
  if (finding === null) return null
  const [a, b] = [finding.muscleA, finding.muscleB].map((name) =>
    result.trials.muscles.findIndex(({ muscle }) => muscle === name),
  )
  const ratios = a < 0 || b < 0 ? [] : siteRatios(result, a, b)
  if (ratios.length === 0) return null
  const far = ratios.reduce((most, { ratio }) => Math.max(most, 1.3 * ratio, 1.3 / ratio), 2 / lowRatio)
  const x = logScale([1 / far, far], [left, right])
  const y = linearScale([-1, 1], [bottom, top])
  const zones = zonesOf(ratios, finding, far)
  const key = legend(legendItems(zones, theme), 2, bottom + 34, pt(widthMm) - 4, theme)
  const alt = altText(identityInWords(result), finding, zones)
  return drawingOf({
    widthMm,
    heightPt: bottom + 34 + key.height,
    title: `Amplitude ratio and trial correlation of ${finding.muscleA} and ${finding.muscleB}`,
    alt,
    caption: `${alt} ${howToRead}${isUnmixed(result) ? afterUnmixing : ''}`,
    body: [
      ...zones.flatMap((zone) => zoneMarkup(zone, x, y, theme)),
      line(left, y(0), right, y(0), { stroke: theme.hairline, 'stroke-width': 0.5 }),
      ...axes(finding, x, y, far, theme),
      ...siteMarks(ratios, x, y, theme),
      ...boundMarks(finding, x, far, theme),
      ...key.markup,
    ],
  })
}

const howToRead =
  'Sites where neither muscle responds are left out. Crosstalk makes single responses of the weak muscle copies of the strong one, so that the correlation rises toward the shaded sides; excitability that both muscles share raises it everywhere. No single correlation proves crosstalk or excludes it.'

const afterUnmixing = ' The sites are shown after crosstalk was taken off; the bounds are those before.'

function zonesOf(ratios: readonly SiteRatio[], { muscleA, muscleB }: CrosstalkFinding, far: number): ZoneShown[] {
  const zone = (zone: Zone, from: number, to: number, words: string): ZoneShown => ({
    zone,
    from,
    to,
    words,
    ratios: ratios.filter((each) => each.zone === zone),
    correlation: pooledCorrelation(ratios, zone),
  })
  return [
    zone('b-weak', 1 / far, lowRatio, `${muscleB} weak`),
    zone('both', lowRatio, 1 / lowRatio, 'neither weak'),
    zone('a-weak', 1 / lowRatio, far, `${muscleA} weak`),
  ]
}

/** Shade, name and pooled correlation of one zone. */
function zoneMarkup({ zone, from, to, words, correlation }: ZoneShown, x: Scale, y: Scale, theme: Theme): string[] {
  const [x0, x1] = [x(from), x(to)]
  return [
    zone === 'both' ? '' : rect(x0, top, x1 - x0, height, { fill: theme.panel }),
    text((x0 + x1) / 2, top - 5, fitText(words, 7, x1 - x0 - 4), { 'text-anchor': 'middle', fill: theme.muted }),
    Number.isNaN(correlation)
      ? ''
      : line(x0 + 2, y(correlation), x1 - 2, y(correlation), { stroke: theme.text, 'stroke-width': 1.5 }),
  ]
}

function axes({ muscleA, muscleB }: CrosstalkFinding, x: Scale, y: Scale, far: number, theme: Theme): string[] {
  const half = (right - left) / 2
  const name = `Site amplitude of ${fitText(muscleB, 7, half / 2)} / ${fitText(muscleA, 7, half / 2)} (no unit)`
  return [
    ...leftAxis(left, top, bottom, {
      scale: y,
      marks: [-1, -0.5, 0, 0.5, 1],
      label: formatTick,
      name: 'Correlation over trials (no unit)',
      theme,
    }),
    ...bottomAxis(bottom + 2, left, right, {
      scale: x,
      marks: fineLogTicks(1 / far, far),
      label: formatTick,
      name,
      theme,
    }),
  ]
}

/** Sites with a correlation as dots, the others as ticks on the axis. */
function siteMarks(ratios: readonly SiteRatio[], x: Scale, y: Scale, theme: Theme): string[] {
  const placed = ratios.filter(({ correlation }) => !Number.isNaN(correlation))
  return [
    ...ratios
      .filter(({ correlation }) => Number.isNaN(correlation))
      .map(({ ratio }) =>
        line(x(ratio), bottom, x(ratio), bottom - 4, { stroke: theme.control, 'stroke-width': 0.75 }),
      ),
    dots(
      placed.flatMap(({ ratio, correlation }) => [x(ratio), y(correlation)]),
      1.6,
      { stroke: theme.text, 'stroke-opacity': 0.55 },
    ),
  ]
}

const boundLine = (theme: Theme) => ({ stroke: theme.text, 'stroke-width': 0.75, 'stroke-dasharray': '3 1.5' })

/** The smallest ratio of each direction: no leak can be larger. */
function boundMarks({ bound }: CrosstalkFinding, x: Scale, far: number, theme: Theme): string[] {
  const mark = (ratio: number, value: number, row: number, inward: 1 | -1): string[] => {
    if (!(ratio >= 1 / far && ratio <= far)) return []
    const anchor = inward === 1 ? {} : { 'text-anchor': 'end' }
    const words = `≤ ${formatNumber(value, 'ratio')}`
    const width = textWidth(words, 7) + 2
    const [at, baseline] = [x(ratio) + 3 * inward, bottom - 6 - 9 * row]
    return [
      line(x(ratio), top, x(ratio), bottom, boundLine(theme)),
      rect(inward === 1 ? at - 1 : at + 1 - width, baseline - 7, width, 9, { fill: theme.page, 'fill-opacity': 0.85 }),
      text(at, baseline, words, { ...anchor, fill: theme.text }),
    ]
  }
  return [...mark(bound.aToB, bound.aToB, 0, 1), ...mark(1 / bound.bToA, bound.bToA, 1, -1)]
}

/** What stands in the picture. */
function legendItems(zones: readonly ZoneShown[], theme: Theme): LegendItem[] {
  const sites = zones.flatMap(({ ratios }) => ratios)
  const items: readonly (LegendItem & { readonly isThere: boolean })[] = [
    {
      symbol: (x, y) => dots([x, y], 1.6, { stroke: theme.text }),
      words: 'site',
      isThere: sites.some(({ correlation }) => !Number.isNaN(correlation)),
    },
    {
      symbol: (x, y) => line(x, y - 2, x, y + 2, { stroke: theme.control, 'stroke-width': 0.75 }),
      words: 'site without a correlation (under 3 trials)',
      isThere: sites.some(({ correlation }) => Number.isNaN(correlation)),
    },
    {
      symbol: (x, y) => line(x - 6, y, x + 6, y, { stroke: theme.text, 'stroke-width': 1.5 }),
      words: 'sites of a zone together',
      isThere: zones.some(({ correlation }) => !Number.isNaN(correlation)),
    },
    {
      symbol: (x, y) => line(x - 6, y, x + 6, y, boundLine(theme)),
      words: 'smallest ratio: no leak can be larger',
      isThere: true,
    },
  ]
  return items.filter(({ isThere }) => isThere)
}

function altText(who: string, { muscleA, muscleB, bound }: CrosstalkFinding, zones: readonly ZoneShown[]): string {
  const parts = zones
    .filter(({ ratios }) => ratios.length > 0)
    .map(({ words, ratios, correlation }) => {
      const sites = `${ratios.length} ${ratios.length === 1 ? 'site' : 'sites'}`
      const known = Number.isNaN(correlation) ? 'not known' : formatNumber(correlation, 'ratio')
      return `${words} at ${sites}, correlation over trials ${known}`
    })
  const limits = [[muscleA, muscleB, bound.aToB] as const, [muscleB, muscleA, bound.bToA] as const].map(
    ([source, listener, value]) =>
      Number.isNaN(value)
        ? `for a leak of ${source} into ${listener} there is no bound`
        : `no leak of ${source} into ${listener} can be larger than ${formatNumber(value, 'ratio')}`,
  )
  return `Amplitude ratio of ${muscleB} over ${muscleA} by site against the correlation of their single responses, for ${who}: ${parts.join('; ')}. By the smallest ratio ${limits.join(', and ')}.`
}

export const crosstalkRatio: Figure = {
  id: 'crosstalk-ratio',
  title: 'Amplitude ratio and trial correlation',
  scope: 'pair',
  draw,
}
