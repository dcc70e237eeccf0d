/** p with the family in view: the primary number stands alone, the others of a level together. */
import { benjaminiHochberg, holm } from '@penfield/stats'
import { isNamedRow } from './reading.js'
import { type GroupRow, isDose } from './row.js'
import type { Stratum } from './strata.js'

/**
 * Benjamini and Hochberg over all numbers of a level and contrast, on p that is corrected for pairs of arms already where there are such.
 * The primary number, in the main stratum, is corrected by Holm over its own contrasts and muscles alone: one keeps its p. Maps are
 * corrected over their nodes already.
 */
export function withFamilies(rows: readonly GroupRow[], primary: string | null, main: Stratum): readonly GroupRow[] {
  const isPrimary = (row: GroupRow): boolean =>
    isNamedRow(primary, row) && row.hemisphere === main && row.level !== 'map' && !isDose(row)
  const families = new Map<string, GroupRow[]>()
  for (const row of rows) {
    if (row.p === null || row.level === 'map' || isPrimary(row)) continue
    const key = `${row.level} of ${row.contrast}`
    families.set(key, [...(families.get(key) ?? []), row])
  }
  const corrected = new Map<GroupRow, { readonly p: number; readonly note: string }>()
  for (const [key, family] of families) {
    const adjusted = benjaminiHochberg(family.map(({ p, pCorrected }) => pCorrected ?? p ?? Number.NaN))
    family.forEach((row, k) => {
      corrected.set(row, { p: adjusted[k], note: `Benjamini-Hochberg over ${family.length} numbers (${key})` })
    })
  }
  const named = rows.filter((row) => isPrimary(row) && row.p !== null)
  const ofNamed = holm(named.map(({ p }) => p ?? Number.NaN))
  return rows.map((row) => {
    const found = corrected.get(row)
    if (found !== undefined) return { ...row, pCorrected: found.p, note: joined(row.note, found.note) }
    const k = named.indexOf(row)
    if (k < 0) return row
    return {
      ...row,
      pCorrected: ofNamed[k],
      note: joined(named.length === 1 ? 'primary' : `primary, Holm over ${named.length}`, row.note),
    }
  })
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('; ')
