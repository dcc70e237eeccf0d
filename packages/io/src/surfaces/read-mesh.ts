/** Reads a surface, whatever its format: the content decides and never the name. */
import { shown } from '@penfield/kernels'
import type { Source } from '../format.js'
import { headText } from '../head.js'
import { error } from '../issues.js'
import { partOf, sizeOf } from '../source.js'
import { isFreesurfer, readFreesurfer } from './freesurfer.js'
import { isGifti, readGifti } from './gifti.js'
import { gzipSize, isGzip, ungzip } from './inflate.js'
import type { Mesh } from './mesh.js'
import { damaged, tooLarge } from './refusals.js'

const largestBytes = 256 * (1 << 20)

/**
 * The surface of a GIFTI file or of a FreeSurfer surface of triangles, each as it is or packed with gzip.
 *
 * @returns vertices n × 3, mm, in the space of the file, and triangles m × 3, rows of the vertices, counted from 0.
 * @throws {PenfieldError} io/unknown-format — neither of them.
 * @throws {PenfieldError} io/surface-refused — known and not read: numbers in another file, quadrangles, overlays.
 * @throws {PenfieldError} io/surface-array — points or triangles are absent or there twice, or their attributes are not known.
 * @throws {PenfieldError} io/surface-length — there are not as many numbers as Dim0 × Dim1.
 * @throws {PenfieldError} io/surface-index — a triangle points to a vertex that is not there.
 * @throws {PenfieldError} io/surface-damaged, io/truncated, io/too-large, io/encoding, io/xml-damaged, io/xml-refused.
 */
export function readMesh(source: Source): Mesh {
  const whole = { name: source.name, bytes: wholeBytes(source) }
  const inflated = isGzip(whole.bytes)
  const surface = inflated ? { ...whole, bytes: unpacked(whole) } : whole
  if (isFreesurfer(surface)) return readFreesurfer(surface, inflated)
  const mesh = isGifti(surface) ? readGifti(surface) : null
  if (mesh === null) throw unknown(surface)
  return mesh
}

function wholeBytes(source: Source): Uint8Array {
  const size = sizeOf(source)
  if (size <= largestBytes) return partOf(source, 0, size)
  throw tooLarge(`The file has ${size} bytes; a surface has fewer than ${largestBytes}.`, { file: source.name })
}

function unpacked({ name: file, bytes }: Source): Uint8Array {
  const fail = (why: string, cause?: unknown) => damaged(`The compressed bytes of the file ${why}.`, { file }, cause)
  const size = gzipSize(bytes)
  if (size <= largestBytes) return ungzip(bytes, fail)
  throw tooLarge(`The file says that it unpacks to ${size} bytes; a surface has fewer than ${largestBytes}.`, { file })
}

function unknown(source: Source) {
  const begins = source.bytes.length === 0 ? 'is empty' : `begins with ${shown(headText(source, 48), 40)}`
  return error('io/unknown-format', {
    what: `The file ${begins} and is no surface; GIFTI or a FreeSurfer surface of triangles was expected.`,
    where: { file: source.name },
    fix: 'Give a GIFTI surface (.surf.gii) or a FreeSurfer surface such as lh.white; mris_convert writes GIFTI.',
  })
}
