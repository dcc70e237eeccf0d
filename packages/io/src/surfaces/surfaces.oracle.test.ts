import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../refusal.test-support.js'
import type { Mesh } from './mesh.js'
import { readMesh } from './read-mesh.js'

const shared = join(import.meta.dirname, '..', '..', '..', '..', '..', 'shared')
const isHere = existsSync(shared)

interface ExpectedArray {
  readonly intent: string
  readonly shape: readonly number[]
  readonly first: readonly number[]
  readonly last: readonly number[]
  readonly min: number
  readonly max: number
  readonly mean: readonly number[]
}
interface ExpectedGifti {
  readonly file: string
  readonly arrays: readonly ExpectedArray[]
  readonly surface_area_file_units2?: number
  readonly vertices?: number
  readonly faces?: number
  readonly euler?: number
}
interface ExpectedFreesurfer {
  readonly file: string
  readonly vertices: number
  readonly faces: number
  readonly [more: string]: unknown
}
interface Expected {
  readonly gifti: readonly ExpectedGifti[]
  readonly freesurfer: readonly ExpectedFreesurfer[]
}
const { gifti, freesurfer }: Expected = isHere
  ? JSON.parse(readFileSync(join(shared, 'oracle', 'surfaces.json'), 'utf8'))
  : { gifti: [], freesurfer: [] }

const readShared = (file: string) =>
  readMesh({ name: file, bytes: new Uint8Array(readFileSync(join(shared, 'data', file))) })

const closeTo = (values: Iterable<number>, digits: number) => [...values].map((value) => expect.closeTo(value, digits))

/** First and last row, extremes and column means. */
function summaryOf(values: Float64Array | Int32Array) {
  const n = values.length / 3
  const mean = [0, 1, 2].map((c) => {
    let sum = 0
    for (let r = 0; r < n; r++) sum += values[3 * r + c]
    return sum / n
  })
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    min = Math.min(min, value)
    max = Math.max(max, value)
  }
  return { shape: [n, 3], first: [...values.slice(0, 3)], last: [...values.slice(-3)], min, max, mean }
}

/** ½ Σ |(b − a) × (c − a)|, mm². */
function areaMm2({ vertices, triangles }: Mesh): number {
  let area = 0
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => vertices.subarray(3 * triangles[t + k], 3 * triangles[t + k] + 3))
    const [u, v] = [b, c].map((end) => end.map((value, k) => value - a[k]))
    const cross = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]]
    area += Math.sqrt(cross[0] * cross[0] + cross[1] * cross[1] + cross[2] * cross[2]) / 2
  }
  return area
}

/** Vertices in triangles − edges + triangles. */
function eulerNumber({ triangles }: Mesh): number {
  const edges = new Set<string>()
  for (let t = 0; t < triangles.length; t += 3)
    for (const [k, l] of [
      [0, 1],
      [1, 2],
      [2, 0],
    ]) {
      const ends = [triangles[t + k], triangles[t + l]]
      edges.add(`${Math.min(...ends)} ${Math.max(...ends)}`)
    }
  return new Set(triangles).size - edges.size + triangles.length / 3
}

const refused = new Map([
  ['mri/external.gii', 'io/surface-refused'],
  ['mri/base64bin.gii', 'io/surface-index'],
])
const isSurface = ({ file, surface_area_file_units2: area }: ExpectedGifti) => area !== undefined && !refused.has(file)

describe.skipIf(!isHere)('surfaces that are shared', () => {
  it.each(gifti.filter(isSurface))('$file has the points and triangles of NiBabel', (expected) => {
    const mesh = readShared(expected.file)
    for (const [intent, values] of [
      ['POINTSET', mesh.vertices],
      ['TRIANGLE', mesh.triangles],
    ] as const) {
      const { shape, first, last, min, max, mean } = expected.arrays.find((array) => array.intent.endsWith(intent))!
      expect(summaryOf(values)).toEqual({
        shape,
        first: closeTo(first, 5),
        last: closeTo(last, 5),
        min: expect.closeTo(min, 5),
        max: expect.closeTo(max, 5),
        // Single precision in the peer's mean.
        mean: closeTo(mean, 2),
      })
    }
    const area = expected.surface_area_file_units2!
    expect(Math.abs(areaMm2(mesh) - area)).toBeLessThanOrEqual(Math.max(1e-4 * area, 1e-4))
  })

  it.each(gifti.filter((each) => isSurface(each) && each.faces! > 3))(
    '$file is as closed as it should be',
    (expected) => {
      expect(eulerNumber(readShared(expected.file))).toBe(expected.euler)
    },
  )

  it('GI-10: the encodings of one surface are equal, in text to the six decimals that it prints', () => {
    const [ascii, base64, gzip] = ['ascii', 'base64', 'gzip'].map((name) =>
      readShared(`surfaces/gifti/${name}.surf.gii`),
    )
    expect({ ...base64, name: '' }).toEqual({ ...gzip, name: '' })
    expect(ascii.triangles).toEqual(gzip.triangles)
    // Half a unit of the sixth decimal, and half a step of single precision at 104 mm.
    const furthestMm = ascii.vertices.reduce((most, x, k) => Math.max(most, Math.abs(x - gzip.vertices[k])), 0)
    expect(furthestMm).toBeLessThan(0.5e-6 + 2 ** -18)
  })

  it.each([...refused])('GI-2, GI-5: %s is refused as %s', (file, code) => {
    expect(refusalOf(() => readShared(file)).code).toBe(code)
  })

  it.each(gifti.filter(({ arrays }) => !arrays.some(({ intent }) => intent.endsWith('POINTSET'))))(
    '$file holds no surface, and says what it holds',
    ({ file, arrays }) => {
      const found = refusalOf(() => readShared(file))
      expect(found.code).toBe('io/surface-array')
      expect(found.what).toContain(arrays[0].intent.replace('NIFTI_INTENT_', ''))
    },
  )

  it('FS-1: the binary surface has its vertices, all at 0.3 mm, and its triangles', () => {
    const file = 'surfaces/freesurfer/lh.tinysurface'
    const { vertices, triangles } = readShared(file)
    const expected = freesurfer.find((each) => each.file === file)!
    expect([vertices.length / 3, triangles.length / 3]).toEqual([expected.vertices, expected.faces])
    expect(vertices.every((value) => value === Math.fround(0.3))).toBe(true)
    expect([...triangles]).toEqual([0, 1, 3, 1, 3, 4, 2, 2, 2])
  })

  it.each([
    ['surfaces/freesurfer/tiny_morph.curv', 'io/surface-refused'],
    ['surfaces/freesurfer/lh.tinysurface.asc', 'io/unknown-format'],
    ['mri/external.dat', 'io/unknown-format'],
    ['mri/minimal.nii', 'io/unknown-format'],
    ['mri/example_nifti2.nii.gz', 'io/unknown-format'],
  ])('%s is no surface of triangles, and is refused as %s', (file, code) => {
    expect(refusalOf(() => readShared(file)).code).toBe(code)
  })
})
