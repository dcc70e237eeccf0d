/** GIFTI and FreeSurfer files for tests, written from the formats' definitions. */
import { zlibSync } from 'fflate'

export interface ArrayParts {
  readonly values: readonly number[]
  readonly type?: 'UINT8' | 'INT32' | 'FLOAT32' | 'FLOAT64'
  readonly encoding?: string
  readonly endian?: string
  readonly order?: string
  /** Attributes as they shall stand, in place of what follows from the values; undefined leaves one out. */
  readonly attributes?: Readonly<Record<string, string | undefined>>
  /** What stands in the array, in place of `Data` with the values. */
  readonly inside?: string
}

export const bytesOfText = (text: string): Uint8Array => new TextEncoder().encode(text)

export function binaryOf(values: readonly number[], type: string, littleEndian: boolean): Uint8Array {
  const size = { UINT8: 1, INT32: 4, FLOAT32: 4, FLOAT64: 8 }[type] ?? 4
  const view = new DataView(new ArrayBuffer(size * values.length))
  values.forEach((value, k) => {
    if (type === 'UINT8') view.setUint8(k, value)
    else if (type === 'INT32') view.setInt32(4 * k, value, littleEndian)
    else if (type === 'FLOAT32') view.setFloat32(4 * k, value, littleEndian)
    else view.setFloat64(8 * k, value, littleEndian)
  })
  return new Uint8Array(view.buffer)
}

/** In lines of 76 characters, as gifticlib may write it. */
export const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\n')

function dataOf(parts: ArrayParts, type: string): string {
  const { values, encoding = 'ASCII', endian = 'LittleEndian', order = 'RowMajorOrder' } = parts
  const rows = values.length / 3
  const isColumns = order.startsWith('Col')
  const written = isColumns ? values.map((_, k) => values[3 * (k % rows) + Math.floor(k / rows)]) : values
  if (encoding.endsWith('ASCII')) return written.map((value, k) => `${value}${k % 3 === 2 ? '\n' : ' '}`).join('')
  const bytes = binaryOf(written, type, /little/i.test(endian))
  return base64Of(/gz/i.test(encoding) ? zlibSync(bytes) : bytes)
}

export function arrayOf(intent: 'POINTSET' | 'TRIANGLE', parts: ArrayParts): string {
  const { values, encoding = 'ASCII', endian = 'LittleEndian', order = 'RowMajorOrder' } = parts
  const type = parts.type ?? (intent === 'POINTSET' ? 'FLOAT32' : 'INT32')
  const attributes = {
    Intent: `NIFTI_INTENT_${intent}`,
    DataType: `NIFTI_TYPE_${type}`,
    ArrayIndexingOrder: order,
    Dimensionality: '2',
    Dim0: `${values.length / 3}`,
    Dim1: '3',
    Encoding: encoding,
    Endian: endian,
    ExternalFileName: '',
    ExternalFileOffset: '',
    ...parts.attributes,
  }
  const stated = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}="${value}"`],
  )
  const metadata = '<MetaData><MD><Name><![CDATA[Name]]></Name><Value>1 2 3</Value></MD></MetaData>'
  const inside = parts.inside ?? `<Data>${dataOf(parts, type)}</Data>`
  return `<DataArray ${stated.join('\n  ')}>\n${metadata}\n${inside}\n</DataArray>\n`
}

const head =
  '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE GIFTI SYSTEM "http://gifti.projects.nitrc.org/gifti.dtd">\n'

export const giftiOf = (...arrays: readonly string[]): Uint8Array =>
  bytesOfText(`${head}<GIFTI Version="1.0" NumberOfDataArrays="${arrays.length}">\n${arrays.join('')}</GIFTI>`)

export function freesurferOf(
  vertices: readonly number[],
  triangles: readonly number[],
  { text = 'made by hand\n\n', n = vertices.length / 3, m = triangles.length / 3, tags = '' } = {},
): Uint8Array {
  const counts = binaryOf([n, m], 'INT32', false)
  const numbers = [binaryOf(vertices, 'FLOAT32', false), binaryOf(triangles, 'INT32', false)]
  return new Uint8Array(
    Buffer.concat([Uint8Array.of(0xff, 0xff, 0xfe), bytesOfText(text), counts, ...numbers, bytesOfText(tags)]),
  )
}

/** A tetrahedron: four vertices, four triangles. */
export const corners = [0, 0, 0, 1.5, 0, 0, 0, 2, 0, 0, 0, -3]
export const faces = [0, 2, 1, 0, 1, 3, 1, 2, 3, 2, 0, 3]
