/** p with the family in view: the primary number stands alone, the others of a level together. */
import { benjaminiHochberg } from '@penfield/stats'
import { type GroupRow, isDose } from './row.js'
import type { Stratum } from './strata.js'

/**
 * Benjamini and Hochberg over all numbers of a level and contrast; the primary number, in the main stratum, keeps its p. Maps are corrected
 * over their nodes already.
 */
export function withFamilies(rows: readonly GroupRow[], primary: string | null, main: Stratum): readonly GroupRow[] {
  const isPrimary = (row: GroupRow): boolean =>
    row.id === primary && row.hemisphere === main && row.level !== 'map' && !isDose(row)
  const families = new Map<string, GroupRow[]>()
  for (const row of rows) {
    if (row.p === null || row.level === 'map' || isPrimary(row)) continue
    const key = `${row.level} of ${row.contrast}`
    families.set(key, [...(families.get(key) ?? []), row])
  }
  const corrected = new Map<GroupRow, { readonly p: number; readonly note: string }>()
  for (const [key, family] of families) {
    const adjusted = benjaminiHochberg(family.map(({ p }) => p ?? Number.NaN))
    family.forEach((row, k) => {
      corrected.set(row, { p: adjusted[k], note: `Benjamini-Hochberg over ${family.length} numbers (${key})` })
    })
  }
  return rows.map((row) => {
    const found = corrected.get(row)
    if (found !== undefined) return { ...row, pCorrected: found.p, note: joined(row.note, found.note) }
    return isPrimary(row) && row.p !== null ? { ...row, pCorrected: row.p, note: joined('primary', row.note) } : row
  })
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('; ')
