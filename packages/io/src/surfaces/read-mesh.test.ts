import { gzipSync } from 'node:zlib'
import { PenfieldError } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../refusal.test-support.js'
import { arrayOf, bytesOfText, corners, faces, freesurferOf, giftiOf } from './gifti.test-support.js'
import { readMesh } from './read-mesh.js'

const read = (bytes: Uint8Array, name = 'a') => readMesh({ name, bytes })
const giftiIn = (encoding: string) =>
  giftiOf(arrayOf('POINTSET', { values: corners, encoding }), arrayOf('TRIANGLE', { values: faces, encoding }))
const mesh = { vertices: Float64Array.from(corners), triangles: Int32Array.from(faces) }

const files = [
  ['GIFTI in ASCII', giftiIn('ASCII')],
  ['GIFTI in base64', giftiIn('Base64Binary')],
  ['GIFTI in compressed base64', giftiIn('GZipBase64Binary')],
  ['GIFTI packed with gzip', new Uint8Array(gzipSync(giftiIn('GZipBase64Binary')))],
  ['FreeSurfer', freesurferOf(corners, faces)],
  ['FreeSurfer packed with gzip', new Uint8Array(gzipSync(freesurferOf(corners, faces)))],
] as const

describe('reading a surface', () => {
  it.each(files)('knows %s by its content, whatever its name', (_, bytes) => {
    for (const name of ['lh.white', 'a.surf.gii', 'a.nii.gz']) expect(read(bytes, name)).toEqual({ name, ...mesh })
  })

  it('knows GIFTI behind a byte-order mark and a remark, and in UTF-16', () => {
    const text = new TextDecoder().decode(giftiIn('ASCII')).replace('<!DOCTYPE', '<!-- a -->\r\n<!DOCTYPE')
    expect(read(bytesOfText(`\ufeff${text}`))).toMatchObject(mesh)
    expect(read(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')))).toMatchObject(mesh)
  })

  it.each([
    ['nothing', '', 'is empty'],
    ['a table', 'x,y,z\n1,2,3', '"x,y,z'],
    ['another XML file', '<TriggerMarkerList/>', '"<Trigger'],
    ['an XML file that speaks of GIFTI', '<a><!-- <GIFTI > --></a>', '"<a>'],
  ])('refuses %s with its beginning', (_, text, what) => {
    const found = refusalOf(() => read(bytesOfText(text)))
    expect([found.code, found.where]).toEqual(['io/unknown-format', { file: 'a' }])
    expect(found.what).toContain(what)
  })

  it('reads a file of which only the beginning is held', () => {
    const bytes = freesurferOf(corners, faces)
    const part = (offset: number, length: number) => bytes.subarray(offset, offset + length)
    expect(readMesh({ name: 'a', bytes: bytes.subarray(0, 10), size: bytes.length, part })).toMatchObject(mesh)
  })

  it('refuses files larger than any surface before they are read or unpacked', () => {
    const size = 2 ** 28 + 1
    expect(refusalOf(() => readMesh({ name: 'a', bytes: new Uint8Array(8), size })).code).toBe('io/too-large')
    const packed = new Uint8Array(gzipSync(giftiIn('ASCII')))
    new DataView(packed.buffer).setUint32(packed.length - 4, size, true)
    expect(refusalOf(() => read(packed)).code).toBe('io/too-large')
  })

  it.each(files)('refuses %s wherever it is cut off', (_, bytes) => {
    for (let length = 0; length < bytes.length; length++) {
      const { code } = refusalOf(() => read(bytes.slice(0, length)))
      expect(code).toMatch(/^io\//)
    }
  })

  it.each(files)('gives a sound mesh or an error of ours for %s with damaged bytes', (_, bytes) => {
    const flip = fc.record({ at: fc.nat(bytes.length - 1), bit: fc.nat(7) })
    fc.assert(
      fc.property(
        fc.array(flip, { minLength: 1, maxLength: 4 }),
        fc.nat(bytes.length),
        fc.boolean(),
        (flips, cut, isWhole) => {
          // Half of the runs keep the whole file, so that the flipped bits are reached and not only the cut.
          const damaged = bytes.slice(0, isWhole ? bytes.length : cut)
          for (const { at, bit } of flips) if (at < damaged.length) damaged[at] ^= 1 << bit
          expectSoundOrOurs(damaged)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it.each(files)('gives a sound mesh or an error of ours for %s with any one bit flipped', (_, bytes) => {
    for (let at = 0; at < bytes.length; at++)
      for (let bit = 0; bit < 8; bit++) expectSoundOrOurs(bytes.with(at, bytes[at] ^ (1 << bit)))
  })
})

function expectSoundOrOurs(bytes: Uint8Array): void {
  try {
    const { vertices, triangles } = read(bytes)
    const isSound =
      vertices.length % 3 === 0 &&
      triangles.length % 3 === 0 &&
      vertices.every(Number.isFinite) &&
      triangles.every((corner) => corner >= 0 && corner < vertices.length / 3)
    if (!isSound) expect.fail('The mesh has a coordinate that is not finite or a corner that is no vertex.')
  } catch (thrown) {
    if (!(thrown instanceof PenfieldError)) throw thrown
  }
}
