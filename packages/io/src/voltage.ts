/** Units of voltage, as files and people write them. */

/** Microvolts in one unit; the key is the prefix without its case, but for m, which is milli only in lower case. */
const microvoltsOfPrefix: Readonly<Record<string, number>> = {
  n: 1e-3,
  nano: 1e-3,
  u: 1,
  µ: 1,
  μ: 1,
  micro: 1,
  m: 1e3,
  milli: 1e3,
  '': 1e6,
}

/**
 * Factor from a unit of voltage to microvolts.
 *
 *     value in µV = value · microvoltsPer(unit)
 *
 * Read are nV, µV (also uV, with the micro sign U+00B5 or the Greek letter U+03BC), mV, V, and the words microvolt(s),
 * mVolts and the like. Case counts only where it must: MV may be megavolts, so it is no unit here, while UV is µV.
 *
 * @param unit as the file states it; spaces around it do not count.
 * @returns µV in one unit; null when it is no voltage, or none that can be told.
 */
export function microvoltsPer(unit: string): number | null {
  const parts = /^(nano|micro|milli|[nuµμm]?)v(?:olts?)?$/iu.exec(unit.trim())
  if (parts === null) return null
  const prefix = parts[1]
  if (prefix === 'M') return null
  return microvoltsOfPrefix[prefix.toLowerCase()] ?? null
}
