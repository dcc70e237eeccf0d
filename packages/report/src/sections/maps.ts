import { type MuscleMap, type SessionResult, type SiteQuantityId, siteQuantities, siteQuantity } from '@penfield/core'
import { escapeText } from '../escape.js'
import { areaTheta } from '../figures/area-theta.js'
import { coverage } from '../figures/coverage.js'
import { mapDifference } from '../figures/map-difference.js'
import { mapPair } from '../figures/map-pair.js'
import { mapSpread } from '../figures/map-spread.js'
import { persistence } from '../figures/persistence.js'
import { pairsOf } from '../figures/places.js'
import { valueMaps } from '../figures/value-maps.js'
import { formatNumber, quantityOfUnit } from '../format.js'
import { cell, details, paragraph, table } from '../html.js'
import { mapWords } from '../quantity-words.js'
import { drawn } from './draw.js'
import type { Section, SectionInput } from './section.js'

/** More values than this, all muscles together, are read in sites.tsv. */
const mostValues = 10_000

function render(input: SectionInput): string {
  const pairs = pairsOf(input.result)
  const differences = pairs.map((pair) => drawn(mapDifference, input, { pair }))
  const others = pairs.slice(1).map((pair) => drawn(mapPair, input, { pair }))
  const spreads = input.result.maps.map(({ muscle }) => drawn(mapSpread, input, { muscle }))
  const values = input.result.maps.map(({ muscle }) => drawn(valueMaps, input, { muscle }))
  const whole = [areaTheta, persistence, coverage].map((figure) => drawn(figure, input))
  const figures = [...spreads, ...values, ...others, ...differences, ...whole].join('')
  return `<div class="pictures">${figures}</div>${siteTable(input.result)}`
}

function siteTable({ sites, maps }: SessionResult): string {
  if (sites.n === 0) return paragraph('No stimulus has a place, so there are no sites.')
  const shown = maps.map((map) => siteQuantities.flatMap((id) => columnOf(map, id) ?? []))
  if (sites.n * shown.flat().length > mostValues)
    return paragraph(`The values of the ${sites.n} sites are in sites.tsv.`)
  const rows = Array.from({ length: sites.n }, (_, i) => [
    escapeText(sites.labels[i]),
    place(sites.planeMm[2 * i]),
    place(sites.planeMm[2 * i + 1]),
    ...maps.flatMap(({ siteValues }, k) => [`${siteValues.counts[i]}`, ...shown[k].map(({ cells }) => cells[i])]),
  ])
  const axes = sites.plane.anchored ? ['right (mm)', 'anterior (mm)'] : ['u (mm)', 'v (mm)']
  const namesOf = ({ muscle }: MuscleMap, k: number) =>
    ['trials', ...shown[k].map(({ name }) => name)].map((name) => `${muscle}: ${name}`)
  const columns = ['site', ...axes, ...maps.flatMap(namesOf)]
  return details(`Values at the ${sites.n} sites`, table({ caption: 'Sites: trials and values', columns, rows }))
}

const otherNames: Readonly<Record<Exclude<SiteQuantityId, 'amplitude'>, string>> = {
  probability: 'MEP probability',
  latency: 'latency (ms)',
  variability: 'variability (SD / mean)',
}

const nameOf = (map: MuscleMap, id: SiteQuantityId): string =>
  id === 'amplitude' ? `${mapWords(map).noun}${mapWords(map).scale}` : otherNames[id]

/** One quantity at all sites, in words; null when no site has it and it is not the site value, or when that is the same share. */
function columnOf(
  map: MuscleMap,
  id: SiteQuantityId,
): { readonly name: string; readonly cells: readonly string[] } | null {
  const { values, unit } = siteQuantity(map, id)
  if (id === 'probability' && map.siteValue === 'probability') return null
  if (id !== 'amplitude' && values.every(Number.isNaN)) return null
  const absent = id === 'amplitude' ? 'n/a: no accepted trial' : 'n/a'
  const cells = Array.from(values, (value) =>
    Number.isNaN(value) ? cell(absent) : formatNumber(value, quantityOfUnit[unit]),
  )
  return { name: nameOf(map, id), cells }
}

const place = (mm: number): string => (Number.isNaN(mm) ? cell('n/a') : formatNumber(mm, 'length'))

export const maps: Section = { id: 'maps', title: 'Maps in full', render }
