import { missing } from '@penfield/core'
import { describe, expect, it } from 'vitest'
import { curveTable } from './curves.js'
import { mapTable } from './map.js'
import { metricTable } from './metrics.js'
import { overlapTable } from './overlap.js'
import { siteTable } from './sites.js'
import { jsonRows, sidecar, type Table, tsv } from './table.js'
import { trialTable } from './trials.js'

const names = <Row>({ columns }: Table<Row>) => columns.map(({ name }) => name).join(' ')

describe('the columns', () => {
  it('are those that users script against, in this order', () => {
    expect(names(trialTable('uV'))).toBe(
      'participant session hemisphere stimulus site x y z frame muscle amplitude amplitude_file latency background accepted reason',
    )
    expect(names(siteTable('uV'))).toBe('participant session hemisphere site x y z frame muscle n value')
    expect(names(metricTable)).toBe(
      'participant session hemisphere muscle metric value unit ci_low ci_high n_trials n_sites settings note',
    )
    expect(names(overlapTable)).toBe(
      'participant session hemisphere muscle_a muscle_b index value unit ci_low ci_high ceiling chance corrected corrected_low corrected_high settings note',
    )
    expect(names(mapTable('uV'))).toBe('x y z value sd')
  })

  it('name the unit in force in the sidecar', () => {
    const unitIn = <Row>(table: Table<Row>, column: string) => JSON.parse(sidecar(table))[column].Units
    expect(unitIn(trialTable('uV*ms'), 'amplitude')).toBe('uV*ms')
    expect(unitIn(trialTable('uV*ms'), 'amplitude_file')).toBe('uV')
    expect(unitIn(siteTable('1'), 'value')).toBe('1')
    expect(['value', 'sd'].map((column) => unitIn(mapTable('uV*ms'), column))).toEqual(['uV*ms', 'uV*ms'])
    expect(['theta_a', 'theta_b'].map((column) => unitIn(curveTable('1'), column))).toEqual(['1', '1'])
  })

  it('are each described in the sidecar', () => {
    const described = JSON.parse(sidecar(metricTable))
    for (const { name } of metricTable.columns) expect(described[name].Description.length).toBeGreaterThan(3)
  })
})

describe('a table', () => {
  interface Row {
    readonly who: string | null
    readonly mm: number | ReturnType<typeof missing>
  }
  const table: Table<Row> = {
    name: 't',
    about: 'a table',
    columns: [
      { name: 'who', meaning: 'who', of: ({ who }) => who },
      { name: 'mm', unit: 'mm', meaning: 'how far', of: ({ mm }) => mm },
    ],
  }
  const rows: Row[] = [
    { who: 'a\tb', mm: 0.1 + 0.2 },
    { who: null, mm: missing('empty-map') },
    { who: 'c', mm: Number.NaN },
  ]

  it('writes n/a for what is missing, never 0 or an empty cell', () => {
    expect(tsv(table, rows)).toBe('who\tmm\na b\t0.3\nn/a\tn/a\nc\tn/a\n')
  })

  it('gives JSON numbers as numbers and missing ones as null', () => {
    expect(jsonRows(table, rows)).toEqual([
      { who: 'a\tb', mm: 0.3 },
      { who: null, mm: null },
      { who: 'c', mm: null },
    ])
  })
})
