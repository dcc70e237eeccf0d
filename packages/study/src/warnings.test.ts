import type { Issue } from '@penfield/core'
import { expect, it } from 'vitest'
import { foldedWarnings } from './warnings.js'

const look = (file: string, line: number, what = 'The coil was lost.', count = 1): Issue => ({
  ...{ code: 'io/lost', severity: 'look', what, fix: 'Look.', count },
  where: { file, line },
})

it('says the same sentence once, with its count, its first place and how many more files', () => {
  const issues = [look('a.txt', 3, undefined, 2), look('a.txt', 9), look('b.txt', 4), look('b.txt', 5)]
  expect(foldedWarnings(issues)).toMatchObject([{ where: 'a.txt, line 3 and 1 more file', count: 5 }])
  expect(foldedWarnings([...issues, look('c.txt', 1)])[0].where).toBe('a.txt, line 3 and 2 more files')
})

it('leaves other sentences apart, and one file alone', () => {
  const warnings = foldedWarnings([look('a.txt', 3), look('a.txt', 4), look('b.txt', 3, 'It was far.')])
  expect(warnings.map(({ where, count }) => [where, count])).toEqual([
    ['a.txt, line 3', 2],
    ['b.txt, line 3', 1],
  ])
})
