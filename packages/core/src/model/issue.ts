import type { Where } from '@penfield/kernels'

/** Something came back and the user must know this beside it. Shown with the word `look`. */
export interface Issue {
  readonly code: string
  readonly severity: 'look'
  readonly what: string
  readonly where: Where
  readonly fix: string
  /** How often it was met; `where` is the first place. */
  readonly count: number
}

/** The issue maker of a package: takes only the codes of its catalogue. */
export const issuesOf =
  <const Code extends string>(_codes: readonly Code[]) =>
  (code: Code, what: string, where: Where, fix: string, count = 1): Issue => ({
    code,
    severity: 'look',
    what,
    where,
    fix,
    count,
  })
