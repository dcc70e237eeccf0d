import { describe, expect, it } from 'vitest'
import { cursorOver } from '../../bytes.js'
import { refusalOf } from '../../refusal.test-support.js'
import { writer } from './mat5.test-support.js'
import { newBudget } from './mat5-elements.js'
import { matFixture } from './mat5-fixtures.test-support.js'
import { classAndSize, type Variable } from './mat5-variable.js'
import { variablesOf } from './mat5-variables.js'

function variablesIn(bytes: Uint8Array, littleEndian = true): ReadonlyMap<string, Variable> {
  const cursor = cursorOver(bytes.subarray(128), 'file.mat', { littleEndian, base: 128 })
  return new Map([...variablesOf(cursor, newBudget())].map((variable) => [variable.name, variable]))
}

/** What a variable holds, in plain arrays and objects. */
function plain(variable: Variable | undefined): unknown {
  if (variable?.kind === 'numeric') return [...variable.values(0, variable.rows * variable.columns)]
  if (variable?.kind === 'text') return variable.lines()
  if (variable?.kind === 'cell') return variable.cells.map(plain)
  if (variable?.kind === 'struct')
    return variable.elements.map((one) => Object.fromEntries([...one].map(([field, value]) => [field, plain(value)])))
  return variable?.title
}

const refusal = (act: () => unknown) => refusalOf(() => act())

describe('variables of a MAT file', () => {
  const variables = variablesIn(matFixture('classes'))
  const holds = (name: string) => plain(variables.get(name))

  it.each([
    ['d', 'double, 2 × 2', [1.5, 3, -2, Number.POSITIVE_INFINITY]],
    ['f', 'single, 1 × 2', [Math.fround(0.1), Math.fround(0.2)]],
    ['i8', 'int8, 1 × 2', [-128, 127]],
    ['u8', 'uint8, 1 × 1', [255]],
    ['i16', 'int16, 2 × 1', [-32768, 5]],
    ['u16', 'uint16, 1 × 1', [65535]],
    ['i32', 'int32, 1 × 1', [-2147483648]],
    ['u32', 'uint32, 1 × 1', [4294967295]],
    ['i64', 'int64, 1 × 1', [-9007199254740991]],
    ['u64', 'uint64, 1 × 1', [9007199254740991]],
    ['logical', 'logical, 1 × 2', [1, 0]],
    ['none', 'double, 0 × 0', []],
  ])('%s is %s', (name, described, numbers) => {
    const variable = variables.get(name)
    expect(variable && classAndSize(variable)).toBe(described)
    expect(holds(name)).toEqual(numbers)
  })

  it('of more than two dimensions keep their size and the order of storage', () => {
    const cube = variables.get('cube')
    expect(cube?.size).toEqual([2, 3, 4])
    expect(cube?.kind === 'numeric' && [cube.rows, cube.columns, ...cube.column(1)]).toEqual([2, 12, 4, 16])
  })

  it('are text, a padded character matrix being a line a row', () => {
    expect(holds('text')).toEqual(['Größe µV'])
    expect(holds('lines')).toEqual(['one  ', 'three'])
    expect(holds('empty')).toEqual([])
  })

  it('are cells and structures, at any place in each other', () => {
    expect(holds('cell')).toEqual([[1], ['two'], [3, 4]])
    expect(holds('s')).toEqual([
      { rate: [1], title: ['a'] },
      { rate: [2], title: ['bb'] },
    ])
    expect(holds('deep')).toEqual([{ inner: [{ value: [7] }] }])
  })

  it('inside others are called as MATLAB calls them', () => {
    const cell = variables.get('cell')
    const struct = variables.get('s')
    expect(cell?.kind === 'cell' && cell.cells[1].name).toBe('cell{2}')
    expect(struct?.kind === 'struct' && struct.elements[1].get('title')?.name).toBe('s(2).title')
  })
})

describe('variables that are named and not read', () => {
  it('a 64-bit integer beyond 2^53 is refused by the name and place of it when it is asked for', () => {
    const variables = variablesIn(matFixture('refused'))
    const { code, what } = refusal(() => plain(variables.get('wide')))
    expect(code).toBe('io/mat5-class')
    expect(what).toMatch(/"wide" holds a 64-bit integer beyond 2\^53 in place 2/)
    expect(plain(variables.get('z'))).toBe('a complex array')
  })

  it('VE-1: a table inside a structure is refused by its path', () => {
    const { element, joined, small, text, words, start, header } = writer(true)
    const object = joined(element(6, words(17, 0)), element(1, text('')), small(1, text('MCOS')))
    const table = element(14, joined(object, element(1, text('table'))))
    const field = joined(small(5, words(8)), element(1, text('trials\0\0')), table)
    const file = joined(header, element(14, joined(start(2, 1, 1, 'study'), field)))
    expect(refusal(() => variablesIn(file))).toMatchObject({
      code: 'io/mat5-table',
      what: expect.stringContaining('"study.trials" is a MATLAB table'),
    })
  })
})

