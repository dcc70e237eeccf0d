import { describe, expect, it } from 'vitest'
import { formats } from './formats/index.js'
import { readSource } from './read.js'
import { refusalOf } from './refusal.test-support.js'

const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const sourceOf = (text: string, name = 's08') => ({ name, bytes: bytesOf(text) })
const refusal = (text: string) => refusalOf(() => readSource(sourceOf(text)))

describe('reading a file', () => {
  it('ALL-4: goes by its content, whatever its name', () => {
    for (const name of ['s08.csv', 's08.xml', 's08.mat', 's08'])
      expect(readSource(sourceOf('x\ty\tmep\n40\t1\t100\n', name)).format).toBe('table')
  })

  it('ALL-4: of an unknown format lists what was tried', () => {
    const { code, what, where } = refusal('a page of prose\nwithout cells')
    expect([code, where]).toEqual(['io/unknown-format', { file: 's08' }])
    for (const { title } of formats) expect(what).toContain(title)
    expect(refusal('').what).toContain('empty (0 bytes)')
  })

  it('takes text with a delimiter of its own as a table when the delimiter is stated', () => {
    expect(readSource(sourceOf('x:y:mep\n40:1:100'), { delimiter: ':' }).sessions[0].stimuli.n).toBe(1)
  })

  const nifti = `${'\x5c\x01\0\0'.padEnd(344, '\0')}n+1\0`
  it.each([
    ['zip archive', 'PK\x03\x04'],
    ['.ods', `PK\x03\x04${'\0'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.spreadsheet`],
    ['.xls', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    ['.cfs', 'CEDFILE"'],
    ['.smrx', 'S64'],
    ['NIfTI', nifti],
    ['GIFTI', '<?xml version="1.0"?><GIFTI Version="1.0">'],
    ['gzip', '\x1f\x8b\x08'],
    ['JSON', '{"x": 1, "y": 2}'],
    ['InVesalius', '##INVESALIUS3_MARKER_FILE_3\n'],
    ['Nexstim', 'Stimulation targets (mm)\n1\t2\t3\n'],
  ])('refuses %s by its name, with advice', (title, text) => {
    const { code, what, fix } = refusal(text)
    expect([code, what]).toEqual(['io/refused-format', expect.stringContaining(title)])
    expect(fix.length).toBeGreaterThan(20)
  })
})
