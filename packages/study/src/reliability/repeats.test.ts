import { describe, expect, it } from 'vitest'
import { parseConditions } from './choose.js'
import { leftOutInWords, readRepeats } from './repeats.js'

const text = (...rows: readonly string[]) => `${rows.map((row) => row.replaceAll(' ', '\t')).join('\n')}\n`

const read = (rows: readonly string[], where: readonly string[] = [], { value = 'value', log = false } = {}) =>
  readRepeats(text(...rows), 't.tsv', { value, where: parseConditions(where), log })

const tidy = ['participant session value', 'b 2 3', 'b 1 4', 'a 2 5', 'a 1 6']

describe('people in sessions', () => {
  it('stand in order of appearance, people and sessions alike', () =>
    expect(read(tidy)).toMatchObject({
      ...{ participants: ['b', 'a'], sessions: ['2', '1'], unit: null },
      values: [
        [3, 4],
        [5, 6],
      ],
    }))

  it('are left out when a session has no row or n/a, and are named with what they lack', () => {
    const { participants, leftOut } = read([...tidy, 'c 1 n/a', 'c 2 7', 'd 2 1', 'e 1 n/a'])
    expect(participants).toEqual(['b', 'a'])
    expect(leftOutInWords(leftOut)).toBe('c, d (session 1), e (sessions 2 and 1)')
  })

  it('come from the rows that meet every condition, and any value of a column that is named again', () => {
    const rows = ['participant session metric x unit', ...['a', 'b'].flatMap((who) => [`${who} 1 area 7 mm^2`])]
    const more = ['a 2 area 8 mm^2', 'b 2 area 9 mm^2', 'a 3 area 0 mm^2', 'a 1 volume 1 uV', 'b 3 area 0 mm^2']
    const found = read([...rows, ...more], ['metric=area', 'session=1', 'session=2'], { value: 'x' })
    expect(found).toMatchObject({ sessions: ['1', '2'], unit: 'mm^2', leftOut: [], mixed: [] })
  })

  it('may differ in muscle or settings between people, which is told', () => {
    const rows = ['participant session value muscle settings', 'a 1 1 DM s=1(2mm)', 'a 2 2 DM s=1(3mm)']
    expect(read([...rows, 'b 1 1 LES s=1(4mm)', 'b 2 2 LES s=2']).mixed).toEqual([
      { column: 'muscle', values: ['DM', 'LES'] },
      { column: 'settings', values: ['s=1', 's=2'] },
    ])
  })
})

describe('a table is refused', () => {
  const columns = 'participant session hemisphere muscle value'
  it.each([
    [
      'twice in a session, with the lines and what differs',
      [columns, 'a 1 L DM 1', 'a 1 L LES 2'],
      [],
      'twice in session "1", on lines 2 and 3, which differ in muscle, value',
    ],
    ['twice in a session, the same', [columns, 'a 1 L DM 1', 'a 1 L DM 1'], [], 'on lines 2 and 3, which are the same'],
    [
      'another hemisphere in the next session',
      [columns, 'a 1 L DM 1', 'a 2 R DM 1'],
      [],
      'hemisphere holds "L" on line 2 and "R" on line 3',
    ],
    ['a condition that no row meets', tidy, ['session=11'], 'No row has session=11; the column holds "2", "1"'],
    ['a condition on a column that is none', tidy, ['muscle=DM'], 'no column "muscle"'],
    ['one session', tidy, ['session=1'], '2 participants have a value in the only session, "1"'],
    [
      'one whole person',
      ['participant session value', 'b 1 3', 'b 2 4', 'a 1 5', 'c 1 1'],
      [],
      'Without a value: a, c (session 2)',
    ],
    ['no label', [...tidy, 'n/a 1 1'], [], 'The participant is "n/a"'],
    ['text for a number', [...tidy, 'c 1 1,5'], [], '"1,5" is not a number'],
    ['a number without a square', [...tidy, 'c 1 1e160', 'c 2 1'], [], 'The value 1e160 has no square'],
  ] as const)('%s', (_, rows, where, what) => expect(() => read([...rows], [...where])).toThrow(what))

  it('0 with logarithms', () =>
    expect(() => read([...tidy, 'c 1 0', 'c 2 1'], [], { log: true })).toThrow('The value 0 has no logarithm'))

  it('units that differ', () =>
    expect(() => read(['participant session value unit', 'a 1 1 mm', 'a 2 1 cm'])).toThrow(
      '"mm" on line 2 and "cm" on line 3',
    ))

  it('a condition without =, or without a column', () => {
    expect(() => parseConditions(['t.tsv'])).toThrow('"t.tsv" is not of the form COLUMN=VALUE')
    expect(() => parseConditions(['=DM'])).toThrow('not of the form')
  })
})
