import type { Identity, Session } from '@penfield/core'
import { shown } from '@penfield/kernels'
import { error } from './codes.js'

/** Where it may stand who a session is, besides the file's contents. */
export interface IdentitySources {
  readonly said: Identity
  readonly beside: Identity | null
  readonly fileName: string
}

/**
 * Who a session is. For each part the first source that knows it counts: the options, the file's contents,
 * `participants.tsv` beside it, and its name where it is written as BIDS does (`sub-07_ses-1_hemi-L_…`).
 */
export function identify(session: Session, sources: IdentitySources): Session {
  const known = [sources.said, session.identity, sources.beside, identityFromName(sources.fileName)].filter(
    (each) => each !== null,
  )
  const first = <K extends keyof Identity>(key: K): Identity[K] =>
    known.map((identity) => identity[key]).find((value) => value !== null) ?? (null as Identity[K])
  return {
    ...session,
    identity: { participant: first('participant'), session: first('session'), hemisphere: first('hemisphere') },
  }
}

/** A file, and the people that its sessions are of; null where nobody says who. */
export interface FileOfPeople {
  readonly name: string
  readonly participants: readonly (string | null)[]
}

/**
 * Holds files that are given as one session to be of one person.
 *
 * @throws {PenfieldError} study/different-people — two of them are known to be of different people.
 */
export function refuseDifferentPeople(files: readonly FileOfPeople[]): void {
  const known = files.flatMap(({ name, participants }) =>
    participants.flatMap((participant) => (participant === null ? [] : [{ name, participant }])),
  )
  const [first] = known
  const other = known.find(({ participant }) => participant !== first.participant)
  if (other === undefined) return
  throw error('study/different-people', {
    what: `${first.name} is of ${shown(first.participant)} and ${other.name} of ${shown(other.participant)}; the files of one session are of one person.`,
    where: { file: other.name },
    fix: 'Map them one by one. If they are of one person, say who it is: --participant LABEL.',
  })
}

export function identityFromName(fileName: string): Identity {
  const entity = (key: string) => new RegExp(`(?:^|[_/\\\\])${key}-([A-Za-z0-9]+)`).exec(fileName)?.[1] ?? null
  const hemisphere = entity('hemi')
  return {
    participant: entity('sub'),
    session: entity('ses'),
    hemisphere: hemisphere === 'L' || hemisphere === 'R' ? hemisphere : null,
  }
}
