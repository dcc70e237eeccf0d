/** What every format promises, whatever its bytes: data, issues or a PenfieldError, and the input as it was. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PenfieldError } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Format, Reading } from '../format.js'
import { formats } from './index.js'

const samples = join(import.meta.dirname, '..', '..', '..', '..', 'data-samples')
const sample = (path: string) => new Uint8Array(readFileSync(join(samples, path)))
const ofText = (text: string) => new TextEncoder().encode(text)
const ofBase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))

/** MAT files that SciPy 1.17 wrote: a compressed pair of matrices, a cell array, and 16-bit numbers beside text and a structure. */
const matStart =
  'TUFUTEFCIDUuMCBNQVQtZmlsZSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg' +
  'ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAAAAAAAAAA'
const matFiles = [
  matStart +
    'AAABSU0PAAAATAAAAHic42NgYLgAxGxAzAGlQYAVic8MxIxAzAXEfollLokliW4unhB1nEA8AaqHocHxAFaawRI77RAAVecNpd3w' +
    'izOEOGClHTBpAJ0JGYcPAAAAPQAAAHic42NgYCgAYjYg5oDSIMCKxGeEYk4g9nUNSMwtcHPxhKoDiRkwoAGFOAcIIwRCJxRD6AXe' +
    'DjAlAGgrB20=',
  matStart +
    'AAABSU0OAAAA2AEAAAYAAAAIAAAAAQAAAAAAAAAFAAAACAAAAAEAAAACAAAAAQAEAG1hcHMOAAAA8AAAAAYAAAAIAAAABgAAAAAA' +
    'AAAFAAAACAAAAAYAAAAEAAAAAQAAAAAAAAAJAAAAwAAAAAAAAAAAgEHAAAAAAACAQcAAAAAAAIBBwAAAAAAAADnAAAAAAAAAOcAA' +
    'AAAAAAA5wAAAAAAAQFDAAAAAAACAS8AAAAAAAIBGwAAAAAAAQFDAAAAAAACAS8AAAAAAAIBGwAAAAAAAAFRAAAAAAAAAVEAAAAAA' +
    'AABUQAAAAAAAQFRAAAAAAABAVEAAAAAAAEBUQAAAAAAAAAAAAAAAAAAgXkAAAAAAAABUQAAAAAAAYHNAAAAAAACgS0AAAAAAAAAA' +
    'AA4AAACwAAAABgAAAAgAAAAGAAAAAAAAAAUAAAAIAAAABAAAAAQAAAABAAAAAAAAAAkAAACAAAAAAAAAAACAQcAAAAAAAIBBwAAA' +
    'AAAAgEHAAAAAAAAAOcAAAAAAAEBQwAAAAAAAgEvAAAAAAACARsAAAAAAAEBQwAAAAAAAAFRAAAAAAAAAVEAAAAAAAABUQAAAAAAA' +
    'QFRAAAAAAAAAAAAAAAAAACBeQAAAAAAAAFRAAAAAAABgc0A=',
  matStart +
    'AAABSU0OAAAAWAAAAAYAAAAIAAAACgAAAAAAAAAFAAAACAAAAAYAAAADAAAAAQACAFAxAAADAAAAJAAAAN3/3f/d/+f/5//n/7//' +
    'yf/T/7//yf/T/wAAeABQADYBNwAAAAAAAAAOAAAAMAAAAAYAAAAIAAAABAAAAAAAAAAFAAAACAAAAAEAAAAEAAAAAQAEAG5vdGUQ' +
    'AAQAdGV4dA4AAAB4AAAABgAAAAgAAAACAAAAAAAAAAUAAAAIAAAAAQAAAAEAAAABAAEAcwAAAAUABAACAAAAAQACAGEAAAAOAAAA' +
    'OAAAAAYAAAAIAAAABgAAAAAAAAAFAAAACAAAAAEAAAABAAAAAQAAAAAAAAAJAAAACAAAAAAAAAAAAPA/',
]

