// One file per known failure: the right exit code, and a message that names the file, the place and the remedy.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorOf, penfield, samples } from './penfield.js'

const folder = join(samples, 'broken')
const [, ...rows] = readFileSync(join(folder, 'expected.tsv'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t'))

/** Words as a shell would cut them; quotes keep blanks and semicolons. */
const wordsOf = (options: string): string[] =>
  options === 'n/a' ? [] : (options.match(/'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^'|'$/g, ''))

const known = (cell: string) => cell !== 'n/a'

describe('penfield map on a broken file', () => {
  it.each(rows)('%s %s ends with %s and %s', (file, options, exit, code, where, fix) => {
    const ran = penfield(['map', file, ...wordsOf(options), '--bootstrap', '0', '--json'], { cwd: folder })
    expect([String(ran.status), ran.stdout]).toEqual([exit, ''])
    const said = errorOf(ran)
    // An option that can't be understood is at fault itself, whatever the file.
    expect(`${said.what} ${said.where}`).toContain(said.where.startsWith('--') ? said.where : file)
    if (known(code)) expect(said.code).toBe(code)
    if (known(where)) expect(said.where).toContain(where)
    if (known(fix)) expect(said.fix).toContain(fix)
    for (const sentence of [said.what, said.fix]) expect(sentence).toMatch(/^[^a-z].*[.?]$/s)
  })

  it('has every broken file in expected.tsv, and nothing else', () => {
    const listed = new Set(rows.map(([file]) => file))
    const there = readdirSync(folder).filter((name) => name !== 'expected.tsv' && name !== 'README.md')
    expect([...listed].sort()).toEqual(there.sort())
  })
})
