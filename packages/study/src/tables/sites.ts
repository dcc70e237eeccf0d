import type { MuscleMap, SessionResult, ValueUnit } from '@penfield/core'
import { identityColumns, type OfSession } from './columns.js'
import type { Table } from './table.js'

interface SiteRow extends OfSession {
  readonly map: MuscleMap
  /** Index of the site. */
  readonly i: number
}

/** One row a site and muscle. */
export const siteRows = ({ session, maps, sites }: SessionResult): readonly SiteRow[] =>
  Array.from({ length: sites.n }, (_, i) => i).flatMap((i) =>
    maps.map((map) => ({ identity: session.identity, map, i })),
  )

const position =
  (axis: number) =>
  ({ map, i }: SiteRow) =>
    map.sites.positionsMm[3 * i + axis]

/** @param unit of the site values. */
export const siteTable = (unit: ValueUnit): Table<SiteRow> => ({
  name: 'sites',
  about: 'One row a site and muscle',
  columns: [
    ...identityColumns,
    { name: 'site', meaning: 'Label of the site', of: ({ map, i }) => map.sites.labels[i] },
    { name: 'x', unit: 'mm', meaning: 'Mean position of the stimuli; right in an anatomical frame', of: position(0) },
    {
      name: 'y',
      unit: 'mm',
      meaning: 'Mean position of the stimuli; anterior in an anatomical frame',
      of: position(1),
    },
    {
      name: 'z',
      unit: 'mm',
      meaning: 'Mean position of the stimuli; superior in an anatomical frame',
      of: position(2),
    },
    { name: 'frame', meaning: 'Coordinate frame of the position', of: ({ map }) => map.sites.frame },
    { name: 'muscle', meaning: 'Muscle', of: ({ map }) => map.muscle },
    { name: 'n', meaning: 'Accepted trials', of: ({ map, i }) => map.siteValues.counts[i] },
    {
      name: 'value',
      unit,
      meaning: 'Value of the site, by --site-value',
      of: ({ map, i }) => map.siteValues.valuesUv[i],
    },
  ],
})
