import type { Identity } from '@penfield/core'
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