const brainsightText = [
  '# Version: 12',
  '# Coordinate system: Brainsight',
  '# Created by: Brainsight 2.5b2',
  '# Units: millimetres, degrees, milliseconds, and microvolts',
  ['# Sample Name', 'Session Name', 'Loc. X', 'Loc. Y', 'Loc. Z']
    .concat(['m0n0', 'm0n1', 'm0n2', 'm1n0', 'm1n1', 'm1n2', 'm2n0', 'm2n1', 'm2n2'])
    .concat(['EMG Start', 'EMG End', 'EMG Res.', 'EMG Channels', 'EMG Window Start', 'EMG Window End'])
    .concat(['EMG Peak-to-peak 1', 'EMG Data 1'])
    .join('\t'),
  ...[0, 1, 2, 3].map((k) =>
    [`Sample ${k}`, 'visit', 170 + k, 120, 160, 0, 1, 0, -1, 0, 0, 0, 0, 1, -1, 3, 1, 1, 0, 3, 5 * k]
      .concat([`0;0;${5 * k};0;0`])
      .join('\t'),
  ),
  '# Target Name\tLoc. X\tLoc. Y\tLoc. Z',
  'C3\t170\t120\t160',
  '',
].join('\n')

const localiteText = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<TriggerMarkerList coordinateSpace="RAS" startTime="10:00:00.000">',
  ...[0, 1, 2].map(
    (k) =>
      `<TriggerMarker recordingTime="${1000 * k}" set="${k !== 1}"><ResponseValues>` +
      `<Value key="mepAmplitude" response="${50 * k}"/><Value key="amplitudeA" response="55"/></ResponseValues>` +
      `<Matrix4D data00="0" data01="0" data02="1" data03="-${30 + k}" data10="0" data11="1" data12="0" data13="20"` +
      ' data20="-1" data21="0" data22="0" data23="90" data30="0" data31="0" data32="0" data33="1"/></TriggerMarker>',
  ),
  '</TriggerMarkerList>',
].join('\n')

const rows = Array.from({ length: 30 }, (_, k) => `${k};${-20 - (k % 6)};${10 + k};${80 + k};${3 * k};${k % 4}.5`)
const tableTexts = [
  ['stimulus;x;y;z;DM_MEP;LES_MEP', ...rows].join('\n'),
  ['id,muscle,x,y,mep', '1,DM,-40,1,5', '1,LES,-40,1,6', '"2","DM","-41","1",n/a', '2,LES,-41,1,0', ',,,,'].join('\n'),
]

const seeds: Readonly<Record<string, readonly Uint8Array[]>> = {
  mat5: matFiles.map(ofBase64),
  localite: [ofText(localiteText)],
  brainsight: [ofText(brainsightText)],
  table: tableTexts.map(ofText),
}

/** Files of the sample study, with what reading them needs. */
const sampleFiles = [
  ['mat5', 'mat/maps.mat', {}],
  ['table', 'table/control-01.tsv', {}],
  ['table', 'scalp/grid-cm.csv', { frame: 'scalp', coords: 'cm', decimal: 'comma' }],
] as const

/** One way in which a file gets damaged; places are shares of its length, so that they fit any seed. */
const damage = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: share(), length: share(), byte: fc.nat(255) }),
  fc.record({ kind: fc.constant('flip' as const), at: share(), length: share(), byte: fc.nat(255) }),
  fc.record({ kind: fc.constant('double' as const), at: share(), length: share(), byte: fc.nat(255) }),
  fc.record({ kind: fc.constant('drop' as const), at: share(), length: share(), byte: fc.nat(255) }),
)
function share() {
  return fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
}
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never

function damaged(bytes: Uint8Array, { kind, at, length, byte }: Damage): Uint8Array {
  const start = Math.floor(at * bytes.length)
  const end = Math.min(bytes.length, start + 1 + Math.floor(length * 64))
  if (kind === 'cut') return bytes.slice(0, start)
  if (kind === 'flip') return bytes.map((old, i) => (i === start ? byte : old))
  const slices =
    kind === 'double' ? [bytes.slice(0, end), bytes.slice(start)] : [bytes.slice(0, start), bytes.slice(end)]
  return new Uint8Array(Buffer.concat(slices))
}

const isReading = (value: unknown): value is Reading =>
  typeof value === 'object' && value !== null && 'sessions' in value

