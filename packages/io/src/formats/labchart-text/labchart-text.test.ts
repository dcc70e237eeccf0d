import { PenfieldError } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReadOptions, Source } from '../../format.js'
import { table } from '../table/table.js'
import { labchartText } from './labchart-text.js'
import { labchartBlock, labchartExport, labchartRows, utf8Source, utf16Source } from './labchart-text.test-support.js'

function readFrom(source: Source, options: ReadOptions = {}) {
  expect(labchartText.sniff(source)).toBe(true)
  const { recording, issues } = labchartText.read(source, options)
  return { ...recording!, issues }
}
const read = (text: string, options: ReadOptions = {}) => readFrom(utf8Source(text), options)
const valuesOf = (text: string, channel: number, run = 0, options: ReadOptions = {}) => {
  const { channels } = read(text, options)
  return [...channels[channel].read(run, 0, channels[channel].samples[run])]
}

function refusal(text: string, options: ReadOptions = {}): PenfieldError {
  try {
    read(text, options)
  } catch (thrown) {
    if (thrown instanceof PenfieldError) return thrown
  }
  throw new TypeError('the file was not refused')
}

describe('a LabChart text export', () => {
  it('gives channels in µV or in their own unit, NaN where a cell is NaN', () => {
    const { channels } = read(labchartExport)
    expect(channels.map(({ name, kind, unit, stepMs }) => [name, kind, unit, stepMs])).toEqual([
      ['FDI', 'emg', 'mV', 1],
      ['Force', 'other', 'N', 1],
      ['Trigger', 'trigger', 'V', 1],
    ])
    expect([0, 1, 2].map((k) => valuesOf(labchartExport, k, 1))).toEqual([
      [1000, 2000],
      [2, 3],
      [0, 5e6],
    ])
    expect(valuesOf(labchartExport, 1)).toEqual([1, Number.NaN, 3])
  })

  it('reads any part of a channel', () => {
    expect([...read(labchartExport).channels[0].read(0, 1, 2)]).toEqual([-250, 1500])
  })

  it('takes blocks below repeated headers as runs, on one clock by ExcelDateTime', () => {
    const { runs, channels, hasClock, issues } = read(labchartExport)
    expect([hasClock, runs[0], runs[1].pulseMs, issues]).toEqual([true, { startMs: 0, pulseMs: null }, null, []])
    // The date is printed with 13 decimals of ten thousand days: a tenth of a millisecond.
    expect(Math.abs(runs[1].startMs - 300_000)).toBeLessThan(0.1)
    expect(channels.map(({ samples }) => samples)).toEqual([
      [3, 2],
      [3, 2],
      [0, 2],
    ])
    expect(channels[2].read(0, 0, 0)).toHaveLength(0)
  })

  it('starts its time anew in each block: without ExcelDateTime there is no common clock', () => {
    const undated = labchartExport.replaceAll(/ExcelDateTime=.*\r\n/g, '')
    const { hasClock, runs, issues } = read(undated)
    expect([hasClock, runs.map(({ startMs }) => startMs)]).toEqual([false, [0, 3]])
    expect(issues.map(({ code }) => code)).toEqual(['io/labchart-pauses'])
    const oneDate = labchartExport.replace(/ExcelDateTime=.*12:05:00\r\n/, '')
    expect(read(oneDate).hasClock).toBe(false)
  })

  it('takes what stands behind #* as a marker at the sample of its row', () => {
    const { markers, runs } = read(labchartExport)
    const second = runs[1].startMs + 1
    expect(markers).toEqual([
      { timeMs: 1, text: 'TMS' },
      { timeMs: second, text: 'TMS' },
      { timeMs: second, text: 'late' },
    ])
  })

  it('reads decimal commas in the header as in the rows', () => {
    const text = labchartBlock({ Interval: '0,0005 s', Range: '2,000 mV\t10,00 V', ExcelDateTime: null })
    const rows = labchartRows([0, '0,5', 1], ['0,0005', '-1,25', '2,5'])
    expect(valuesOf(text + rows, 0)).toEqual([500, -1250])
    expect(read(text + rows).channels[0].stepMs).toBe(0.5)
  })

  it('finds a decimal comma in the rows where the header has no decimals, or has it stated', () => {
    const text = labchartBlock({ Interval: '1 ms', Range: '2 mV\t10 V', ExcelDateTime: null })
    expect(valuesOf(text + labchartRows([0, '0,5', 1]), 0)).toEqual([500])
    const late = text + labchartRows([0, 1, 1], ['0,001', '0,5', 1])
    expect(refusal(late)).toMatchObject({ code: 'io/labchart-cell', fix: expect.stringContaining('--decimal comma') })
    expect(valuesOf(late, 0, 0, { decimal: 'comma' })).toEqual([1000, 500])
  })

  it('reads UTF-16 LE behind a byte-order mark', () => {
    const text = labchartBlock({ Range: '2.000 \u00b5V\t10.00 V', UnitName: null }) + labchartRows([0, 0.5, 1])
    const { channels } = readFrom(utf16Source(text))
    expect(channels.map(({ unit, read }) => [unit, read(0, 0, 1)[0]])).toEqual([
      ['µV', 0.5],
      ['V', 1e6],
    ])
  })

  it('reads µV in the code page of Windows', () => {
    const text = labchartBlock({ Range: '2.000 \u00b5V\t10.00 V' }) + labchartRows([0, 0.5, 1])
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0))
    expect(readFrom({ name: 'export.txt', bytes }).channels[0]).toMatchObject({ kind: 'emg', unit: 'µV' })
  })

  it('refuses a channel without a unit and names the option, which then states it', () => {
    const text = labchartBlock({ Range: '2.000\t10.00 V', UnitName: null }) + labchartRows([0, 0.5, 1])
    const { code, what, fix } = refusal(text)
    expect([code, what, fix]).toEqual([
      'io/unit-missing',
      expect.stringContaining('"FDI"'),
      expect.stringContaining('--amplitude-unit'),
    ])
    expect(read(text, { amplitudeUnit: 'mV' }).channels[0].read(0, 0, 1)[0]).toBe(500)
    expect(refusal(labchartBlock({ Range: null, UnitName: null }) + labchartRows([0, 0.5, 1])).code).toBe(
      'io/unit-missing',
    )
  })

  it('takes the unit of a conversion before that of the range', () => {
    const text = labchartBlock({ UnitName: 'uV\t*' }) + labchartRows([0, 0.5, 1])
    expect(read(text).channels.map(({ unit }) => unit)).toEqual(['uV', 'V'])
  })

  it('may leave the time out, and end its rows with a tab', () => {
    expect(valuesOf(labchartBlock() + labchartRows([0.5, 1], [1.5, 2]), 0)).toEqual([500, 1500])
    expect(valuesOf(labchartBlock() + labchartRows([0, 0.5, 1, ''], [0.001, 1.5, 2, '']), 0)).toEqual([500, 1500])
  })

  it('gives a suffix to names that it repeats, and says so', () => {
    const { channels, issues } = read(labchartBlock({ ChannelTitle: 'EMG\tEMG' }) + labchartRows([0, 0.5, 1]))
    expect(channels.map(({ name }) => name)).toEqual(['EMG', 'EMG-2'])
    expect(issues.map(({ code }) => code)).toEqual(['io/channel-twice'])
  })

  it('is no plain table, though the rows of one would look alike', () => {
    expect(labchartText.sniff(utf8Source('x\ty\tmep\n1\t2\t3\n'))).toBe(false)
    expect(table.sniff(utf8Source(labchartExport))).toBe(true)
  })

  it('comes back as it was written, whatever the samples', () => {
    const cell = fc.oneof(
      fc.constant(Number.NaN),
      fc.integer({ min: -1e6, max: 1e6 }).map((value) => value / 1024),
    )
    const law = fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 2500 }), (rows) => {
      const text = labchartBlock({ UnitName: 'uV\tN' }) + labchartRows(...rows.map((row, k) => [k / 1000, ...row]))
      for (const k of [0, 1]) expect(valuesOf(text, k)).toEqual(rows.map((row) => row[k] + 0))
    })
    fc.assert(law, { numRuns: 20 })
  })
})

