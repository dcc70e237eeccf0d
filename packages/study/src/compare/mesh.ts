import type { Mesh } from '@penfield/io'
import type { Neighbours } from '@penfield/kernels'
import { meshNeighbours } from '@penfield/stats'
import { error } from '../codes.js'

/**
 * Neighbours along the edges of a mesh whose vertex k is row k of the maps.
 *
 * @throws {PenfieldError} study/compare-design — it has other than as many vertices as the maps have nodes.
 */
export function meshAdjacency({ name, vertices, triangles }: Mesh, nodes: number): Neighbours {
  const n = vertices.length / 3
  if (n === nodes) return meshNeighbours(nodes, triangles)
  throw error('study/compare-design', {
    what: `The mesh has ${n} vertices and the maps ${nodes} nodes; vertex k was expected to be row k of the maps.`,
    where: { file: name },
    fix: 'Give the mesh that the maps were made on.',
  })
}
