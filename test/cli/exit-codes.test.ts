import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorOf, main, penfield, root, samples, scratch } from './penfield.js'

const table = join(samples, 'table/control-01.tsv')
const quick = ['--bootstrap', '0']

describe('wrong usage ends with 2', () => {
  it.each([
    ['an unknown command', ['mapp', table], /unknown command/i],
    ['an unknown option', ['map', table, '--bootstrapp', '3', '--json'], /unknown option/i],
    ['a missing folder', ['map', table], /--out is missing/],
    ['a choice that is none', ['map', table, '--json', '--map', 'lineer'], /not one of discrete/],
    ['a window the wrong way round', ['map', table, '--json', '--window', '60:10'], /two times in ms/],
    ['a frame that is none', ['map', table, '--json', '--frame', 'talairach'], /none of the forms scalp/],
    ['a muscle named twice', ['map', table, '--json', '--muscle', 'DM', 'DM'], /stands twice/],
    ['a single resample', ['map', table, '--json', '--bootstrap', '1'], /too small for a 95 % interval/],
    ['a seed that is no number', ['map', table, '--json', '--seed', 'one'], /not a number/],
  ])('for %s', (_name, words, message) => {
    const ran = penfield(words)
    expect([ran.status, ran.stdout]).toEqual([2, ''])
    expect(ran.stderr).toMatch(message)
  })

  it('with the word that was meant', () => {
    expect(penfield(['map', table, '--json', '--map', 'lineer']).stderr).toContain('--map linear')
  })
})

describe('--json', () => {
  it('prints one document on stdout and nothing else there', () => {
    const ran = penfield(['map', table, ...quick, '--json'])
    expect(ran.status).toBe(0)
    const document = JSON.parse(ran.stdout)
    expect(Object.keys(document)).toEqual(['version', 'trials', 'metrics', 'overlap', 'warnings'])
    expect(document.trials).toBe(2 * 248)
  })

  it('leaves stdout empty and ends stderr with the error when it fails', () => {
    const ran = penfield(['map', 'nowhere.txt', '--json'])
    expect([ran.status, ran.stdout, errorOf(ran).exit]).toEqual([65, '', 65])
  })

  it('is quiet on stderr with --quiet', () => {
    expect(penfield(['map', table, ...quick, '--json', '--quiet']).stderr).toBe('')
  })
})

describe('inspect', () => {
  it('goes on after a file that can not be read, and ends with the worst', () => {
    const ran = penfield(['inspect', 'nowhere.txt', table])
    expect(ran.status).toBe(65)
    expect(ran.stdout).toContain('control-01.tsv')
  })
})

describe('the output folder', () => {
  it('is left alone when it holds files that are not ours (73)', () => {
    const folder = join(scratch(), 'thesis')
    mkdirSync(folder)
    writeFileSync(join(folder, 'chapter-1.txt'), 'all my work')
    const ran = penfield(['map', table, ...quick, '--out', folder])
    expect([ran.status, readFileSync(join(folder, 'chapter-1.txt'), 'utf8')]).toEqual([73, 'all my work'])
  })

  it.skipIf(!existsSync('/proc/self'))('ends with 73, and does not hang, where no folder can be made', () => {
    const ran = penfield(['map', table, ...quick, '--out', '/proc/nope'])
    expect([ran.status, ran.stdout]).toEqual([73, ''])
  })

  it('can be written again by the same run', () => {
    const folder = join(scratch(), 'out')
    expect(penfield(['map', table, ...quick, '--out', folder]).status).toBe(0)
    expect(penfield(['map', table, ...quick, '--out', folder]).status).toBe(0)
  })

  it('keeps the earlier results when a later run fails', () => {
    const folder = join(scratch(), 'out')
    penfield(['map', table, ...quick, '--out', folder])
    const before = readFileSync(join(folder, 'metrics.tsv'), 'utf8')
    expect(penfield(['map', join(samples, 'broken/table-decimal-comma.csv'), '--out', folder]).status).toBe(65)
    expect(readFileSync(join(folder, 'metrics.tsv'), 'utf8')).toBe(before)
  })

  it('is busy (75) while another process writes to it, and free again when that one is dead', () => {
    const parent = scratch()
    const lock = join(parent, '.out.penfield-lock')
    const owner = (pid: number) => writeFileSync(lock, JSON.stringify({ host: hostname(), pid, started: '' }))
    owner(process.pid)
    expect(penfield(['map', table, ...quick, '--out', join(parent, 'out')]).status).toBe(75)
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    owner(pid)
    expect(penfield(['map', table, ...quick, '--out', join(parent, 'out')]).status).toBe(0)
    expect(existsSync(lock)).toBe(false)
  })
})

