import type { Identity, Session } from '@penfield/core'

/**
 * Who a session is. For each part the first source that knows it counts: the options, the file's contents,
 * `participants.tsv` beside it, and its name where it is written as BIDS does (`sub-07_ses-1_hemi-L_…`).
 */
export function identify(
  session: Session,
  sources: { readonly said: Identity; readonly beside: Identity | null; readonly fileName: string },
): Session {
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

export function identityFromName(fileName: string): Identity {
  const entity = (key: string) => new RegExp(`(?:^|[_/\\\\])${key}-([A-Za-z0-9]+)`).exec(fileName)?.[1] ?? null
  const hemisphere = entity('hemi')
  return {
    participant: entity('sub'),
    session: entity('ses'),
    hemisphere: hemisphere === 'L' || hemisphere === 'R' ? hemisphere : null,
  }
}
