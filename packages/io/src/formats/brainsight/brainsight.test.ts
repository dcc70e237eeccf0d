import { PenfieldError } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReadOptions } from '../../format.js'
import { joinReadings } from '../../join.js'
import { brainsight } from './brainsight.js'

const pose = ['Loc. X', 'Loc. Y', 'Loc. Z', 'm0n0', 'm0n1', 'm0n2', 'm1n0', 'm1n1', 'm1n2', 'm2n0', 'm2n1', 'm2n2']
/** Third column (0, 0, 1): the coil looks along −z. */
const turned = ['0', '1', '0', '-1', '0', '0', '0', '0', '1']
const identity = ['1', '0', '0', '0', '1', '0', '0', '0', '1']
const head = ['# Version: 12', '# Coordinate system: Brainsight', '# Created by: Brainsight 2.5b2']

type Cells = Readonly<Record<string, string>>
const at = (x: string, y: string, z: string, rotation = turned): Cells =>
  Object.fromEntries(pose.map((name, k) => [name, [x, y, z, ...rotation][k]]))

/** An export whose columns are those that the rows use, in the order of their first use. */
function exportOf(rows: readonly Cells[], metadata: readonly string[] = head): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => name !== 'Sample Name')
  const named = rows.map((row, i) => [
    row['Sample Name'] ?? `Sample ${i + 1}`,
    ...columns.map((c) => row[c] ?? '(null)'),
  ])
  return [...metadata, `# Sample Name\t${columns.join('\t')}`, ...named.map((row) => row.join('\t')), ''].join('\n')
}
const sourceOf = (text: string, name = 's07.txt') => ({ name, bytes: new TextEncoder().encode(text) })
const read = (text: string, options: ReadOptions = {}) => brainsight.read(sourceOf(text), options)
const only = (text: string, options: ReadOptions = {}) => read(text, options).sessions[0]
const refusal = (text: string, options: ReadOptions = {}, name = 's07.txt') => {
  try {
    brainsight.read(sourceOf(text, name), options)
  } catch (thrown) {
    if (thrown instanceof PenfieldError) return thrown
    throw thrown
  }
  return null
}

