/** What every format promises, whatever its bytes: data, issues or a PenfieldError, and the input as it was. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PenfieldError } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Format, Reading, Source } from '../format.js'
import { formats } from './index.js'
import { seeds } from './seeds.test-support.js'

const samples = join(import.meta.dirname, '..', '..', '..', '..', 'data-samples')
const sample = (path: string) => new Uint8Array(readFileSync(join(samples, path)))
const ofText = (text: string) => new TextEncoder().encode(text)

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

/** A reader that takes longer hangs. */
const longestMs = 2000

/** Reads a file and, of a recording, the first samples of every channel, as a caller would. */
function readAll(format: Format, source: Source): unknown {
  const reading = format.read(source, {})
  const recording = reading?.recording
  for (const channel of recording?.channels ?? [])
    for (const [run, samples] of channel.samples.entries()) channel.read(run, 0, Math.min(samples, 1000))
  return reading
}

/** What is wrong with sniffing and reading a file; null when nothing is. */
function fault(format: Format, source: Source): string | null {
  const before = Uint8Array.from(source.bytes)
  const began = performance.now()
  try {
    format.sniff(source)
  } catch (thrown) {
    return `sniffing threw ${thrown}`
  }
  try {
    if (!isReading(readAll(format, source))) return 'reading gave no reading'
  } catch (thrown) {
    if (!(thrown instanceof PenfieldError)) return `reading threw ${thrown}`
    if (!thrown.code.startsWith('io/') || thrown.what === '' || thrown.fix === '')
      return `half an error: ${thrown.code}`
  }
  if (performance.now() - began > longestMs) return `reading took longer than ${longestMs} ms`
  return Buffer.compare(before, source.bytes) === 0 ? null : 'the input was written to'
}

/** The file with its own bytes damaged, and those with one of the files beside it damaged. */
function damagedSources(source: Source, damage: (bytes: Uint8Array) => Uint8Array): readonly Source[] {
  const own = { ...source, name: 'damaged', bytes: damage(source.bytes) }
  const { beside } = source
  if (beside === undefined) return [own]
  const damagedBeside = (name: string) => {
    const other = beside(name)
    return other && { ...other, bytes: damage(other.bytes) }
  }
  return [own, { ...source, beside: damagedBeside }]
}

/** Cuts at every byte of the head, and at a few hundred places of the rest. */
function cutsOf({ bytes }: Source): number[] {
  const head = Math.min(bytes.length, 4096)
  const rest = Array.from({ length: 256 }, (_, k) => head + Math.floor(((bytes.length - head) * k) / 256))
  return [...Array.from({ length: head }, (_, k) => k), ...rest]
}

/** Everything a member of the registry breaks, as sentences; none for a good one. */
function violations(format: Format, valid: readonly Source[], runs: number): readonly string[] {
  const broken: string[] = []
  if (!/^[a-z][a-z0-9-]*$/.test(format.id)) broken.push('the id is not a lower-case word')
  if (format.title.trim() === '') broken.push('the title is empty')
  if (format.extensions.length === 0 || !format.extensions.every((one) => /^\.[a-z0-9]+$/.test(one)))
    broken.push('the extensions are not named')
  if (valid.length === 0) broken.push('there is no valid file to try')
  for (const source of valid) {
    if (!format.sniff({ ...source, name: 'without-extension' })) broken.push('a valid file is not recognised')
    if (!holdsSomething(format, source)) broken.push('a valid file gives no stimuli and no recording')
    const cut = cutsOf(source)
      .flatMap((length) => damagedSources(source, (bytes) => bytes.slice(0, length)))
      .map((one) => fault(format, one))
      .find((one) => one !== null)
    if (cut !== undefined) broken.push(`cut off: ${cut}`)
    const property = fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
      for (const one of damagedSources(source, (bytes) => damages.reduce(damaged, bytes))) {
        const found = fault(format, one)
        if (found !== null) throw new TypeError(found)
      }
    })
    const { failed, seed, errorInstance } = fc.check(property, { numRuns: Math.ceil(runs / valid.length) })
    if (failed) broken.push(`damaged (seed ${seed}): ${errorInstance}`)
  }
  return broken
}

function holdsSomething(format: Format, source: Source): boolean {
  try {
    const { sessions, recording } = format.read(source, {})
    return recording !== undefined || sessions.some(({ stimuli }) => stimuli.n > 0)
  } catch {
    return false
  }
}

describe('every format', () => {
  it('has an id of its own', () => {
    expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length)
  })

  it('takes none of the valid files of a format that is tried later', () => {
    for (const [k, format] of formats.entries()) {
      const later = formats.slice(k + 1).flatMap(({ id }) => seeds[id] ?? [])
      expect(later.filter((source) => format.sniff({ ...source, name: 'other' }))).toEqual([])
    }
  })

  it.each(formats.map((format) => [format.id, format] as const))(
    '%s keeps the contract on 10,000 damaged files',
    async (id, format) => {
      await format.load?.()
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
    const broken = violations(bad, [{ name: 'bad', bytes: ofText('bad') }], 100).join('\n')
    for (const point of ['id', 'title', 'extensions', 'not recognised', 'no stimuli', 'cut off', 'damaged (seed'])
      expect(broken).toContain(point)
  })

  it('is broken by a format that writes to its input', () => {
    const writes = {
      ...formats[0],
      read: ({ bytes }: { bytes: Uint8Array }) => Object.assign({ sessions: [] }, bytes.fill(0)),
    }
    expect(fault(writes as unknown as Format, { name: 'abc', bytes: ofText('abc') })).toBe('the input was written to')
  })
})
