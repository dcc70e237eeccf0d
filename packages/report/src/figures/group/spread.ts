/** Labels beside lines that lie close together: moved apart, in their order. */

/**
 * Places at least `gap` apart, each as near its own as the ones before it leave room for, inside [from, to] as far as that is wide enough.
 *
 * @param wanted ascending, pt.
 */
export function spread(wanted: readonly number[], gap: number, [from, to]: readonly [number, number]): number[] {
  const places: number[] = []
  for (const [k, place] of wanted.entries()) places.push(Math.max(place, k === 0 ? from : places[k - 1] + gap))
  for (let k = places.length - 1; k >= 0; k--)
    places[k] = Math.min(places[k], k === places.length - 1 ? to : places[k + 1] - gap)
  return places
}
