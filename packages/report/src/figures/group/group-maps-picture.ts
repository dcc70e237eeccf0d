/** The maps of two groups as their figure sees them. */
import type { Unit } from '@penfield/core'

export interface GroupMap {
  readonly name: string
  /** People of the group. */
  readonly n: number
  /** One a node; NaN where nobody has a value. */
  readonly mean: Float64Array
  /** People with a value, one a node. */
  readonly people: Int32Array
}

export interface GroupMapsPicture {
  readonly muscle: string
  /** n × 2, mm in the plane, on a square grid: u to the right, v up. */
  readonly nodesMm: Float64Array
  /** Side of the cell around each node, mm. */
  readonly cellMm: number
  /** True when anterior and right are known: v is anterior, u right. */
  readonly anchored: boolean
  /** The reference first. */
  readonly groups: readonly [GroupMap, GroupMap]
  /** Second group − first, one a node; NaN where there is none. */
  readonly difference: Float64Array
  /** One a node, NaN where not tested; null where no test was made. */
  readonly pFwe: Float64Array | null
  readonly unit: Unit
  /** True when each person's map was divided by its own size first. */
  readonly isShape: boolean
}

/** Nodes with fewer of either group than this share are hatched. */
const leastShare = 0.6

export const isSparse = ({ groups }: GroupMapsPicture, node: number): boolean =>
  groups.some(({ people, n }) => people[node] < leastShare * n)