describe('Brainsight text export', () => {
  it('BS-1: finds columns by name, wherever they stand', () => {
    const row = Object.entries({ ...at('1', '2', '3'), 'EMG Peak-to-peak 1': '75' })
    const texts = [row, [...row].reverse()].map((cells) => exportOf([Object.fromEntries(cells)]))
    expect(texts.map((text) => [...only(text).stimuli.positionsMm])).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ])
    expect(texts.map((text) => only(text).muscles[0].amplitudesInFileUv)).toEqual([
      Float64Array.of(75),
      Float64Array.of(75),
    ])
  })

  it('BS-2: takes all rows up to the next # as samples, whatever their name', () => {
    const rows = [{ ...at('1', '2', '3'), 'Sample Name': 'hot spot' }, at('1', '2', '4')]
    const text = `${exportOf(rows)}# Planned Landmark Name\tLoc. X\tLoc. Y\tLoc. Z\nnasion\t1\t2\t3\n`
    expect(only(text).stimuli.names).toEqual(['hot spot', 'Sample 2'])
  })

  it('BS-3: takes (null) in Loc. X as no position and keeps the row', () => {
    const reading = read(exportOf([at('(null)', '2', '3'), at('1', '2', '3')]))
    expect(reading.sessions[0].stimuli.tracking).toEqual(['no-position', 'tracked'])
    expect(reading.issues).toMatchObject([{ code: 'io/no-position', count: 1, where: { line: 5 } }])
  })

  it('BS-4: takes a rotation that is exactly the identity as not tracked, at 128, 128, 128 and elsewhere', () => {
    const reading = read(
      exportOf([at('128', '128', '128', identity), at('1', '2', '3', identity), at('128', '128', '128')]),
    )
    expect(reading.sessions[0].stimuli.tracking).toEqual(['untracked', 'untracked', 'tracked'])
    expect([...reading.sessions[0].stimuli.positionsMm.subarray(0, 3)]).toEqual([Number.NaN, Number.NaN, Number.NaN])
    expect(reading.issues).toMatchObject([{ code: 'io/brainsight-untracked', count: 2, where: { line: 5 } }])
  })

  it('BS-5, BS-14: takes targets with an identity rotation as targets and not as stimuli', () => {
    const text = [...head, `# Target Name\t${pose.join('\t')}`, `M1\t${['1', '2', '3', ...identity].join('\t')}`].join(
      '\n',
    )
    expect(read(text)).toMatchObject({ targets: 1, sessions: [{ stimuli: { n: 0 } }], ends: null, issues: [] })
    expect(read(text).unusable?.what).toContain('no stimuli')
  })

  it('BS-6: excludes and counts coil matrices that are left-handed, skewed or zero', () => {
    const left = ['1', '0', '0', '0', '1', '0', '0', '0', '-1']
    const zero = identity.map(() => '0')
    const skewed = ['0', '1', '0', '-0.9', '0.4', '0', '0', '0', '1']
    const good = Array.from({ length: 12 }, () => at('1', '2', '3'))
    const reading = read(
      exportOf([at('1', '2', '3', left), at('1', '2', '3', zero), at('1', '2', '3', skewed), ...good]),
    )
    expect(reading.sessions[0].stimuli.tracking.slice(0, 4)).toEqual([
      'no-position',
      'no-position',
      'no-position',
      'tracked',
    ])
    expect(reading.issues).toMatchObject([{ code: 'io/coil-matrix', count: 3 }])
  })

  it('BS-6: refuses the session for mapping when more than a fifth of the coil matrices are no rotations', () => {
    const zero = identity.map(() => '0')
    const rows = [at('1', '2', '3', zero), at('1', '2', '3')].map((row) => ({ ...row, 'EMG Peak-to-peak 1': '50' }))
    expect(read(exportOf(rows)).unusable?.what).toContain('1 of 2')
  })

  it('points the coil axis into the head, against the third column of the matrix', () => {
    expect([...(only(exportOf([at('1', '2', '3')])).stimuli.coilAxes ?? [])].map((v) => v + 0)).toEqual([0, 0, -1])
  })

  it('BS-9: keeps rows without EMG as stimuli that the muscle was not observed at', () => {
    const rows = [{ ...at('1', '2', '3'), 'EMG Peak-to-peak 1': '80' }, at('1', '2', '4')]
    const [muscle] = only(exportOf(rows)).muscles
    expect([...muscle.observed]).toEqual([1, 0])
    expect(muscle.amplitudesInFileUv).toEqual(Float64Array.of(80, Number.NaN))
  })

  const sweep = { 'EMG Start': '-1', 'EMG End': '1', 'EMG Res.': '1' }
  it('BS-10: reads two channels, and leaves the first usable when the data of the second are missing', () => {
    const both = { ...at('1', '2', '3'), ...sweep, 'EMG Channels': '2', 'EMG Data 1': '1;2;3', 'EMG Data 2': '4;5;6' }
    const first = { ...at('1', '2', '3'), ...sweep, 'EMG Channels': '2', 'EMG Data 1': '1;2;3' }
    expect(
      only(exportOf([both])).muscles.map(({ name, recording }) => [name, [...(recording?.sweepsUv ?? [])]]),
    ).toEqual([
      ['EMG 1', [1, 2, 3]],
      ['EMG 2', [4, 5, 6]],
    ])
    const reading = read(exportOf([first]))
    expect(reading.sessions[0].muscles.map(({ name }) => name)).toEqual(['EMG 1'])
    expect(reading.issues).toMatchObject([{ code: 'io/brainsight-channels', count: 1 }])
  })

  it('BS-10: reads four channels by their numbers, each with the rows that it has', () => {
    const data = (k: number) => ({ [`EMG Peak-to-peak ${k}`]: `${10 * k}`, [`EMG Data ${k}`]: `${k};0;${-k}` })
    const all = { ...at('1', '2', '3'), ...sweep, 'EMG Channels': '4', ...data(1), ...data(2), ...data(3), ...data(4) }
    const two = { ...at('1', '2', '4'), ...sweep, 'EMG Channels': '2', ...data(1), ...data(2) }
    const { muscles } = only(exportOf([two, all]))
    expect(
      muscles.map(({ name, observed, recording }) => [name, [...observed], [...(recording?.sweepsUv ?? [])]]),
    ).toEqual([
      ['EMG 1', [1, 1], [1, 0, -1, 1, 0, -1]],
      ['EMG 2', [1, 1], [2, 0, -2, 2, 0, -2]],
      ['EMG 3', [0, 1], [3, 0, -3]],
      ['EMG 4', [0, 1], [4, 0, -4]],
    ])
  })

  it('BS-10: keeps a channel with amplitudes and without waveforms beside one with both', () => {
    const row = {
      ...at('1', '2', '3'),
      ...sweep,
      'EMG Channels': '2',
      'EMG Data 1': '1;2;3',
      'EMG Peak-to-peak 2': '90',
    }
    const [first, second] = only(exportOf([row])).muscles
    expect([...(first.recording?.sweepsUv ?? [])]).toEqual([1, 2, 3])
    expect([second.recording, second.amplitudesInFileUv]).toEqual([null, Float64Array.of(90)])
  })

  it('BS-10: takes empty columns beyond EMG Channels as no channel, and full ones as one', () => {
    const row = {
      ...at('1', '2', '3'),
      'EMG Channels': '1',
      'EMG Peak-to-peak 1': '80',
      'EMG Peak-to-peak 2': '(null)',
    }
    expect(only(exportOf([row])).muscles.map(({ name }) => name)).toEqual(['EMG 1'])
    const full = { ...row, 'EMG Peak-to-peak 2': '90' }
    expect(only(exportOf([full])).muscles.map(({ name }) => name)).toEqual(['EMG 1', 'EMG 2'])
  })

  it('BS-10: gives the names of all stated channels to those that have columns', () => {
    const row = { ...at('1', '2', '3'), 'EMG Channels': '3', 'EMG Peak-to-peak 1': '80', 'EMG Peak-to-peak 3': '90' }
    const reading = read(exportOf([row]), { muscles: ['FDI', 'APB', 'ADM'] })
    expect(reading.sessions[0].muscles.map(({ name }) => name)).toEqual(['FDI', 'ADM'])
    expect(reading.issues).toMatchObject([
      { what: 'The samples name 3 EMG channels and the file has columns for the channels 1, 3.' },
    ])
  })

  it('has the distance of the target from the axis of the coil, where the coil was tracked', () => {
    const rows = [
      { ...at('1', '2', '3'), 'Target Error': '0.5559', 'Dist. to Target': '3.5513' },
      { ...at('1', '2', '3'), 'Target Error': '(null)' },
      { ...at('1', '2', '3', identity), 'Target Error': '45.7997' },
    ]
    expect(only(exportOf(rows)).stimuli.targetErrorsMm).toEqual(Float64Array.of(0.5559, Number.NaN, Number.NaN))
    expect('targetErrorsMm' in only(exportOf([at('1', '2', '3')])).stimuli).toBe(false)
  })

  it('names the muscles as asked, in the order of the channels', () => {
    const text = exportOf([{ ...at('1', '2', '3'), 'EMG Peak-to-peak 1': '80', 'EMG Peak-to-peak 2': '90' }])
    expect(only(text, { muscles: ['DM', 'LES'] }).muscles.map(({ name }) => name)).toEqual(['DM', 'LES'])
    expect(refusal(text, { muscles: ['DM'] })?.code).toBe('io/muscle-names')
    expect(refusal(text, { muscles: ['DM', 'DM'] })?.code).toBe('io/muscle-names')
  })

  it('places the sweep in time and keeps the row that has none apart', () => {
    const rows = [at('1', '2', '3'), { ...at('1', '2', '4'), ...sweep, 'EMG Data 1': '1;-2;3' }]
    expect(only(exportOf(rows)).muscles[0].recording).toEqual({
      stepMs: 1,
      startMs: -1,
      samples: 3,
      sweepsUv: Float64Array.of(1, -2, 3),
      sweepOfStimulus: Int32Array.of(-1, 0),
    })
  })

  it.each([
    ['a sample is missing', { 'EMG Data 1': '1;2' }],
    ['the end would need a billion samples', { 'EMG Data 1': '1;2;3', 'EMG End': '1e9' }],
    ['the interval is 0', { 'EMG Data 1': '1;2;3', 'EMG Res.': '0' }],
    ['the interval is not recorded', { 'EMG Data 1': '1;2;3', 'EMG Res.': '(null)' }],
    ['it is sampled unlike the first', { 'EMG Data 1': '1;2;3;4;5', 'EMG Res.': '0.5' }],
  ])('refuses a waveform by its line when %s', (_, cells) => {
    const good = { ...at('1', '2', '3'), ...sweep, 'EMG Data 1': '1;2;3' }
    const thrown = refusal(exportOf([good, { ...good, ...cells }]))
    expect(thrown).toMatchObject({ code: 'io/brainsight-waveform', where: { line: 6, column: 'EMG Data 1' } })
  })

  it('has the window of the printed amplitudes, and none when the rows do not share it', () => {
    const row = { ...at('1', '2', '3'), 'EMG Window Start': '10', 'EMG Window End': '90', 'EMG Peak-to-peak 1': '5' }
    expect(only(exportOf([row, row])).muscles[0].windowInFileMs).toEqual([10, 90])
    const mixed = read(exportOf([row, { ...row, 'EMG Window End': '60' }]))
    expect(mixed.sessions[0].muscles[0].windowInFileMs).toBeNull()
    expect(mixed.issues).toMatchObject([{ code: 'io/brainsight-windows' }])
  })

  it('BS-11, BS-12: takes a driver name that starts with a space, and targets that are samples or (null)', () => {
    const rows = [
      { ...at('1', '2', '3'), 'Crosshairs Driver': ' AP Coil', 'Assoc. Target': 'Sample 28' },
      { ...at('1', '2', '3'), 'Assoc. Target': '(null)' },
    ]
    expect(only(exportOf(rows)).stimuli.targets).toEqual(['Sample 28', null])
  })

  it.each(['units', 'Units'])('BS-15: recognises an export that starts with "# %s:"', (key) => {
    const metadata = [`# ${key}: millimetres, degrees, milliseconds, and microvolts`, ...head.slice(1), '# Version: 7']
    const text = exportOf([{ ...at('1', '2', '3'), 'Stim. Power': '55' }], metadata)
    expect(brainsight.sniff(sourceOf(text, 'data.bin'))).toBe(true)
    expect(read(text)).toMatchObject({ version: '7', issues: [] })
    expect(only(text).stimuli.intensitiesPercentMso).toEqual(Float64Array.of(55))
  })

  it('refuses units that are not those of the export', () => {
    const metadata = ['# Units: inches, degrees, milliseconds, and microvolts', ...head]
    expect(refusal(exportOf([at('1', '2', '3')], metadata))?.code).toBe('io/brainsight-units')
  })

  it('BS-16: counts positions more than 60 mm from the median and keeps them', () => {
    const rows = [at('0', '0', '0'), at('1', '0', '0'), at('2', '0', '0')]
    const reading = read(exportOf([...rows, at('1', '60.1', '0'), at('1', '59.9', '0')]))
    expect(reading.issues).toMatchObject([{ code: 'io/far-position', count: 1, where: { line: 8 } }])
    expect(new Set(reading.sessions[0].stimuli.tracking)).toEqual(new Set(['tracked']))
  })

  it('BS-17: refuses the participant frame for the system "Brainsight", with the reason', () => {
    const text = exportOf([at('1', '2', '3')])
    expect(refusal(text, { frame: 'subject' })).toMatchObject({
      code: 'io/frame-refused',
      what: expect.stringContaining('without the image'),
    })
    expect(only(text, { frame: 'device:brainsight' }).stimuli.frame).toBe('device:brainsight')
  })

  it('BS-18: recognises the log of the live stream and refuses it by name', () => {
    const text = '# Version: 1\n# Date\tTime\tPolaris Frame Number\ttool\tx\ty\tz\n'
    expect(brainsight.sniff(sourceOf(text))).toBe(true)
    expect(refusal(text)).toMatchObject({ code: 'io/refused-format', what: expect.stringContaining('live') })
  })

  it('BS-19: refuses a project by name, with the advice to export text', () => {
    expect(brainsight.sniff(sourceOf('bplist00', 'p01.bsproj'))).toBe(true)
    expect(refusal('bplist00', {}, 'p01.bsproj')).toMatchObject({
      code: 'io/refused-format',
      fix: expect.stringContaining('export'),
    })
  })

  it('says that a version is unknown and reads it by its column names', () => {
    const metadata = head.map((line) => line.replace('12', '15'))
    expect(read(exportOf([at('1', '2', '3')], metadata)).issues).toMatchObject([{ code: 'io/brainsight-version' }])
  })

  it('keeps the sessions of one export apart, in the order of their first sample', () => {
    const rows = ['visit 1', 'visit 2', 'visit 1'].map((name, i) => ({ ...at('1', '2', `${i}`), 'Session Name': name }))
    expect(read(exportOf(rows)).sessions.map(({ part, stimuli }) => [part, stimuli.names])).toEqual([
      ['visit 1', ['Sample 1', 'Sample 3']],
      ['visit 2', ['Sample 2']],
    ])
  })

  it('counts times from the first stimulus, over midnight too', () => {
    const rows = [
      { ...at('1', '2', '3'), Date: '2020-12-31', Time: '23:59:59.500' },
      { ...at('1', '2', '3'), Date: '2021-01-01', Time: '00:00:02.250' },
      { ...at('1', '2', '3'), Date: '01/01/2021', Time: '00:00:05.000' },
    ]
    const reading = read(exportOf(rows))
    expect(reading.sessions[0].stimuli.timesMs).toEqual(Float64Array.of(0, 2750, Number.NaN))
    expect(reading.issues).toMatchObject([{ code: 'io/brainsight-time', count: 1, where: { line: 7 } }])
  })

  it.each([
    ['io/brainsight-cell', { 'Loc. X': '1,5' }, { line: 5, column: 'Loc. X' }],
    ['io/brainsight-cell', { 'Stim. Power A': '0x10' }, { line: 5, column: 'Stim. Power A' }],
    ['io/brainsight-cell', { 'EMG Peak-to-peak 1': '-4' }, { line: 5, column: 'EMG Peak-to-peak 1' }],
    ['io/brainsight-row', { 'Session Name': 'a\tb' }, { line: 5 }],
  ])('refuses a damaged cell with %s, %j', (code, cells, where) => {
    expect(refusal(exportOf([{ ...at('1', '2', '3'), ...cells }]))).toMatchObject({
      code,
      where: { file: 's07.txt', ...where },
    })
  })

  it.each([
    ['a column that stands twice', (text: string) => text.replace('Loc. Y', 'Loc. X'), 'io/brainsight-columns'],
    ['a column that is missing, by its name', (text: string) => text.replace('m1n1', 'other'), 'io/brainsight-columns'],
    ['rows without a table', (text: string) => text.replace('# Sample Name', 'Sample Name'), 'io/brainsight-row'],
    ['two tables of samples', (text: string) => `${text}${text}`, 'io/brainsight-sections'],
  ])('refuses %s', (_, damage, code) => {
    expect(refusal(damage(exportOf([at('1', '2', '3')])))?.code).toBe(code)
  })

  it('ALL-5: a byte-order mark, CRLF, CR and a missing last line end change nothing', () => {
    const text = exportOf([{ ...at('1', '2', '3'), 'EMG Peak-to-peak 1': '80' }])
    const expected = read(text)
    for (const same of [`\ufeff${text}`, text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), text.trimEnd()]) {
      expect(brainsight.sniff(sourceOf(same))).toBe(true)
      expect(read(same)).toEqual(expected)
    }
  })

  it('BS-20: two readings with equal amplitudes and moved positions are one session twice', () => {
    const rowsAt = (x: string) => ['10', '20'].map((uV) => ({ ...at(x, '2', '3'), 'EMG Peak-to-peak 1': uV }))
    const named = (x: string) => ({ name: `${x}.txt`, reading: read(exportOf(rowsAt(x))) })
    expect(() => joinReadings([named('1'), named('3')])).toThrow(
      expect.objectContaining({ code: 'io/join-twice', what: expect.stringContaining('2.0 mm') }),
    )
  })

  it('ends in a reading or an error of ours for any damage', () => {
    const text = exportOf([
      {
        ...at('1', '2', '3'),
        ...sweep,
        'EMG Window Start': '0',
        'EMG Window End': '1',
        'EMG Data 1': '1;2;3',
        Date: '2020-11-20',
        Time: '10:00:00.000',
      },
      { ...at('1', '2', '3', identity), 'EMG Channels': '1', 'EMG Peak-to-peak 1': '80', 'Session Name': 's' },
    ])
    const bytes = new TextEncoder().encode(text)
    const damage = fc.record({
      cut: fc.nat(bytes.length),
      at: fc.nat(bytes.length - 1),
      byte: fc.integer({ min: 0, max: 255 }),
    })
    fc.assert(
      fc.property(damage, ({ cut, at: place, byte }) => {
        const damaged = bytes.slice(0, cut)
        if (place < cut) damaged[place] = byte
        const source = { name: 's07.txt', bytes: damaged }
        brainsight.sniff(source)
        try {
          brainsight.read(source, {})
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(PenfieldError)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
