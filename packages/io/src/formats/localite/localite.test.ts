import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PenfieldError } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReadOptions } from '../../format.js'
import { joinReadings } from '../../join.js'
import { localite } from './localite.js'

/** First column (0, 0, −1): the coil looks along −z. */
const turned = [0, 0, 1, 0, 1, 0, -1, 0, 0]
const identity = [1, 0, 0, 0, 1, 0, 0, 0, 1]

interface MarkerParts {
  readonly xyz?: readonly number[]
  readonly rotation?: readonly number[]
  readonly set?: boolean
  readonly ms?: number
  readonly lastRow?: readonly number[]
  readonly responses?: Readonly<Record<string, string>>
}
function markerOf({
  xyz = [1, 2, 3],
  rotation = turned,
  set = true,
  ms = 0,
  lastRow = [0, 0, 0, 1],
  responses = {},
}: MarkerParts) {
  const rows = [0, 1, 2].map((r) => [...rotation.slice(3 * r, 3 * r + 3), xyz[r]])
  const data = [...rows, lastRow].flatMap((row, r) => row.map((value, c) => `data${r}${c}="${value}"`)).join(' ')
  const values = Object.entries(responses).map(([key, value]) => `<Value key="${key}" response="${value}"/>`)
  const inside = `<ResponseValues>${values.join('')}</ResponseValues><Matrix4D ${data}/>`
  return `<TriggerMarker recordingTime="${ms}" set="${set}">${inside}</TriggerMarker>`
}
const listOf = (markers: readonly MarkerParts[], space = 'RAS', start = '10:00:00.000', parameters = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<TriggerMarkerList coordinateSpace="${space}" startTime="${start}">\n` +
  `${parameters}${markers.map(markerOf).join('\n')}\n</TriggerMarkerList>\n`

const coil0 = 'TriggerMarkers_Coil0_20240905164512665.xml'
const sourceOf = (text: string, name = coil0) => ({ name, bytes: new TextEncoder().encode(text) })
const read = (text: string, options: ReadOptions = {}, name = coil0) => localite.read(sourceOf(text, name), options)
const only = (text: string, options: ReadOptions = {}) => read(text, options).sessions[0]
const coded = (code: string) => expect.objectContaining({ code })

describe('Localite TMS Navigator', () => {
  it('LO-1: takes a marker with set="false" as lost, with the full identity or with a translation', () => {
    const lost = { set: false, rotation: identity }
    const reading = read(listOf([{ ...lost, xyz: [0, 0, 0] }, lost, {}]))
    expect(reading.sessions[0].stimuli.tracking).toEqual(['coil-lost', 'coil-lost', 'tracked'])
    expect([...reading.sessions[0].stimuli.positionsMm.subarray(3)]).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
      1,
      2,
      3,
    ])
    expect(reading.issues).toMatchObject([{ code: 'io/localite-untracked', count: 2, where: { line: 3 } }])
  })

  it.each(['RAS', 'LPS', 'MNI'])('takes the identity as not tracked in %s, even with set="true"', (space) => {
    expect(only(listOf([{ rotation: identity }], space)).stimuli.tracking).toEqual(['untracked'])
  })

  it('LO-2: takes a list without markers as a file of 0 stimuli', () => {
    expect(read(listOf([]))).toMatchObject({ sessions: [{ stimuli: { n: 0 } }], ends: null, issues: [] })
    expect(read(listOf([])).unusable?.what).toContain('no stimuli')
  })

  it('LO-3: counts the fullest file of a block and joins blocks in the order of their start', () => {
    const [early, late] = ['10:00:00.000', '10:10:00.000']
    const files = [
      listOf([{ xyz: [7, 0, 0], ms: 500 }], 'RAS', late),
      listOf([], 'RAS', early),
      listOf([{ ms: 1000 }, { ms: 3000 }], 'RAS', early),
      listOf([{ ms: 1000 }], 'RAS', early),
    ]
    const [{ stimuli }] = joinReadings(files.map((text, i) => ({ name: `${i}`, reading: read(text) }))).sessions
    expect([0, 3, 6].map((k) => stimuli.positionsMm[k])).toEqual([1, 1, 7])
    expect([...stimuli.timesMs]).toEqual([0, 2000, 599_500])
  })

  it('LO-4: takes NaN responses as missing, and asks for EMG when all are', () => {
    const some = only(listOf([{ responses: { mepAmplitude: 'NaN' } }, { responses: { mepAmplitude: '120.5' } }]))
    expect(some.muscles).toMatchObject([{ name: 'MEP', amplitudesInFileUv: Float64Array.of(Number.NaN, 120.5) }])
    expect([...some.muscles[0].observed]).toEqual([0, 1])
    const none = read(listOf([{ responses: { mepAmplitude: 'NaN', mepMax: 'NaN', mepMin: '-3' } }]))
    expect(none.sessions[0].muscles).toEqual([])
    expect(none.unusable).toMatchObject({
      what: expect.stringContaining('no MEP'),
      fix: expect.stringContaining('EMG'),
    })
  })

  it('LO-5: takes 0 % at every marker without a rate of current as a stimulator that was not connected', () => {
    const off = { responses: { amplitudeA: '0.0', valueA: 'NaN' } }
    const reading = read(listOf([off, off]))
    expect([...reading.sessions[0].stimuli.intensitiesPercentMso]).toEqual([Number.NaN, Number.NaN])
    expect(reading.issues).toMatchObject([{ code: 'io/localite-intensity' }])
    const on = only(listOf([off, { responses: { amplitudeA: '62.0', valueA: '80.1' } }]))
    expect([...on.stimuli.intensitiesPercentMso]).toEqual([0, 62])
  })

  it('LO-6: chooses responses by their key, in whatever order they stand', () => {
    const first = { amplitudeA: '60', mepMax: '90', mepMin: '-30', mepAmplitude: '120' }
    const turnedRound = Object.fromEntries(Object.entries(first).reverse())
    const { muscles } = only(listOf([{ responses: first }, { responses: turnedRound }]), { muscles: ['FDI'] })
    expect(muscles).toMatchObject([{ name: 'FDI', amplitudesInFileUv: Float64Array.of(120, 120) }])
  })

  it.each([
    ['mepAmplitude', { mepAmplitude: '120', mepMax: '1', mepMin: '0', response: '7' }, 120],
    ['mepMax − mepMin', { mepAmplitude: 'NaN', mepMax: '90', mepMin: '-30' }, 120],
    ['response', { response: '7' }, 7],
  ])('takes %s as amplitude', (_, responses, amplitude) => {
    expect(only(listOf([{ responses }])).muscles[0].amplitudesInFileUv).toEqual(Float64Array.of(amplitude))
  })

  it('converts responses from the unit that the file states, and refuses what is no voltage', () => {
    const described = (unit: string) =>
      `<ResponseParameters><responseDescription id="response" unit="${unit}"/></ResponseParameters>`
    const text = (unit: string) => listOf([{ responses: { response: '2' } }], 'RAS', '10:00:00.000', described(unit))
    expect(only(text('mV')).muscles[0].amplitudesInFileUv).toEqual(Float64Array.of(2000))
    expect(() => read(text('T'))).toThrow(coded('io/localite-value'))
  })

  it('takes a response below 0 as not recorded, and counts it', () => {
    const reading = read(listOf([{ responses: { response: '-5' } }, { responses: { response: '5' } }]))
    expect([...reading.sessions[0].muscles[0].observed]).toEqual([0, 1])
    expect(reading.issues).toMatchObject([{ code: 'io/localite-amplitude', count: 1 }])
  })

  it('LO-7: gives one position for the RAS and the LPS file of a point', () => {
    // Half a turn about z changes the sign of the first two rows, on both sides of the transform.
    const lps = { xyz: [-1, -2, 3], rotation: turned.map((value, k) => (k < 6 ? 0 - value : value)) }
    const [a, b] = [only(listOf([{}])), only(listOf([lps], 'LPS'))]
    expect(b).toEqual(a)
    expect(a.stimuli).toMatchObject({ frame: 'subject', positionsMm: Float64Array.of(1, 2, 3) })
    expect([...(a.stimuli.coilAxes ?? [])]).toEqual([0, 0, -1])
  })

  it('LO-8: takes no position from a matrix whose translation is in its last row', () => {
    expect(only(listOf([{ xyz: [0, 0, 0], lastRow: [1, 2, 3, 1] }])).stimuli.tracking).toEqual(['no-position'])
  })

  it('LO-9: asks for a choice between two coils, unless only one has usable markers', () => {
    const named = (coil: number, markers: readonly MarkerParts[]) => {
      const name = `TriggerMarkers_Coil${coil}_20240905164512665.xml`
      return { name, reading: read(listOf(markers), {}, name) }
    }
    expect(() => joinReadings([named(0, [{}]), named(1, [{}])])).toThrow(coded('io/join-coils'))
    const joined = joinReadings([named(1, [{ set: false }]), named(0, [{ xyz: [4, 5, 6] }])])
    expect(joined.sessions[0].stimuli).toMatchObject({ n: 1, positionsMm: Float64Array.of(4, 5, 6) })
  })

  it.each(['LocTMSTriggerData', 'LocSessionState'])(
    'LO-11: recognises %s and says that it holds no stimuli',
    (root) => {
      const text = `<?xml version="1.0"?><${root}/>`
      expect(localite.sniff(sourceOf(text, 'x.dat'))).toBe(true)
      expect(() => read(text)).toThrow(
        expect.objectContaining({
          code: 'io/refused-format',
          what: expect.stringMatching(new RegExp(`${root}.*no stimuli`)),
        }),
      )
    },
  )

  it('takes stored poses and entry points as targets and not as stimuli', () => {
    const entry = '<Entry index="0"><Marker set="true"><ColVec3D data0="1" data1="2" data2="3"/></Marker></Entry>'
    const text = `<EntryTargetList coordinateSpace="RAS">${entry}${entry.replaceAll('Entry', 'Target')}</EntryTargetList>`
    expect(read(text)).toMatchObject({ targets: 2, sessions: [{ stimuli: { n: 0, frame: 'subject' } }] })
  })

  it('refuses another frame than the file has, and names a space that it does not know', () => {
    expect(() => read(listOf([{}], 'MNI'), { frame: 'subject' })).toThrow(coded('io/frame-refused'))
    const reading = read(listOf([{}], 'Talairach'))
    expect(reading.sessions[0].stimuli.frame).toBe('device:localite')
    expect(reading.issues).toMatchObject([{ code: 'io/localite-frame' }])
  })

  it('refuses an attribute that is no number by its line', () => {
    expect(() => read(listOf([{ xyz: [1, 2, Number.POSITIVE_INFINITY] }]))).toThrow(
      expect.objectContaining({ code: 'io/localite-value', where: { file: coil0, line: 3 } }),
    )
  })

  it('ends in a reading or an error of ours for any damage', () => {
    const responses = { mepAmplitude: '12', amplitudeA: '60' }
    const bytes = new TextEncoder().encode(listOf([{ responses }, { set: false, rotation: identity }], 'LPS'))
    const damage = fc.record({ cut: fc.nat(bytes.length), at: fc.nat(bytes.length - 1), byte: fc.nat(255) })
    fc.assert(
      fc.property(damage, ({ cut, at, byte }) => {
        // Half of the runs keep the whole file, so that the flipped byte is reached and not only the cut.
        const damaged = bytes.slice(0, cut % 2 === 0 ? bytes.length : cut)
        if (at < damaged.length) damaged[at] = byte
        const source = { name: coil0, bytes: damaged }
        localite.sniff(source)
        try {
          localite.read(source, {})
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(PenfieldError)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

const shared = join(import.meta.dirname, '..', '..', '..', '..', '..', '..', 'shared')
const isHere = existsSync(shared)

interface Marker {
  readonly xyz: readonly number[]
  readonly rotation_rows: readonly (readonly number[])[]
}
interface Expected {
  readonly file: string
  readonly root: string
  readonly markers: number
  readonly set_false: number
  readonly set_true_and_not_identity: number
  readonly first_marker?: Marker
  readonly last_marker?: Marker
  readonly first_tracked_marker?: Marker
  readonly mean_tracked_position?: readonly number[]
}
const files = (
  isHere ? JSON.parse(readFileSync(join(shared, 'oracle', 'localite.json'), 'utf8')).files : []
) as Expected[]
const readShared = (file: string) => {
  const source = { name: file, bytes: readFileSync(join(shared, 'data', file)) }
  expect(localite.sniff(source)).toBe(true)
  return localite.read(source, {})
}
const closeTo = (values: Iterable<number>) => [...values].map((value) => expect.closeTo(value, 5))

describe.skipIf(!isHere)('Localite files recorded in a laboratory', () => {
  it.each(files.filter(({ root }) => root === 'TriggerMarkerList'))(
    '$file has the markers of the other parser',
    (expected) => {
      const reading = readShared(expected.file)
      const { stimuli } = reading.sessions[0]
      expect([stimuli.n, stimuli.frame]).toEqual([expected.markers, 'mni'])
      expect(stimuli.tracking.filter((t) => t === 'coil-lost')).toHaveLength(expected.set_false)
      expect(stimuli.tracking.filter((t) => t === 'tracked')).toHaveLength(expected.set_true_and_not_identity)
      const ends = [expected.first_marker, expected.last_marker].flatMap((m) => (m ? [closeTo(m.xyz)] : []))
      expect(reading.ends ?? []).toEqual(ends)
      const first = expected.first_tracked_marker
      if (first !== undefined) expect([...stimuli.positionsMm.subarray(0, 3)]).toEqual(closeTo(first.xyz))
      if (first !== undefined)
        expect([...stimuli.coilAxes!.subarray(0, 3)]).toEqual(first.rotation_rows.map((r) => expect.closeTo(r[0], 3)))
      const kept = stimuli.tracking.flatMap((t, i) => (t === 'tracked' ? [i] : []))
      const mean = [0, 1, 2].map((k) => kept.reduce((sum, i) => sum + stimuli.positionsMm[3 * i + k], 0) / kept.length)
      if (kept.length > 0) expect(mean).toEqual(closeTo(expected.mean_tracked_position ?? []))
      expect(reading.unusable).not.toBeNull()
    },
  )

  it('takes the two stored coil poses as targets', () => {
    expect(readShared('localite/InstrumentMarker20240905164514017.xml')).toMatchObject({ targets: 2, unusable: {} })
  })

  it('LO-3, LO-9: joins all four files of the folder to the 73 stimuli of the first coil', () => {
    const readings = files.map(({ file }) => ({ name: file, reading: readShared(file) }))
    const joined = joinReadings(readings)
    expect(joined.sessions[0].stimuli.n).toBe(73)
    expect(joined.targets).toBe(2)
    expect(joined.unusable?.fix).toContain('EMG')
  })
})
