import { describe, expect, it } from 'vitest'
import { reliabilityDocument } from './document.js'
import { lookSentences } from './looks.js'
import { reliabilityOf } from './reliability.js'
import { reliabilityRows } from './table.js'
import { reliabilityText } from './text.js'

/** One row a person, one column a session. */
function study(rows: readonly (readonly number[])[], { log = false, unit = '' } = {}) {
  const head = ['participant', 'session', 'value', ...(unit === '' ? [] : ['unit'])]
  const lines = rows.flatMap((row, i) =>
    row.map((value, j) => [`p${i}`, `${j + 1}`, value, ...(unit === '' ? [] : [unit])]),
  )
  const text = [head, ...lines].map((cells) => cells.join('\t')).join('\n')
  return reliabilityOf(text, { file: 't.tsv', value: 'value', where: [], log })
}

/** Everybody 1, 2, … 20, and the second session k/100 more: the differences have ranks of their own. */
const twenty = Array.from({ length: 20 }, (_, k) => [k + 1, k + 1 + (k + 1) / 100])

describe('a number that is not there', () => {
  const same = study(Array(3).fill([0.1, 0.1]))

  it('is null in the document, n/a in the text, and its reason is told once', () => {
    const { icc, sem, mdc95_agreement, warnings } = reliabilityDocument(same)
    expect(icc.icc11).toEqual({ value: null, ci_low: null, ci_high: null })
    expect([sem, mdc95_agreement]).toEqual([0, 0])
    expect(warnings).toEqual([
      'ICC(1,1), ICC(2,1), ICC(3,1), ICC(1,k), ICC(2,k), ICC(3,k) are n/a: the values are all the same, so nothing can be compared with their spread.',
    ])
    const { tables, answer } = reliabilityText(same, 'terminal')
    expect(tables[0].rows[1]).toEqual(['ICC(1,1)', 'n/a', 'one-way, one session'])
    expect(answer).toEqual([
      'ICC(2,1), agreement of one session: n/a: the values are all the same, so nothing can be compared with their spread.',
      'The sessions of each person hold the same value: MDC95 is 0.',
    ])
  })

  it('is so too where an interval has no lower end', () => {
    // People who differ less than their sessions do: the lower end of (2,k) lies beyond the pole of its form.
    const open = study([
      [2, 5],
      [4, 1],
      [3, 3.5],
      [1, 4],
    ])
    const missing = Object.entries(reliabilityDocument(open).icc).filter(([, { ci_low }]) => ci_low === null)
    expect(missing.length).toBeGreaterThan(0)
    expect(lookSentences(open).join(' ')).toMatch(/n\/a/)
    expect(JSON.stringify(reliabilityText(open, 'page'))).not.toMatch(/NaN|Infinity|null/)
  })

  it('is the limit by rank below 19 people or with other than two sessions', () => {
    const limitOf = (rows: readonly (readonly number[])[]) =>
      reliabilityText(study(rows), 'terminal').tables[1].rows.find(([name]) => name === 'limit by rank')?.[1]
    // Of 20 people the rank is 0.95 · 21 rounded up, 20: the largest difference.
    expect(limitOf(twenty)).toBe('0.200')
    expect(limitOf(twenty.slice(0, 18))).toBe('n/a: 18 people, and 19 are needed')
    expect(limitOf(twenty.map((row) => [...row, 1]))).toBe('n/a: 3 sessions, and it is made for 2')
  })

  it('is the SEM in percent of values on both sides of 0', () => {
    const cell = reliabilityText(
      study([
        [-1, -1.5],
        [2, 2.5],
        [3, 3],
      ]),
      'terminal',
    ).tables[1].rows[3]
    expect(cell).toEqual(['%SEM', 'n/a: a value is below 0', ''])
  })
})

describe('differences that grow with the value', () => {
  it('are told, and are none on logarithms', () => {
    const [look] = lookSentences(study(twenty.map(([first], k) => [first, 1.1 * first + (k % 2 === 0 ? 0.02 : -0.02)])))
    expect(look).toMatch(/^The difference of sessions 1 and 2 changes with the mean \(slope 0\.09, p < 0\.0001\)/)
    const noisy = twenty.map(([first], k) => [first, first * (k % 2 === 0 ? 1.2 : 1 / 1.2)])
    expect(lookSentences(study(noisy, { log: true }))).toEqual([])
  })
})

describe('on logarithms', () => {
  it('a doubling is a factor of 2 whatever the unit, and the document says that its scale is ln', () => {
    const doubled = study(
      [
        [1, 2],
        [10, 20],
        [5, 10.1],
        [3, 5.9],
      ],
      { log: true, unit: 'uV' },
    )
    const document = reliabilityDocument(doubled)
    expect(document).toMatchObject({ scale: 'ln', bland_altman: [{ ratio: expect.closeTo(2, 1) }] })
    expect(reliabilityText(doubled, 'terminal').tables[2].rows[1][1]).toMatch(/^x 2\.00 \(x 1\.\d\d, x 2\.\d\d\)$/)
  })
})

describe('the tables', () => {
  it('show the unit of the rows, and components with three sessions', () => {
    const { tables } = reliabilityText(
      study(
        [
          [1, 2, 4],
          [5, 5, 7],
          [9, 8, 8],
        ],
        { unit: 'mm' },
      ),
      'page',
    )
    expect(tables[1].rows[1][1]).toMatch(/^\d\.\d mm$/)
    expect(tables[3].rows.map(([name]) => name)).toEqual(['part', 'people', 'sessions', 'residual'])
    expect(reliabilityText(study(twenty), 'page').tables).toHaveLength(3)
    expect(tables[2].rows.map(({ length }) => length)).toEqual([6, 6, 6, 6])
    expect(tables[2].rows[0][0]).toBe('Bland-Altman, mm')
  })

  it('hold every number once, each pair of sessions with its own', () => {
    const rows = reliabilityRows(
      study([
        [1, 2, 4],
        [5, 5, 7],
        [9, 8, 8],
      ]),
    )
    const keys = rows.map(({ statistic, pair }) => `${statistic} ${pair?.sessionA ?? ''} ${pair?.sessionB ?? ''}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.filter((key) => key.startsWith('bias'))).toEqual(['bias 1 2', 'bias 1 3', 'bias 2 3'])
  })
})
