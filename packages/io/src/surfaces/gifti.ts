/**
 * GIFTI surfaces (.surf.gii): XML with an array of points and an array of triangles, in any order.
 *
 * The matrices of the file to other spaces are not applied: positions stay in the `DataSpace` of the array.
 */
import { shown } from '@penfield/kernels'
import type { Source } from '../format.js'
import { headText } from '../head.js'
import { type GiftiArray, giftiArrays } from './gifti-arrays.js'
import { giftiValues } from './gifti-values.js'
import { checkedMesh, type Mesh } from './mesh.js'
import { wrongArray } from './refusals.js'

export function isGifti(source: Source): boolean {
  const head = headText(source)
  return head.trimStart().startsWith('<') && /<GIFTI[\s/>]/.test(head)
}

/**
 * @returns null when the XML turns out to be another document.
 * @throws {PenfieldError} io/encoding, io/xml-damaged, io/xml-refused, io/surface-array, io/surface-damaged,
 *   io/surface-index, io/surface-length, io/surface-refused, io/too-large.
 */
export function readGifti(source: Source): Mesh | null {
  const { name: file } = source
  const arrays = giftiArrays(source)
  if (arrays === null) return null
  const points = only(arrays, 'POINTSET', file)
  const triangles = only(arrays, 'TRIANGLE', file)
  return checkedMesh(file, giftiValues(points, file), giftiValues(triangles, file), {
    vertex: () => ({ file, line: points.line }),
    triangle: () => ({ file, line: triangles.line }),
  })
}

function only(arrays: readonly GiftiArray[], intent: string, file: string): GiftiArray {
  const found = arrays.filter((array) => array.intent === intent)
  if (found.length === 1) return found[0]
  if (found.length > 1)
    throw wrongArray(`The file has ${found.length} arrays ${intent}; 1 was expected.`, { file, line: found[1].line })
  const others = [...new Set(arrays.map((array) => shown(array.intent, 40)))].slice(0, 5)
  const there = others.length === 0 ? 'no array' : `arrays of the kind ${others.join(', ')}`
  throw wrongArray(`The file has ${there}; a surface has an array ${intent}.`, { file })
}
