import { zlibSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { ReadOptions } from '../../format.js'
import { refusalOf } from '../../refusal.test-support.js'
import { mat5 } from './mat5.js'
import { writer } from './mat5.test-support.js'

const little = writer(true)
const big = writer(false)
const nav = [
  [-40, -50, -60],
  [10, 20, 30],
  [80, 70, 60],
]
const amplitudes = [[120, 0, 55.5]]

const read = (bytes: Uint8Array, options: ReadOptions = {}) => mat5.read({ name: 's08.mat', bytes }, options)
const fileOf = (...elements: readonly Uint8Array[]) => little.joined(little.header, ...elements)
const found = (bytes: Uint8Array, options: ReadOptions = {}) =>
  read(bytes, options).sessions.map(({ part, stimuli, muscles }) => ({
    part,
    positions: [...stimuli.positionsMm],
    muscles: muscles.map(({ name, amplitudesInFileUv }) => [name, ...(amplitudesInFileUv ?? [])]),
  }))
const map = { part: null, positions: [-40, 10, 80, -50, 20, 70, -60, 30, 60], muscles: [['FDI', 120, 0, 55.5]] }
const refusal = (bytes: Uint8Array) => refusalOf(() => read(bytes))

describe('maps of a MAT file', () => {
  it.each([
    ['little', little],
    ['big', big],
  ])('TB-13 and TB-14: are NavData<NAME> with MEPamp<NAME>, in %s-endian order', (_, { header, joined, matrix }) => {
    const bytes = joined(header, matrix('NavDataFDI', nav), matrix('MEPampFDI', amplitudes))
    expect(mat5.sniff({ name: 's08.mat', bytes })).toBe(true)
    expect(found(bytes)).toEqual([map])
  })

  it('are the same from compressed elements, and from small ones of 16-bit numbers', () => {
    const { element, joined, start, small, int16s, words, text } = little
    const compressed = element(15, zlibSync(little.matrix('NavDataFDI', nav)))
    const unpadded = compressed.subarray(0, 8 + new DataView(compressed.buffer).getUint32(4, true))
    const amplitude = element(14, joined(start(10, 1, 2, 'MEPampA'), small(3, int16s([120, 300]))))
    const position = element(14, joined(start(6, 2, 3, 'NavDataA'), element(3, int16s([40, 50, 1, 2, 70, 60]))))
    const named = joined(element(6, words(6, 0)), element(5, words(3, 1)), small(1, text('MEP')))
    const other = element(14, joined(named, element(9, little.doubles([1, 2, 3]))))
    expect(found(fileOf(unpadded, little.matrix('MEPampFDI', amplitudes)))).toEqual([map])
    expect(found(fileOf(other, position, amplitude))).toEqual([
      { part: null, positions: [40, 1, 70, 50, 2, 60], muscles: [['A', 120, 300]] },
    ])
  })

  it('are one for each NAME, which is muscle and part', () => {
    const pairs = ['A', 'B'].flatMap((name) => [
      little.matrix(`NavData${name}`, nav),
      little.matrix(`MEPamp${name}`, amplitudes),
    ])
    expect(found(fileOf(...pairs)).map(({ part, muscles }) => [part, muscles[0][0]])).toEqual([
      ['A', 'A'],
      ['B', 'B'],
    ])
  })

  it('are the cells of a cell array of x, y, z and amplitude', () => {
    const { element, joined, start, matrix } = little
    const cell = matrix('', [...nav, ...amplitudes])
    const cells = found(fileOf(element(14, joined(start(1, 1, 2, 'maps'), cell, cell))))
    expect(cells.map(({ part }) => part)).toEqual(['1', '2'])
    expect(cells.map(({ positions }) => positions)).toEqual([map.positions, map.positions])
  })

  it('are a matrix of x, y and amplitude, with its muscle named by --muscle', () => {
    const bytes = fileOf(little.matrix('P1', [nav[0], nav[1], amplitudes[0]]))
    expect(found(bytes, { muscles: ['FDI'] })).toEqual([
      { part: null, positions: [-40, 10, 0, -50, 20, 0, -60, 30, 0], muscles: [['FDI', 120, 0, 55.5]] },
    ])
  })

  it('take --coords and --amplitude-unit, and NaN as not recorded', () => {
    const bytes = fileOf(
      little.matrix('P1', [
        [-4, Number.NaN],
        [1, 2],
        [0.12, Number.POSITIVE_INFINITY],
      ]),
    )
    const reading = read(bytes, { coords: 'cm', amplitudeUnit: 'mV' })
    expect([...reading.sessions[0].stimuli.positionsMm.slice(0, 3)]).toEqual([-40, 10, 0])
    expect([...(reading.sessions[0].muscles[0].amplitudesInFileUv ?? [])]).toEqual([120, Number.NaN])
    expect(reading.sessions[0].stimuli.tracking).toEqual(['tracked', 'no-position'])
    expect(reading.issues).toMatchObject([{ code: 'io/mat5-not-finite', count: 2 }])
  })

  it('are refused where lengths differ, and both variables are named', () => {
    const { code, what } = refusal(fileOf(little.matrix('NavDataA', nav), little.matrix('MEPampA', [[1, 2]])))
    expect([code, what]).toEqual(['io/mat5-lengths-differ', expect.stringMatching(/"NavDataA".*"MEPampA"/)])
    expect(refusal(fileOf(little.matrix('NavDataA', nav))).code).toBe('io/mat5-lengths-differ')
  })

  it('are missed with the names of the variables that are there', () => {
    const { unusable, sessions } = read(fileOf(little.matrix('meps', [[1, 2]])))
    expect(unusable?.what).toBe(
      'The file holds the variables "meps" (double, 2 × 1); none is a map, and together they are no recording that is known here.',
    )
    expect(sessions[0].stimuli.n).toBe(0)
  })
})

describe('other variables of a MAT file', () => {
  const { element, joined, start, text, words, small, doubles } = little

  it('VE-1: a MATLAB table is refused by its name, with the remedy', () => {
    const object = joined(element(6, words(17, 0)), element(1, text('trials')), small(1, text('MCOS')))
    const { code, what, fix } = refusal(fileOf(element(14, joined(object, element(1, text('table'))))))
    expect(code).toBe('io/mat5-table')
    expect(what).toContain('"trials" is a MATLAB table')
    expect(fix).toContain('writetable(trials')
  })

  it('a sparse matrix is refused by its name', () => {
    expect(refusal(fileOf(element(14, start(5, 2, 2, 'S')))).what).toContain('"S" is a sparse matrix')
  })

  it('text, structures and complex matrices are passed over', () => {
    const fields = joined(small(5, words(4)), element(1, text('a\0\0\0')), little.matrix('', [[1]]))
    const other = [
      element(14, joined(start(2, 1, 1, 'structure'), fields)),
      element(14, joined(start(4, 1, 2, 'text'), small(1, text('ok')))),
    ]
    const complex = joined(element(6, words(6 + 0x0800, 0)), element(5, words(1, 3)), element(1, text('c')))
    const bytes = fileOf(
      ...other,
      element(14, joined(complex, element(9, doubles([1, 2, 3])))),
      little.matrix('NavDataFDI', nav),
      little.matrix('MEPampFDI', amplitudes),
    )
    expect(found(bytes)).toEqual([map])
  })

  it('a size that the data do not have is refused before memory is taken', () => {
    const bytes = fileOf(element(14, joined(start(6, 2 ** 30, 3, 'P'), element(9, doubles([1, 2, 3])))))
    expect(refusal(bytes)).toMatchObject({ code: 'io/mat5-damaged', what: expect.stringContaining('1073741824 × 3') })
  })

  it('cell arrays inside each other are followed to a limit only', () => {
    let nested = little.matrix('', nav)
    for (let depth = 0; depth < 12; depth++) nested = element(14, joined(start(1, 1, 1, 'c'), nested))
    expect(refusal(fileOf(nested)).what).toContain('inside each other')
  })

  it('compressed data must fit their checksum, and may not grow beyond the limit', () => {
    const packed = zlibSync(little.matrix('NavDataFDI', nav))
    const wrong = packed.map((byte, i) => (i === packed.length - 1 ? byte ^ 1 : byte))
    expect(refusal(fileOf(element(15, wrong))).what).toContain('checksum')
    const bomb = zlibSync(new Uint8Array(8 << 20))
    expect(bomb.length * 200).toBeLessThan(8 << 20)
    expect(refusal(fileOf(joined(words(15, bomb.length), bomb))).code).toBe('io/too-large')
  })
})
