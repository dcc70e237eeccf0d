import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../refusal.test-support.js'
import { type ArrayParts, arrayOf, corners, faces, giftiOf } from './gifti.test-support.js'
import { readMesh } from './read-mesh.js'

const read = (bytes: Uint8Array) => readMesh({ name: 'a.gii', bytes })
const points = (parts: Partial<ArrayParts> = {}) => arrayOf('POINTSET', { values: corners, ...parts })
const triangles = (parts: Partial<ArrayParts> = {}) => arrayOf('TRIANGLE', { values: faces, ...parts })
const tetrahedron = { name: 'a.gii', vertices: Float64Array.from(corners), triangles: Int32Array.from(faces) }
const refusal = (...arrays: readonly string[]) => refusalOf(() => read(giftiOf(...arrays)))

const encodings = [
  'ASCII',
  'Base64Binary',
  'GZipBase64Binary',
  'GIFTI_ENCODING_ASCII',
  'GIFTI_ENCODING_B64BIN',
  'GIFTI_ENCODING_B64GZ',
]
const endians = ['LittleEndian', 'BigEndian', 'GIFTI_ENDIAN_LITTLE', 'GIFTI_ENDIAN_BIG']
const orders = ['RowMajorOrder', 'ColumnMajorOrder']

describe('a GIFTI surface', () => {
  it('GI-1: has its points and triangles in any order, with other arrays between', () => {
    const labels = triangles().replace('NIFTI_INTENT_TRIANGLE', 'NIFTI_INTENT_LABEL')
    expect(read(giftiOf(points(), triangles()))).toEqual(tetrahedron)
    expect(read(giftiOf(triangles(), labels, points()))).toEqual(tetrahedron)
  })

  it.each(encodings.flatMap((encoding) => orders.map((order) => [encoding, order])))(
    'GI-2, GI-3, GI-6: is the same in %s and %s, whatever the byte order',
    (encoding, order) => {
      for (const endian of endians) {
        const how = { encoding, order, endian }
        expect(read(giftiOf(points(how), triangles(how)))).toEqual(tetrahedron)
        expect(read(giftiOf(points({ ...how, type: 'FLOAT64' }), triangles({ ...how, type: 'UINT8' })))).toEqual(
          tetrahedron,
        )
      }
    },
  )

  it('GI-2: has the same numbers of any size in every encoding, as its data type keeps them', () => {
    const float = fc.double({ noNaN: true, min: -1e6, max: 1e6 })
    const row = fc.tuple(float, float, float)
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), fc.constantFrom(...orders), (rows, order) => {
        const values = rows.flat()
        const meshes = encodings.map((encoding) =>
          read(giftiOf(points({ values, encoding, order }), triangles({ values: [0, 0, 0] }))),
        )
        for (const { vertices } of meshes)
          expect([...vertices].map((x) => x + 0)).toEqual(values.map((x) => Math.fround(x) + 0))
      }),
    )
  })

  it('keeps nothing of the metadata, and takes data from CDATA too', () => {
    const inside = `<Data><![CDATA[${corners.slice(0, 6).join(' ')}]]> ${corners.slice(6).join('\n')}</Data>`
    expect(read(giftiOf(points({ inside }), triangles()))).toEqual(tetrahedron)
  })

  it('GI-2: is refused with the reason when its numbers are in another file', () => {
    const attributes = { ExternalFileName: 'external.dat' }
    const found = refusal(points({ encoding: 'ExternalFileBinary', attributes, inside: '<Data/>' }), triangles())
    expect(found).toMatchObject({ code: 'io/surface-refused', where: { file: 'a.gii', line: 4 } })
    expect(found.what).toContain('"external.dat"')
  })

  it('GI-4: brings no definitions of its own', () => {
    const text = '<!DOCTYPE GIFTI [<!ENTITY a "b">]><GIFTI>&a;</GIFTI>'
    expect(refusalOf(() => read(new TextEncoder().encode(text))).code).toBe('io/xml-refused')
  })

  it('GI-5: points only to vertices that it has', () => {
    const found = refusal(points(), triangles({ values: [0, 1, 2, 3, 4, 0] }))
    expect(found).toMatchObject({ code: 'io/surface-index', where: { file: 'a.gii' } })
    expect(found.what).toBe('Triangle 1 points to vertex 4; the surface has the vertices 0 to 3.')
    expect(refusal(points(), triangles({ values: [0, -1, 2] })).what).toContain('vertex -1')
  })

  it.each(encodings)('GI-5: has as many numbers in %s as its sizes say', (encoding) => {
    for (const Dim0 of ['3', '5']) {
      const found = refusal(points({ encoding, attributes: { Dim0 } }), triangles())
      const code = /gz/i.test(encoding) ? 'io/surface-damaged' : 'io/surface-length'
      expect([found.code, found.where.file]).toEqual([code, 'a.gii'])
    }
  })

  it('is refused before room is made for sizes that nothing in the file fills', () => {
    for (const encoding of encodings) {
      expect(refusal(points({ encoding, attributes: { Dim0: '9999999' } }), triangles()).code).toMatch(/^io\/surface-/)
      expect(refusal(points({ encoding, attributes: { Dim0: '10000001' } }), triangles()).code).toBe('io/too-large')
    }
  })

  it.each([
    ['no points', [triangles()], 'has arrays of the kind "TRIANGLE"; a surface has an array POINTSET'],
    ['no triangles', [points()], 'a surface has an array TRIANGLE'],
    ['nothing', [], 'has no array'],
    ['points twice', [points(), points(), triangles()], '2 arrays POINTSET'],
    ['no Data', [points({ inside: '' }), triangles()], 'has no element Data'],
    ['two Data', [points({ inside: '<Data/><Data/><Data/>' }), triangles()], 'more than one element Data'],
  ])('is refused with %s', (_, arrays, what) => {
    const found = refusal(...arrays)
    expect(found.code).toBe('io/surface-array')
    expect(found.what).toContain(what)
  })

  it.each([
    ['Encoding', 'Base85', 'io/surface-array'],
    ['Encoding', undefined, 'io/surface-array'],
    ['DataType', 'NIFTI_TYPE_INT16', 'io/surface-array'],
    ['ArrayIndexingOrder', 'Diagonal', 'io/surface-array'],
    ['Endian', 'MiddleEndian', 'io/surface-array'],
    ['Endian', undefined, 'io/surface-array'],
    ['Dimensionality', '1', 'io/surface-array'],
    ['Dim0', '0', 'io/surface-array'],
    ['Dim0', '-4', 'io/surface-array'],
    ['Dim0', '1e2', 'io/surface-array'],
    ['Dim0', undefined, 'io/surface-array'],
    ['Dim1', '4', 'io/surface-array'],
  ])('is refused with the attribute %s = %s', (name, value, code) => {
    const found = refusal(points({ encoding: 'Base64Binary', attributes: { [name]: value } }), triangles())
    expect(found).toMatchObject({ code, where: { file: 'a.gii', line: 4 } })
    expect(found.what).toContain(value ?? 'absent')
  })

  it('needs no byte order in text', () => {
    const how = { attributes: { Endian: undefined } }
    expect(read(giftiOf(points(how), triangles(how)))).toEqual(tetrahedron)
  })

  it('is refused with triangles that are decimal numbers', () => {
    expect(refusal(points(), triangles({ type: 'FLOAT32' })).code).toBe('io/surface-refused')
  })

  // A line each: declaration, document type, root; ten attributes from line 4; metadata; Data.
  it.each([
    ['a word', points({ inside: '<Data>0 0 0\n1 0 0\n0 north 0\n0 0 1</Data>' }), 'holds "north"', 17],
    ['a comma', points({ inside: '<Data>0,5 0 0 1 0 0 0 1 0 0 0 1</Data>' }), 'holds "0,5"', 15],
    ['a missing number', points({ inside: '<Data>NaN 0 0 1 0 0 0 1 0 0 0 1</Data>' }), 'holds "NaN"', 15],
    [
      'too large a number',
      points({ inside: '<Data>1e99 0 0 1 0 0 0 1 0 0 0 1</Data>' }),
      'coordinate x of vertex 0',
      4,
    ],
    ['half a corner', triangles({ inside: '<Data>0 1 2 0 1 3 1 2 3 2 0 3.5</Data>' }), 'holds "3.5"', 15],
    ['a corner above 2³¹', triangles({ inside: '<Data>0 1 2 0 1 3 1 2 3 2 0 4294967296</Data>' }), '4294967296', 15],
  ])('names %s and its line', (_, array, what, line) => {
    const other = array.includes('POINTSET') ? triangles() : points()
    const found = refusal(array, other)
    expect(found).toMatchObject({ code: 'io/surface-damaged', where: { file: 'a.gii', line } })
    expect(found.what).toContain(what)
  })

  it('is refused with a coordinate that is not finite', () => {
    const values = corners.with(7, Number.POSITIVE_INFINITY)
    const found = refusal(points({ values, encoding: 'Base64Binary' }), triangles())
    expect(found.what).toBe('The coordinate y of vertex 2 is Infinity; a number in mm was expected.')
  })

  it('is refused with text that is no base64', () => {
    const found = refusal(points({ encoding: 'Base64Binary', inside: '<Data>AA~A</Data>' }), triangles())
    expect([found.code, found.what]).toEqual(['io/surface-damaged', expect.stringContaining('"~"')])
  })

  it('is left when it is nested too deep, or has too many attributes or arrays', () => {
    const codeOf = (inside: string) => refusal(points(), triangles(), inside).code
    expect(codeOf('<a>'.repeat(64) + '</a>'.repeat(64))).toBe('io/xml-refused')
    expect(codeOf(`<a ${Array.from({ length: 1001 }, (_, k) => `a${k}=""`).join(' ')}/>`)).toBe('io/xml-refused')
    expect(codeOf('<DataArray/>'.repeat(100_000))).toBe('io/xml-refused')
  })
})
