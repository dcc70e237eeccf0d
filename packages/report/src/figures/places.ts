/** Places of a session's result in the plane of its sites. */
import { type Interval, isMissing, type OverlapRow, type SessionResult, type Value } from '@penfield/core'

/** A position, mm, as plane coordinates: dot products of p − origin with u and v. */
export function inPlane(
  { originMm, u, v }: SessionResult['sites']['plane'],
  positionMm: readonly number[],
): readonly [number, number] {
  let alongU = 0
  let alongV = 0
  for (let k = 0; k < 3; k++) {
    alongU += (positionMm[k] - originMm[k]) * u[k]
    alongV += (positionMm[k] - originMm[k]) * v[k]
  }
  return [alongU, alongV]
}

export const metricRow = ({ metrics }: SessionResult, muscle: string, id: string) =>
  metrics.find((row) => row.muscle === muscle && row.metric === id)

/** The value and its interval, when the metric was computed and has an answer. */
export function metricNumber(
  result: SessionResult,
  muscle: string,
  id: string,
): { readonly value: number; readonly interval: Interval } | null {
  const row = metricRow(result, muscle, id)
  return row === undefined || isMissing(row.value) ? null : { value: row.value, interval: row.interval }
}

/** Where three metrics (`cog` → cog_x, cog_y, cog_z) place a muscle in the plane; null when one is missing. */
export function placeOf(
  result: SessionResult,
  muscle: string,
  stem: 'cog' | 'hotspot',
): readonly [number, number] | null {
  const position: number[] = []
  for (const axis of ['x', 'y', 'z']) {
    const value: Value | undefined = metricRow(result, muscle, `${stem}_${axis}`)?.value
    if (value === undefined || isMissing(value)) return null
    position.push(value)
  }
  return inPlane(result.sites.plane, position)
}

export const overlapRow = ({ overlap }: SessionResult, a: string, b: string, index: string): OverlapRow | undefined =>
  overlap.find((row) => row.muscleA === a && row.muscleB === b && row.index === index)

/** The pairs of muscles that were compared, in order of appearance. */
export function pairsOf({ overlap }: SessionResult): (readonly [string, string])[] {
  const pairs = new Map<string, readonly [string, string]>()
  for (const { muscleA, muscleB } of overlap) pairs.set(JSON.stringify([muscleA, muscleB]), [muscleA, muscleB])
  return [...pairs.values()]
}

/** Who the picture is of: `sub-07 · ses-1 · left hemisphere`, from what is known. */
export function identityInWords({ session }: SessionResult): string {
  const { participant, session: visit, hemisphere } = session.identity
  const sides = { L: 'left hemisphere', R: 'right hemisphere' }
  const parts = [participant, visit, hemisphere === null ? null : sides[hemisphere], session.part]
  const known = parts.filter((part) => part !== null)
  return known.length === 0 ? 'this session' : known.join(' · ')
}
