// A recording larger than what is held of a file: read in pieces, at constant memory.
import { spawnSync } from 'node:child_process'
import { closeSync, ftruncateSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { main, scratch } from '../cli/penfield.js'

const folder = scratch()
const recording = join(folder, 'long.edf')
const navigator = join(folder, 'navigator.csv')

/** Records of one second: DM and a trigger line at 2 kHz, 16 bits, most of the file never written (zeros). */
const rateHz = 2000
const records = 80_000
const recordBytes = 2 * 2 * rateHz
const headerBytes = 256 * 3
const pulsesS = Array.from({ length: 40 }, (_, k) => 100 + k * 1997 + ((k * 7) % 13))

function header(): string {
  const fields = (values: readonly (string | number)[], length: number) =>
    values.map((value) => `${value}`.padEnd(length)).join('')
  return [
    fields(['0'], 8) + fields(['X X X X', 'Startdate X X X X'], 80) + fields(['01.01.85', '00.00.00', headerBytes], 8),
    fields([''], 44) + fields([records, 1], 8) + fields([2], 4),
    fields(['DM', 'Trigger'], 16) + fields(['', ''], 80) + fields(['uV', 'V'], 8),
    fields([-32768, -32768], 8) + fields([32767, 32767], 8) + fields([-32768, -32768], 8) + fields([32767, 32767], 8),
    fields(['', ''], 80) + fields([rateHz, rateHz], 8) + fields(['', ''], 32),
  ].join('')
}

beforeAll(() => {
  const file = openSync(recording, 'w')
  writeSync(file, header(), 0, 'latin1')
  ftruncateSync(file, headerBytes + records * recordBytes)
  for (const [k, second] of pulsesS.entries()) {
    const record = headerBytes + second * recordBytes
    const put = (channel: number, sample: number, value: number) => {
      const two = Buffer.alloc(2)
      two.writeInt16LE(value)
      writeSync(file, two, 0, 2, record + 2 * (channel * rateHz + sample))
    }
    for (let sample = 1000; sample < 1010; sample++) put(1, sample, 5)
    // A response 20 ms after the edge at sample 1000: 100 + k µV up, as much down.
    put(0, 1040, 100 + k)
    put(0, 1041, -(100 + k))
  }
  closeSync(file)
  const rows = pulsesS.map((second, k) => `${second * 1000},${10 * (k % 7)},${10 * Math.floor(k / 7)},0`)
  writeFileSync(navigator, `time_ms,x,y,z\n${rows.join('\n')}\n`)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('a recording of 640 MB', () => {
  it('is joined and measured with less than 400 MB of memory', () => {
    const peak = join(folder, 'peak')
    const watch = join(folder, 'watch.cjs')
    const note = `require('node:fs').writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS))`
    writeFileSync(watch, `process.on('exit', () => ${note})\n`)
    const options = ['--threshold', '50uV', '--bootstrap', '0', '--jobs', '1', '--json']
    const ran = spawnSync(process.execPath, ['--require', watch, main, 'map', navigator, recording, ...options], {
      encoding: 'utf8',
    })
    expect(ran.status, ran.stderr).toBe(0)
    const { metrics } = JSON.parse(ran.stdout)
    const value = (metric: string) => metrics.find((row: { metric: string }) => row.metric === metric).value
    expect(value('n_accepted')).toBe(40)
    expect(value('max_amplitude')).toBe(278)
    expect(Number(readFileSync(peak, 'utf8')) / 1024).toBeLessThan(400)
  })
})
