import { describe, expect, it } from 'vitest'
import { refusalOf } from '../refusal.test-support.js'
import { corners, faces, freesurferOf } from './gifti.test-support.js'
import { readMesh } from './read-mesh.js'

const read = (bytes: Uint8Array) => readMesh({ name: 'lh.white', bytes })
const tetrahedron = { name: 'lh.white', vertices: Float64Array.from(corners), triangles: Int32Array.from(faces) }
/** Three bytes of mark, 14 of text, 8 of counts. */
const headBytes = 25

describe('a FreeSurfer surface', () => {
  it('FS-1: has two lines of text, counts, coordinates and corners', () => {
    expect(read(freesurferOf(corners, faces))).toEqual(tetrahedron)
    expect(read(freesurferOf(corners, faces, { text: '\nanything at all\n' }))).toEqual(tetrahedron)
  })

  it('keeps its numbers whatever tags follow them', () => {
    expect(read(freesurferOf(corners, faces, { tags: 'valid = 1  # volume info valid\n' }))).toEqual(tetrahedron)
  })

  it('FS-6: may have a triangle with one vertex three times', () => {
    expect([...read(freesurferOf(corners, [2, 2, 2])).triangles]).toEqual([2, 2, 2])
  })

  it('lies anywhere in a longer buffer', () => {
    const bytes = freesurferOf(corners, faces)
    const longer = new Uint8Array(bytes.length + 16)
    longer.set(bytes, 5)
    expect(read(longer.subarray(5, 5 + bytes.length))).toEqual(tetrahedron)
  })

  it('names the triangle that points to no vertex, and its place', () => {
    const found = refusalOf(() => read(freesurferOf(corners, [0, 1, 2, 1, 2, 4])))
    expect(found).toMatchObject({ code: 'io/surface-index', where: { byte: headBytes + 4 * 12 + 12 } })
    expect(found.what).toBe('Triangle 1 points to vertex 4; the surface has the vertices 0 to 3.')
  })

  it('names the coordinate that is not finite, and its place', () => {
    const found = refusalOf(() => read(freesurferOf(corners.with(5, Number.NaN), faces)))
    expect(found).toMatchObject({ code: 'io/surface-damaged', where: { byte: headBytes + 12 } })
    expect(found.what).toContain('coordinate z of vertex 1 is NaN')
  })

  it.each([
    ['more vertices than there are', { n: 0x7fffffff }, 'io/truncated'],
    ['more triangles than there are', { m: 5 }, 'io/truncated'],
    ['no vertices', { n: 0 }, 'io/surface-damaged'],
    ['fewer than no triangles', { m: -1 }, 'io/surface-damaged'],
    ['text that does not end', { text: 'made by hand' }, 'io/surface-damaged'],
    ['text that is longer than any', { text: `${'a'.repeat(65_536)}\n\n` }, 'io/surface-damaged'],
  ])('is refused with %s', (_, parts, code) => {
    expect(refusalOf(() => read(freesurferOf(corners, [0, 1, 2], parts))).code).toBe(code)
  })

  it.each([
    ['an overlay', 0xff],
    ['quadrangles', 0xfd],
  ])('is refused with its name when it is %s', (name, mark) => {
    const found = refusalOf(() => read(freesurferOf(corners, faces).with(2, mark)))
    expect(found.code).toBe('io/surface-refused')
    expect(found.what).toContain(name === 'an overlay' ? 'overlay (curv)' : name)
  })
})