describe('runs at the same time on one folder', () => {
  it('are never two at once: each ends with 0 or with 75, and one at least with 0', async () => {
    const out = join(scratch(), 'out')
    const codes = await Promise.all(
      Array.from({ length: 4 }, () => {
        const child = spawn(process.execPath, [main, 'map', table, ...quick, '--out', out], { stdio: 'ignore' })
        return new Promise((resolve) => child.on('close', resolve))
      }),
    )
    expect(codes).toContain(0)
    for (const code of codes) expect([0, 75]).toContain(code)
  })
})

describe('a study.json that is none', () => {
  it('ends with 65 and names it', () => {
    const folder = scratch()
    cpSync(table, join(folder, 'table.tsv'))
    mkdirSync(join(folder, 'study.json'))
    const ran = penfield(['map', join(folder, 'table.tsv'), '--json'])
    expect([ran.status, errorOf(ran).code]).toEqual([65, 'study/study-file'])
  })
})

describe('stdout', () => {
  it.skipIf(!existsSync('/dev/full'))('on a full disk ends with 73, not with silence', () => {
    const { status } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${main}" inspect --json "${table}" > /dev/full`],
      { cwd: root },
    )
    expect(status).toBe(73)
  })

  it('may be closed by its reader', async () => {
    const child = spawn(process.execPath, [main, 'map', '--help'], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] })
    child.stdout.destroy()
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(code).toBe(0)
  })
})

describe('help', () => {
  it.each([[['--help']], [['help']], [['map', '--help']], [['inspect', '-h']], [['--version']]])(
    '%j is no fault: it ends with 0 and says nothing on stderr',
    (words) => {
      const { status, stdout, stderr } = penfield(words)
      expect([status, stderr]).toEqual([0, ''])
      expect(stdout.length).toBeGreaterThan(4)
    },
  )

  it('is twelve lines without a wall when nothing is asked', () => {
    const { stdout } = penfield([])
    expect(stdout.trim().split('\n').length).toBeLessThanOrEqual(12)
  })

  it('shows the options of map in four groups, with unit and default', () => {
    const { stdout } = penfield(['map', '--help'])
    for (const title of ['What to read', 'What is a response', 'What is a map', 'How sure'])
      expect(stdout).toContain(title)
    expect(stdout).toMatch(/--window <A:B>\s+window after the stimulus, ms; default/)
  })
})

describe('special files', () => {
  it('are refused at once: a folder, a device, a pipe', () => {
    const folder = scratch()
    spawnSync('mkfifo', [join(folder, 'pipe')])
    cpSync(table, join(folder, 'table.tsv'))
    for (const path of [folder, '/dev/null', join(folder, 'pipe')]) {
      const begun = Date.now()
      const ran = penfield(['inspect', path, '--json'])
      expect([ran.status, ran.stdout]).toEqual([65, ''])
      expect(Date.now() - begun).toBeLessThan(5000)
    }
  })
})

describe('doctor', () => {
  it('says that the main job can run', () => {
    const ran = penfield(['doctor', '--json'], { cwd: scratch() })
    expect([ran.status, JSON.parse(ran.stdout).ready]).toEqual([0, true])
  })
})
