/** A surface of triangles, and the door that every reader of surfaces passes. */
import type { Where } from '@penfield/kernels'
import { error } from '../issues.js'
import { damaged } from './refusals.js'

export interface Mesh {
  /** Name of the file. Names and dates inside the file are not kept. */
  readonly name: string
  /** n × 3 positions, row-major, mm, in the space of the file. */
  readonly vertices: Float64Array
  /** m × 3 rows of `vertices`, row-major. */
  readonly triangles: Int32Array
}

/** Where a row of vertices and a row of triangles stand in the file. */
export interface RowPlaces {
  readonly vertex: (row: number) => Where
  readonly triangle: (row: number) => Where
}

/**
 * A mesh, once every coordinate is a number and every corner a vertex. Rows count from 0.
 *
 * @param vertices n × 3, mm.
 * @param corners  m × 3, as the file has them.
 * @throws {PenfieldError} io/surface-damaged — a coordinate is not finite.
 * @throws {PenfieldError} io/surface-index — a triangle points to no vertex.
 */
export function checkedMesh(name: string, vertices: Float64Array, corners: ArrayLike<number>, places: RowPlaces): Mesh {
  for (let k = 0; k < vertices.length; k++) if (!Number.isFinite(vertices[k])) throw notFinite(vertices, k, places)
  const n = vertices.length / 3
  const triangles = new Int32Array(corners.length)
  for (let k = 0; k < corners.length; k++) {
    const corner = corners[k]
    if (!(corner >= 0 && corner < n)) throw noVertex(corner, k, n, places)
    triangles[k] = corner
  }
  return { name, vertices, triangles }
}

function notFinite(vertices: Float64Array, k: number, places: RowPlaces) {
  const row = Math.floor(k / 3)
  const what = `The coordinate ${'xyz'[k % 3]} of vertex ${row} is ${vertices[k]}; a number in mm was expected.`
  return damaged(what, places.vertex(row))
}

function noVertex(corner: number, k: number, n: number, places: RowPlaces) {
  const row = Math.floor(k / 3)
  return error('io/surface-index', {
    what: `Triangle ${row} points to vertex ${corner}; the surface has the vertices 0 to ${n - 1}.`,
    where: places.triangle(row),
    fix: 'Export the surface again: its points and its triangles do not belong together, or the copy is damaged.',
  })
}