describe('a LabChart text export that can not be read', () => {
  const good = labchartRows([0, 0.5, 1])

  it.each([
    ['without the interval', labchartBlock({ Interval: null }) + good, 'io/labchart-header', 'Interval='],
    ['without names of channels', labchartBlock({ ChannelTitle: null }) + good, 'io/labchart-header', 'ChannelTitle='],
    [
      'with no name in the line for them',
      labchartBlock({ ChannelTitle: ' ' }) + good,
      'io/labchart-header',
      'at least one',
    ],
    ['with an interval of 0', labchartBlock({ Interval: '0 s' }) + good, 'io/labchart-header', 'above 0'],
    ['with an interval in no unit of time', labchartBlock({ Interval: '1 V' }) + good, 'io/labchart-header', '"1 V"'],
    ['with a header alone', labchartBlock(), 'io/labchart-row', 'no row'],
    ['with a row of other length', `${labchartBlock()}${good}0.001\t0.5\r\n`, 'io/labchart-row', '2 cells; 3'],
    ['with a first row of other length', `${labchartBlock()}0.5\r\n`, 'io/labchart-row', '1 cell;'],
    ['with a word among the samples', labchartBlock() + labchartRows([0, 'off', 1]), 'io/labchart-cell', '"off"'],
    [
      'whose times are not those of the interval',
      labchartBlock() + labchartRows([0, 1, 1], [0.01, 1, 1]),
      'io/labchart-time',
      '10 ms',
    ],
    [
      'whose interval changes',
      labchartBlock() + good + labchartBlock({ Interval: '0.002 s' }) + good,
      'io/labchart-blocks',
      '2 ms',
    ],
    [
      'whose unit changes from force to voltage',
      labchartBlock() + good + labchartBlock({ UnitName: 'mV\tmV' }) + good,
      'io/labchart-blocks',
      '"Force"',
    ],
  ])('is refused %s', (_, text, code, part) => {
    const found = refusal(text)
    expect([found.code, found.what, found.where?.file]).toEqual([code, expect.stringContaining(part), 'export.txt'])
    expect(found.fix.length).toBeGreaterThan(20)
  })
})
