import type { SessionResult } from '@penfield/core'
import { escapeText } from '../escape.js'
import { areaTheta } from '../figures/area-theta.js'
import { coverage } from '../figures/coverage.js'
import { mapDifference } from '../figures/map-difference.js'
import { mapPair } from '../figures/map-pair.js'
import { mapSpread } from '../figures/map-spread.js'
import { persistence } from '../figures/persistence.js'
import { pairsOf } from '../figures/places.js'
import { formatNumber } from '../format.js'
import { cell, details, paragraph, table } from '../html.js'
import { drawn } from './draw.js'
import type { Section, SectionInput } from './section.js'

/** More rows than this are read in sites.tsv. */
const mostRows = 500

function render(input: SectionInput): string {
  const pairs = pairsOf(input.result)
  const differences = pairs.map((pair) => drawn(mapDifference, input, { pair }))
  const others = pairs.slice(1).map((pair) => drawn(mapPair, input, { pair }))
  const spreads = input.result.maps.map(({ muscle }) => drawn(mapSpread, input, { muscle }))
  const whole = [areaTheta, persistence, coverage].map((figure) => drawn(figure, input))
  const figures = [...spreads, ...others, ...differences, ...whole].join('')
  return `<div class="pictures">${figures}</div>${siteTable(input.result)}`
}

function siteTable({ sites, maps }: SessionResult): string {
  if (sites.n === 0) return paragraph('No stimulus has a place, so there are no sites.')
  if (sites.n > mostRows) return paragraph(`The values of the ${sites.n} sites are in sites.tsv.`)
  const rows = Array.from({ length: sites.n }, (_, i) => [
    escapeText(sites.labels[i]),
    place(sites.planeMm[2 * i]),
    place(sites.planeMm[2 * i + 1]),
    ...maps.flatMap(({ siteValues }) => {
      const value = siteValues.valuesUv[i]
      return [
        `${siteValues.counts[i]}`,
        Number.isNaN(value) ? cell('n/a: no accepted trial') : formatNumber(value, 'amplitude'),
      ]
    }),
  ])
  const axes = sites.plane.anchored ? ['right (mm)', 'anterior (mm)'] : ['u (mm)', 'v (mm)']
  const columns = ['site', ...axes, ...maps.flatMap(({ muscle }) => [`${muscle}: trials`, `${muscle} (µV)`])]
  return details(`Values at the ${sites.n} sites`, table({ caption: 'Sites: trials and values', columns, rows }))
}

const place = (mm: number): string => (Number.isNaN(mm) ? cell('n/a') : formatNumber(mm, 'length'))

export const maps: Section = { id: 'maps', title: 'Maps in full', render }
