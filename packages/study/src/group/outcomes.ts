/** Numbers that are compared: each a value a person. */
import { metrics, overlapIndices } from '@penfield/core'
import { axialMean, isNoStatistic } from '@penfield/stats'
import type { GroupPeople } from './people.js'
import { correctedSuffix, type SessionNumber } from './results.js'
import { hemispheresOf, type Strata, type Stratum } from './strata.js'

export interface Outcome {
  readonly level: 'metric' | 'overlap'
  readonly id: string
  readonly muscles: readonly string[]
  readonly stratum: Stratum
  readonly unit: string
  /** The visit that was asked for; null for the first of each person. */
  readonly visit: string | null
  /** By place of the person; NaN where missing. */
  readonly values: Float64Array
}

/** Counts that describe a session rather than a map. */
const described = ['n_stimuli', 'n_accepted', 'n_sites']

/** Which visit of a person counts. */
export type VisitOf = (label: string) => string | null

/** One outcome for each number, muscles and stratum that anybody has a value of. */
export function outcomesOf(
  numbers: readonly SessionNumber[],
  people: GroupPeople,
  strata: Strata,
  visitOf: VisitOf,
  visit: string | null = null,
): readonly Outcome[] {
  const byKey = new Map<string, SessionNumber>()
  const kinds = new Map<string, SessionNumber>()
  for (const number of numbers) {
    byKey.set(keyOf(number.participant, number.session, number.hemisphere, number), number)
    kinds.set(kindOf(number), number)
  }
  return [...kinds.values()]
    .filter(({ id }) => !described.includes(id))
    .flatMap((kind) =>
      strata.names.map((stratum): Outcome => {
        const values = Float64Array.from(people.people, ({ label }) => {
          const own = visitOf(label)
          if (own === null) return Number.NaN
          const hemispheres = hemispheresOf(stratum, label, strata)
          const found = hemispheres.map((side) => {
            const value = byKey.get(keyOf(label, own, side, kind))?.value ?? Number.NaN
            return side === 'L' && isLaidOver(stratum) ? mirrored(value, kind) : value
          })
          return found.length === 0 ? Number.NaN : meanOf(found, kind)
        })
        return { level: kind.level, id: kind.id, muscles: kind.muscles, stratum, unit: kind.unit, visit, values }
      }),
    )
    .filter(({ values }) => values.some((value) => !Number.isNaN(value)))
    .sort((a, b) => orderOf(a) - orderOf(b))
}

const kindOf = ({ level, id, muscles }: Pick<SessionNumber, 'level' | 'id' | 'muscles'>): string =>
  [level, id, ...muscles].join('\t')

const keyOf = (participant: string, session: string, hemisphere: string, kind: SessionNumber): string =>
  [participant, session, hemisphere, kindOf(kind)].join('\t')

/** True where left and right hemispheres stand in one column; the left ones are mirrored, so that x grows away from the midline. */
const isLaidOver = (stratum: Stratum): boolean => !['L', 'R', 'n/a'].includes(stratum)

const mirroredPlaces = ['cog_x', 'hotspot_x']

function mirrored(value: number, { id }: SessionNumber): number {
  if (mirroredPlaces.includes(id)) return -value
  return id === 'orientation' ? (180 - value) % 180 : value
}

/** Both hemispheres or none: one of two would weigh people with a lost session by another map. */
function meanOf(values: readonly number[], { id }: SessionNumber): number {
  if (values.length === 1 || values.some((value) => Number.isNaN(value)))
    return values.length === 1 ? values[0] : Number.NaN
  if (id !== 'orientation') return (values[0] + values[1]) / 2
  const axis = axialMean(values.map((deg) => (deg * Math.PI) / 180))
  return isNoStatistic(axis) ? Number.NaN : (axis.meanRad * 180) / Math.PI
}

/** Overlap before metrics, each in the order of its registry. */
function orderOf({ level, id }: Outcome): number {
  const plain = id.endsWith(correctedSuffix) ? id.slice(0, -correctedSuffix.length) : id
  const place = (level === 'overlap' ? indexOrder : metricOrder).indexOf(plain)
  return (level === 'overlap' ? 0 : 1000) + 2 * place + (plain === id ? 1 : 0)
}

const indexOrder: readonly string[] = overlapIndices.map(({ id }) => id)
const metricOrder: readonly string[] = metrics.flatMap(({ gives }) => Object.keys(gives))
