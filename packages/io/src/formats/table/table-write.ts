/** A session as a plain table: tabs, a row a stimulus, a column of amplitudes a muscle. */
import type { Session } from '@penfield/core'
import { numberText } from '@penfield/kernels'
import { error } from '../../issues.js'
import { columnName } from './table-names.js'

const missing = 'n/a'

const cellOf = (value: number): string => (Number.isNaN(value) ? missing : numberText(value))

/**
 * The table that {@link readTable} reads back the same, to 12 digits: who, place, frame, target, time (ms), intensity and amplitudes
 * (µV). Columns of which nothing is known are left out. What a table cannot hold is not written: sweeps, coil axes, why a place is
 * missing. A stimulus at which a muscle was not observed is one without an amplitude.
 *
 * @throws {PenfieldError} io/table-muscle-refused — a muscle whose name no column could carry.
 */
export function writeTable({ identity, stimuli, muscles }: Session): string {
  const { n, frame, names, positionsMm, targets, timesMs, intensitiesPercentMso } = stimuli
  const isKnown = (values: Float64Array) => values.some((value) => !Number.isNaN(value))
  const columns: (readonly [string, (j: number) => string])[] = [['stimulus', (j) => names[j]]]
  const add = (isThere: boolean, name: string, cell: (j: number) => string) => {
    if (isThere) columns.push([name, cell])
  }
  for (const key of ['participant', 'session', 'hemisphere'] as const) {
    const value = identity[key]
    add(value !== null, key, () => value ?? missing)
  }
  add(
    targets.some((target) => target !== null),
    'target',
    (j) => targets[j] ?? missing,
  )
  ;(['x', 'y', 'z'] as const).forEach((axis, k) => {
    columns.push([axis, (j) => cellOf(positionsMm[3 * j + k])])
  })
  columns.push(['frame', () => frame])
  add(isKnown(timesMs), 'time_ms', (j) => cellOf(timesMs[j]))
  add(isKnown(intensitiesPercentMso), 'intensity', (j) => cellOf(intensitiesPercentMso[j]))
  for (const { name, observed, amplitudesInFileUv } of muscles) {
    if (amplitudesInFileUv === null) continue
    columns.push([amplitudeColumn(name), (j) => (observed[j] === 1 ? cellOf(amplitudesInFileUv[j]) : missing)])
  }
  const rows = Array.from({ length: n }, (_, j) => columns.map(([, cell]) => quoted(cell(j))).join('\t'))
  return `${[columns.map(([name]) => quoted(name)).join('\t'), ...rows].join('\n')}\n`
}

function amplitudeColumn(muscle: string): string {
  const column = `${muscle}_MEP`
  if (columnName(column).muscle === muscle) return column
  const plain = muscle.trim().replace(/[\s.-]+/g, '_')
  if (columnName(`${plain}_MEP`).muscle === plain) return `${plain}_MEP`
  throw error('io/table-muscle-refused', {
    what: `The muscle "${muscle}" can't be the name of a column of amplitudes; a table would take it for something else.`,
    where: { column },
    fix: 'Give the muscle another name, of letters, digits and underscores.',
  })
}

const quoted = (cell: string): string => (/["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