/** What is wrong with sniffing and reading some bytes; null when nothing is. */
function fault(format: Format, bytes: Uint8Array): string | null {
  const before = Uint8Array.from(bytes)
  const source = { name: 'damaged', bytes }
  try {
    format.sniff(source)
  } catch (thrown) {
    return `sniffing threw ${thrown}`
  }
  try {
    if (!isReading(format.read(source, {}))) return 'reading gave no reading'
  } catch (thrown) {
    if (!(thrown instanceof PenfieldError)) return `reading threw ${thrown}`
    if (!thrown.code.startsWith('io/') || thrown.what === '' || thrown.fix === '')
      return `half an error: ${thrown.code}`
  }
  return Buffer.compare(before, bytes) === 0 ? null : 'the input was written to'
}

/** Everything a member of the registry breaks, as sentences; none for a good one. */
function violations(format: Format, valid: readonly Uint8Array[], runs: number): readonly string[] {
  const broken: string[] = []
  if (!/^[a-z][a-z0-9-]*$/.test(format.id)) broken.push('the id is not a lower-case word')
  if (format.title.trim() === '') broken.push('the title is empty')
  if (format.extensions.length === 0 || !format.extensions.every((one) => /^\.[a-z0-9]+$/.test(one)))
    broken.push('the extensions are not named')
  if (valid.length === 0) broken.push('there is no valid file to try')
  for (const bytes of valid) {
    if (!format.sniff({ name: 'without-extension', bytes })) broken.push('a valid file is not recognised')
    if (stimuliIn(format, bytes) === 0) broken.push('a valid file gives no stimuli')
    const cut = Array.from(bytes, (_, length) => fault(format, bytes.slice(0, length))).find((one) => one !== null)
    if (cut !== undefined && cut !== null) broken.push(`cut off: ${cut}`)
    const property = fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
      const found = fault(format, damages.reduce(damaged, bytes))
      if (found !== null) throw new TypeError(found)
    })
    const { failed, seed, errorInstance } = fc.check(property, { numRuns: Math.ceil(runs / valid.length) })
    if (failed) broken.push(`damaged (seed ${seed}): ${errorInstance}`)
  }
  return broken
}

function stimuliIn(format: Format, bytes: Uint8Array): number {
  try {
    return format.read({ name: 'valid', bytes }, {}).sessions.reduce((sum, { stimuli }) => sum + stimuli.n, 0)
  } catch {
    return 0
  }
}

describe('every format', () => {
  it('has an id of its own', () => {
    expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length)
  })

  it('takes none of the valid files of a format that is tried later', () => {
    for (const [k, format] of formats.entries()) {
      const later = formats.slice(k + 1).flatMap(({ id }) => seeds[id])
      expect(later.filter((bytes) => format.sniff({ name: 'other', bytes }))).toEqual([])
    }
  })

  it.each(formats.map((format) => [format.id, format] as const))(
    '%s keeps the contract on 10,000 damaged files',
    (id, format) => {
      expect(violations(format, seeds[id] ?? [], 10_000)).toEqual([])
    },
  )

  it.each(sampleFiles)('%s reads the sample %s', (id, path, options) => {
    const source = { name: path, bytes: sample(path) }
    expect(formats.find((format) => format.sniff(source))?.id).toBe(id)
    const reading = formats.find((format) => format.id === id)?.read(source, options)
    expect(reading?.sessions[0].stimuli.n).toBeGreaterThan(0)
  })
})

describe('the contract', () => {
  const bad: Format = {
    id: 'Bad Format',
    title: ' ',
    extensions: [],
    sniff: ({ bytes }) => bytes[0] === 97,
    read: ({ bytes }) => {
      bytes[1] = 0
      throw new RangeError(`no ${bytes.length}`)
    },
  }

  it('is broken in every point by a format that keeps none of it', () => {
    const broken = violations(bad, [ofText('bad')], 100).join('\n')
    for (const point of ['id', 'title', 'extensions', 'not recognised', 'no stimuli', 'cut off', 'damaged (seed'])
      expect(broken).toContain(point)
  })

  it('is broken by a format that writes to its input', () => {
    const writes = {
      ...formats[0],
      read: ({ bytes }: { bytes: Uint8Array }) => Object.assign({ sessions: [] }, bytes.fill(0)),
    }
    expect(fault(writes as unknown as Format, ofText('abc'))).toBe('the input was written to')
  })
})
