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

/** Issues as warnings: the same code and sentence stand once, with their count and the first place. */
export function foldedWarnings(issues: readonly Issue[]): readonly Warning[] {
  const folded = new Map<string, Warning>()
  for (const { code, what, where, fix, count } of issues) {
    const key = `${code}\n${what}`
    const known = folded.get(key)
    folded.set(
      key,
      known === undefined
        ? { code, where: placeInWords(where), message: what, fix, count }
        : { ...known, count: known.count + count },
    )
  }
  return [...folded.values()]
}
