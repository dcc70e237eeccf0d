import type { MuscleMap, SessionResult } from '@penfield/core'
import type { FigureInput } from './figure.js'
import { pairsOf } from './places.js'

export interface PairOfMaps {
  readonly a: MuscleMap
  readonly b: MuscleMap
  /** Places in the study's order, which decide mark and line. */
  readonly indexA: number
  readonly indexB: number
}

/** The two maps of a figure: the ones asked for, else the first compared, else the first two; null without two. */
export function pairOfMaps({ result, pair }: FigureInput): PairOfMaps | null {
  const [nameA, nameB] = pair ?? pairsOf(result)[0] ?? firstTwo(result)
  const indexA = result.maps.findIndex((map) => map.muscle === nameA)
  const indexB = result.maps.findIndex((map) => map.muscle === nameB)
  if (indexA < 0 || indexB < 0 || indexA === indexB) return null
  return { a: result.maps[indexA], b: result.maps[indexB], indexA, indexB }
}

const firstTwo = ({ maps }: SessionResult): readonly [string | undefined, string | undefined] => [
  maps[0]?.muscle,
  maps[1]?.muscle,
]
