/** What the maps of two groups say in words, and their legend. */
import { formatNumber, formatP, formatValue, quantityOfUnit } from '../../format.js'
import { type LegendItem, swatch } from '../legend.js'
import type { Hatch } from '../pattern.js'
import { groupDifferenceColour } from './group-colour.js'
import { contourSymbol } from './group-map-panel.js'
import { type GroupMap, type GroupMapsPicture, isSparse } from './group-maps-picture.js'

export const clusterWords = 'a significant cluster does not place an effect at each node'

/** The fewest and the most people a node: `12 to 20 of 20 people a node`. */
export function peopleInWords(people: Int32Array, n: number): string {
  const counted = [...people].filter((count) => count > 0)
  if (counted.length === 0) return `0 of ${n} people`
  const [least, most] = [Math.min(...counted), Math.max(...counted)].map((count) => formatNumber(count, 'count'))
  return least === most ? `${most} of ${n} people a node` : `${least} to ${most} of ${n} people a node`
}

/** How many nodes have enough people of both groups. */
export function enoughInWords(picture: GroupMapsPicture): string {
  const n = picture.difference.length
  let enough = 0
  for (let node = 0; node < n; node++) if (!isSparse(picture, node)) enough++
  return `${enough} of ${n} nodes with 60 % of both`
}

const ground = groupDifferenceColour(0.3)

export const legendItems = ({ groups, pFwe }: GroupMapsPicture, unsampled: Hatch, sparse: Hatch): LegendItem[] => [
  { symbol: swatch(groupDifferenceColour(0.9)), words: `positive: ${groups[1].name} has more` },
  { symbol: swatch(groupDifferenceColour(-0.9)), words: `negative: ${groups[0].name} has more` },
  ...(pFwe === null
    ? []
    : [
        { symbol: contourSymbol(true, ground), words: 'p_FWE \u2264 0.05' },
        { symbol: contourSymbol(false, ground), words: 'p_FWE \u2264 0.01' },
      ]),
  {
    symbol: (x, y) => swatch(groupDifferenceColour(0))(x, y) + swatch(sparse.fill)(x, y),
    words: 'fewer than 60 % of a group have a value',
  },
  { symbol: swatch(unsampled.fill), words: 'no value' },
]

export function altText(picture: GroupMapsPicture): string {
  const { muscle, groups, isShape } = picture
  const what = isShape ? 'Mean maps of relative responses' : 'Mean maps of responses'
  const means = groups.map((group) => `${group.name} (n ${group.n}) ${highestInWords(group, picture)}`)
  return `${what} to stimulation in ${muscle}: ${means.join('; ')}. ${differenceInWords(picture)} ${testInWords(picture)}`
}

const shown = (value: number, { unit, isShape }: GroupMapsPicture): string =>
  isShape ? formatNumber(value, 'amplitude') : formatValue(value, quantityOfUnit[unit])

function highestInWords({ mean }: GroupMap, picture: GroupMapsPicture): string {
  const known = [...mean].filter(Number.isFinite)
  return known.length === 0 ? 'without a value' : `highest ${shown(Math.max(...known), picture)}`
}

function differenceInWords(picture: GroupMapsPicture): string {
  const [a, b] = picture.groups
  const known = [...picture.difference].filter(Number.isFinite)
  const start = `Difference ${b.name} minus ${a.name}`
  if (known.length === 0) return `${start}: no node has both.`
  const [low, high] = [Math.min(...known), Math.max(...known)].map((value) => shown(value, picture))
  return `${start}: ${low} to ${high} over ${known.length} nodes.`
}

function testInWords({ pFwe }: GroupMapsPicture): string {
  if (pFwe === null) return 'No test was made of the maps.'
  const tested = [...pFwe].filter(Number.isFinite)
  if (tested.length === 0) return 'No node was tested.'
  const smallest = formatP(Math.min(...tested), null).replace('p', 'p_FWE')
  const count = (level: number) => tested.filter((p) => p <= level).length
  return `Of ${tested.length} nodes ${count(0.05)} at p_FWE \u2264 0.05 and ${count(0.01)} at p_FWE \u2264 0.01; smallest ${smallest}.`
}

/** What the caption says beside the alt text. */
export const notes = ({ pFwe, isShape }: GroupMapsPicture): string[] => [
  'Both means have one scale; that of the difference is symmetric about 0.',
  ...(isShape ? ['Each map was divided by its own size before the mean, so the difference is one of shape.'] : []),
  ...(pFwe === null ? [] : [`${clusterWords[0].toUpperCase()}${clusterWords.slice(1)}.`]),
]
