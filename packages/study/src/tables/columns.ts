import type { Identity, Interval, SessionResult, Unit, Value } from '@penfield/core'
import type { Column } from './table.js'

/** A row that belongs to a session. */
export interface OfSession {
  readonly identity: Identity
}

/** The three columns that every table starts with. */
export const identityColumns: readonly Column<OfSession>[] = [
  { name: 'participant', meaning: 'Label of the participant', of: ({ identity }) => identity.participant },
  { name: 'session', meaning: 'Label of the visit', of: ({ identity }) => identity.session },
  { name: 'hemisphere', meaning: 'Stimulated hemisphere, L or R', of: ({ identity }) => identity.hemisphere },
]

/** A row that holds one number of a session. */
export interface OfNumber<Row> extends OfSession {
  readonly row: Row
  readonly settings: string
}

interface Numbered {
  readonly value: Value
  readonly unit: Unit
  readonly interval: Interval
  readonly note: string
}

export const numberRows = <Row>({ session, settings }: SessionResult, rows: readonly Row[]): readonly OfNumber<Row>[] =>
  rows.map((row) => ({ identity: session.identity, row, settings }))

/** The number itself: its value, unit and interval. */
export const valueColumns: readonly Column<OfNumber<Numbered>>[] = [
  { name: 'value', meaning: 'Value, in the unit of the row; n/a with the reason in note', of: ({ row }) => row.value },
  { name: 'unit', meaning: 'Unit of all numbers of the row', of: ({ row }) => row.unit },
  {
    name: 'ci_low',
    meaning: 'Lower end of the 95 % bootstrap interval within the session',
    of: ({ row }) => row.interval.low,
  },
  {
    name: 'ci_high',
    meaning: 'Upper end of the 95 % bootstrap interval within the session',
    of: ({ row }) => row.interval.high,
  },
]

/** What the number depends on, and what must be known beside it. */
export const remarkColumns: readonly Column<OfNumber<Numbered>>[] = [
  { name: 'settings', meaning: 'Settings that the value depends on', of: ({ settings }) => settings },
  { name: 'note', meaning: 'What must be known beside the value, or why it is missing', of: ({ row }) => row.note },
]
