import type { Issue } from '@penfield/core'
import { placeInWords } from '@penfield/kernels'

/** A warning as JSON writes it. */
export interface Warning {
  readonly code: string
  readonly where: string
  readonly message: string
  readonly fix: string
  readonly count: number
}

/** Issues as warnings: the same code and sentence stand once, with their count, the first place and how many more files. */
export function foldedWarnings(issues: readonly Issue[]): readonly Warning[] {
  const folds = new Map<string, Issue[]>()
  for (const issue of issues) {
    const key = `${issue.code}\n${issue.what}`
    folds.set(key, [...(folds.get(key) ?? []), issue])
  }
  return [...folds.values()].map((same) => {
    const [{ code, what, fix }] = same
    return {
      code,
      where: placesInWords(same),
      message: what,
      fix,
      count: same.reduce((sum, { count }) => sum + count, 0),
    }
  })
}

function placesInWords([first, ...others]: readonly Issue[]): string {
  const more = new Set(others.map(({ where }) => where.file).filter((file) => file !== first.where.file)).size
  const place = placeInWords(first.where)
  return more === 0 ? place : `${place} and ${more} more ${more === 1 ? 'file' : 'files'}`
}
