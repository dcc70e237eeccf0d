import { describe, expect, it } from 'vitest'
import type { Source } from '../../format.js'
import { bdf } from './bdf.js'
import { edfBytes, sourceOf, type TestFile, tal } from './edf.test-support.js'
import { decodeDigital } from './edf-samples.js'

const fileWith = (status: readonly (readonly number[])[], parts: Partial<TestFile> = {}): TestFile => ({
  bytesPerSample: 3,
  signals: [
    { label: 'FDI', data: status.map(() => [0, -1, 1_000_000, -8_388_608]) },
    {
      label: 'Status',
      unit: 'Boolean',
      physical: ['-8388608', '8388607'],
      digital: ['-8388608', '8388607'],
      data: status,
    },
  ],
  ...parts,
})
const read = (file: TestFile) => {
  const { recording } = bdf.read(sourceOf(edfBytes(file)), {})
  if (recording === undefined) throw new TypeError('no recording')
  return recording
}
const markersOf = (status: readonly (readonly number[])[]) =>
  read(fileWith(status)).markers.map(({ timeMs, text }) => [timeMs, text])

describe('a BDF recording', () => {
  it('has samples of 24 bits with a sign', () => {
    const { channels } = read(fileWith([[0, 0, 0, 0]]))
    expect([...channels[0].read(0, 0, 4)]).toEqual([0, -0.5, 500_000, -4_194_304])
  })

  it('is known by its first eight bytes and gives its version', () => {
    const { format, version } = bdf.read(sourceOf(edfBytes(fileWith([[0]], { reserved: 'BDF+C' })), 'a.txt'), {})
    expect([format, version]).toEqual(['bdf', 'BDF+C'])
    expect(bdf.sniff(sourceOf(edfBytes({ signals: fileWith([[0]]).signals })))).toBe(false)
  })

  it('reads annotations out of samples of three bytes', () => {
    const signals = [{ label: 'BDF Annotations', data: ['+0,,;', '+1,,;+1.5,TMS,;'].map(tal) }]
    expect(read({ bytesPerSample: 3, reserved: 'BDF+C', signals }).markers).toEqual([{ timeMs: 1500, text: 'TMS' }])
  })
})

describe('the Status channel', () => {
  it('is a trigger, given as the file scales it', () => {
    const status = read(fileWith([[0, 5, 70_000, 0]])).channels[1]
    expect([status.kind, status.unit, [...status.read(0, 0, 4)]]).toEqual(['trigger', 'Boolean', [0, 5, 70_000, 0]])
  })

  it('ED-6: gives triggers: rising edges of its lower 16 bits, with the value as text', () => {
    expect(
      markersOf([
        [0, 5, 5, 0],
        [0, 0, 65_535, 0],
      ]),
    ).toEqual([
      [250, '5'],
      [1500, '65535'],
    ])
  })

  it('ED-6: does not take the bits above the lower 16 for triggers', () => {
    expect(markersOf([[0, 0x10000, -8_388_608, 0x7f0000]])).toEqual([])
    expect(markersOf([[0x1c0000, 0x1c0004, 0x1c0000, -4]])).toEqual([
      [250, '4'],
      [750, '65532'],
    ])
  })

  it('ED-6: gives a marker at each line that rises, also while another is high, and none where lines fall', () => {
    expect(
      markersOf([
        [0, 1, 3, 2],
        [0, 2, 1, 0],
      ]),
    ).toEqual([
      [250, '1'],
      [500, '3'],
      [1250, '2'],
      [1500, '1'],
    ])
  })

  it('gives no marker for a line that is high from the first sample on', () => {
    expect(
      markersOf([
        [7, 7, 0, 7],
        [7, 7, 7, 7],
      ]),
    ).toEqual([[750, '7']])
  })

  it('counts its time in each run of a file with gaps, among the annotations', () => {
    const file = fileWith(
      [
        [0, 1, 0, 0],
        [1, 0, 1, 0],
      ],
      { reserved: 'BDF+D' },
    )
    const annotations = { label: 'BDF Annotations', data: ['+0,,;', '+9,,;+9.25,coil,;'].map(tal) }
    expect(read({ ...file, signals: [...file.signals, annotations] }).markers).toEqual([
      { timeMs: 250, text: '1' },
      { timeMs: 9250, text: 'coil' },
      { timeMs: 9500, text: '1' },
    ])
  })

  it('alone is read when a file larger than memory is opened', () => {
    const bytes = edfBytes(fileWith(Array.from({ length: 100 }, () => [0, 0, 1, 0])))
    let asked = 0
    const part = (offset: number, length: number) => {
      asked += length
      return bytes.slice(offset, offset + length)
    }
    const source: Source = { name: 'a.bdf', bytes: bytes.subarray(0, 768), size: bytes.length, part }
    expect([bdf.read(source, {}).recording?.markers.length, asked]).toEqual([100, 100 * 4 * 3])
  })
})

describe('a digital value', () => {
  it.each([
    [2, [0xff, 0x7f], 32_767],
    [2, [0x00, 0x80], -32_768],
    [2, [0xfe, 0xff], -2],
    [3, [0xff, 0xff, 0x7f], 8_388_607],
    [3, [0x00, 0x00, 0x80], -8_388_608],
    [3, [0xfe, 0xff, 0xff], -2],
  ] as const)('of %i bytes %j is %i', (width, bytes, expected) => {
    const digital = new Int32Array(2)
    decodeDigital(Uint8Array.from(bytes), width, digital, 1)
    expect([...digital]).toEqual([0, expected])
  })
})
