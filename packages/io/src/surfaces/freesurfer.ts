/**
 * FreeSurfer surfaces of triangles (`lh.white`, `lh.pial`), big-endian:
 *
 *     | ff ff fe | text, up to its second line feed | n i32 | m i32 | n × 3 f32, mm | m × 3 i32 | tags … |
 *
 * The tags at the end (volume, command lines) are not read: positions stay in FreeSurfer's own surface space.
 */
import { type Cursor, cursorOver, placeOf, takeBytes, takeUint32 } from '../bytes.js'
import type { Source } from '../format.js'
import { checkedMesh, type Mesh } from './mesh.js'
import { damaged, notRead } from './refusals.js'

const lineFeed = 0x0a
const longestText = 65_536

/** The third byte behind ff ff: this one is read, those are known. */
const triangleMark = 0xfe
const otherMarks = new Map([
  [0xff, 'a FreeSurfer overlay (curv) or an old surface of quadrangles'],
  [0xfd, 'a FreeSurfer surface of quadrangles'],
])

/** Any of FreeSurfer's files that begin with ff ff. */
export const isFreesurfer = ({ bytes }: Source): boolean =>
  bytes[0] === 0xff && bytes[1] === 0xff && (bytes[2] === triangleMark || otherMarks.has(bytes[2]))

/**
 * @param inflated whether the bytes were unpacked, so that offsets in them are no places in the file.
 * @throws {PenfieldError} io/surface-damaged, io/surface-index, io/surface-refused, io/truncated.
 */
export function readFreesurfer({ name, bytes }: Source, inflated: boolean): Mesh {
  const cursor = cursorOver(bytes, name, { littleEndian: false, inflated })
  const other = otherMarks.get(takeBytes(cursor, 3, 'the mark of a surface')[2])
  if (other !== undefined) {
    const fix =
      'Give the surface itself, such as lh.white, or write it as GIFTI: mris_convert lh.white lh.white.surf.gii.'
    throw notRead(`This is ${other}; a surface of triangles was expected.`, { file: name, byte: 0 }, fix)
  }
  skipLine(cursor)
  skipLine(cursor)
  const n = takeCount(cursor, 'vertices')
  const m = takeCount(cursor, 'triangles')
  const vertices = takeBytes(cursor, 12 * n, `${n} vertices`)
  const triangles = takeBytes(cursor, 12 * m, `${m} triangles`)
  return checkedMesh(name, floatsOf(vertices), integersOf(triangles), {
    vertex: (row) => rowPlace(vertices, row),
    triangle: (row) => rowPlace(triangles, row),
  })

  function rowPlace(rows: Uint8Array, row: number) {
    const byte = rows.byteOffset - bytes.byteOffset + 12 * row
    return placeOf({ ...cursor, offset: byte })
  }
}

function skipLine(cursor: Cursor): void {
  const { bytes, offset } = cursor
  const end = bytes.subarray(offset, offset + longestText).indexOf(lineFeed)
  if (end < 0) throw damaged('The text at the beginning does not end; two line feeds were expected.', placeOf(cursor))
  cursor.offset += end + 1
}

function takeCount(cursor: Cursor, what: string): number {
  const place = placeOf(cursor)
  const count = takeUint32(cursor, `the number of ${what}`) | 0
  if (count < 1) throw damaged(`The number of ${what} is ${count}; at least 1 was expected.`, place)
  return count
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function floatsOf(bytes: Uint8Array): Float64Array {
  const view = viewOf(bytes)
  const values = new Float64Array(bytes.length / 4)
  for (let k = 0; k < values.length; k++) values[k] = view.getFloat32(4 * k)
  return values
}

function integersOf(bytes: Uint8Array): Int32Array {
  const view = viewOf(bytes)
  const values = new Int32Array(bytes.length / 4)
  for (let k = 0; k < values.length; k++) values[k] = view.getInt32(4 * k)
  return values
}