describe.each([
  ['little', true],
  ['big', false],
])('variables in %s-endian order', (_, littleEndian) => {
  const { element, joined, small, text, words, int16s, start, header, matrix } = writer(littleEndian)
  const file = (...elements: readonly Uint8Array[]) => joined(header, ...elements)
  const textOf = (type: number, columns: number, data: Uint8Array) =>
    file(element(14, joined(start(4, 1, columns, 't'), element(type, data))))
  const read = (bytes: Uint8Array) => variablesIn(bytes, littleEndian)

  it.each([
    ['bytes', 2, 'mV', text('mV')],
    ['16-bit characters', 4, 'µV', int16s([0xb5, 0x56])],
    ['UTF-16', 17, 'µV', int16s([0xb5, 0x56])],
    ['UTF-32', 18, 'µV', words(0xb5, 0x56)],
    ['UTF-8', 16, 'µV', new TextEncoder().encode('µV')],
    ['UTF-8 with a pair counted as two', 16, '\u{1f9e0}', new TextEncoder().encode('\u{1f9e0}')],
  ])('are text stored as %s', (_title, type, expected, data) => {
    expect(plain(read(textOf(type, expected.length, data)).get('t'))).toEqual([expected])
  })

  it('are text of UTF-8 with a pair counted as one', () => {
    const brain = new TextEncoder().encode('\u{1f9e0}')
    expect(plain(read(textOf(16, 1, brain)).get('t'))).toEqual(['\u{1f9e0}'])
  })

  it('are structures', () => {
    const fields = joined(small(5, words(4)), element(1, text('a\0\0\0bcd\0')), matrix('', [[1, 2]]), matrix('', [[3]]))
    const structure = file(element(14, joined(start(2, 1, 1, 's'), fields)))
    expect(plain(read(structure).get('s'))).toEqual([{ a: [1, 2], bcd: [3] }])
  })
})

describe('a damaged MAT file is refused', () => {
  const { element, joined, small, text, words, start, header, matrix } = writer(true)
  const file = (...elements: readonly Uint8Array[]) => joined(header, ...elements)
  const fields = joined(small(5, words(4)), element(1, text('a\0\0\0')))

  it.each([
    ['more elements than bytes', element(14, joined(start(2, 2 ** 30, 1, 's'), fields))],
    ['more cells than bytes', element(14, start(1, 2 ** 30, 2 ** 30, 'c'))],
    ['field names of no length', element(14, joined(start(2, 1, 1, 's'), small(5, words(0)), small(1, text('a'))))],
    ['text of another size', element(14, joined(start(4, 1, 3, 't'), small(2, text('ab'))))],
    ['text of a type that holds none', element(14, joined(start(4, 1, 1, 't'), element(9, new Uint8Array(8))))],
    [
      'an array of one dimension',
      element(14, joined(element(6, words(6, 0)), small(5, words(3)), small(1, text('x')))),
    ],
  ])('with %s', (_, bytes) => {
    expect(refusal(() => variablesIn(file(bytes))).code).toBe('io/mat5-damaged')
  })

  it.each([
    ['UTF-8 that is none', 16, Uint8Array.of(0xff)],
    ['a character beyond Unicode', 18, words(0x110000)],
  ])('with %s, when the text is asked for', (_, type, data) => {
    const variables = variablesIn(file(element(14, joined(start(4, 1, 1, 't'), small(type, data)))))
    expect(refusal(() => plain(variables.get('t'))).code).toBe('io/mat5-damaged')
  })

  it('with structures inside each other beyond a limit', () => {
    let nested = matrix('', [[1]])
    for (let depth = 0; depth < 12; depth++) nested = element(14, joined(start(2, 1, 1, 's'), fields, nested))
    expect(refusal(() => variablesIn(file(nested))).what).toContain('inside each other')
  })

  it('with more cells than any recording has', () => {
    const cells = new Uint8Array(8 * 400_001).map((_, i) => (i % 8 === 0 ? 14 : 0))
    const head = start(1, 400_001, 1, 'c')
    const bytes = new Uint8Array(128 + 8 + head.length + cells.length)
    bytes.set(words(14, head.length + cells.length), 128)
    bytes.set(head, 136)
    bytes.set(cells, 136 + head.length)
    expect(refusal(() => variablesIn(bytes)).code).toBe('io/too-large')
  })

  it('text of no columns takes no memory, however many rows it claims', () => {
    const variables = variablesIn(
      file(element(14, joined(start(4, 0x7fffffff, 0, 't'), element(2, new Uint8Array(0))))),
    )
    expect(plain(variables.get('t'))).toEqual([])
  })
})
