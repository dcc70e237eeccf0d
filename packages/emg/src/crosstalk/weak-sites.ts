/** Sites where one muscle, the source, responds strongly: what stands in the other channel there can be a leak. */

/** The source responds where its value is above this many noise floors. */
const strongFloors = 3

/** The listener hardly responds where its value is below this share of the source's. */
const weakRatio = 0.15

/** Where fewer sites than this are weak, as many of the lowest ratio stand in for them, up to a ratio of one half. */
const fewestSites = 3
const highestRatio = 0.5

interface SiteRatio {
  readonly site: number
  readonly ratio: number
}

/** Sites where w_source > 3 floors, by w_listener / w_source, ascending; ties to the lower site. */
function byRatio(sourceUv: Float64Array, listenerUv: Float64Array, floorUv: number): SiteRatio[] {
  const strong: SiteRatio[] = []
  for (let site = 0; site < sourceUv.length; site++) {
    const ratio = listenerUv[site] / sourceUv[site]
    if (sourceUv[site] > strongFloors * floorUv && Number.isFinite(ratio)) strong.push({ site, ratio })
  }
  return strong.sort((a, b) => a.ratio - b.ratio || a.site - b.site)
}

/**
 * The largest leak that the site values allow, whatever model: what the listener shows at a site is at least what leaks
 * into it.
 *
 *     c ≤ min w_listener / w_source         over sites where w_source > 3 floors of the source
 *
 * The floor of the listener stands in its values, which makes the bound safe. Where site values are means of a few trials,
 * the smallest of many ratios is a little too small by chance.
 *
 * @param sourceUv @param listenerUv one a site; NaN where nothing was measured.
 * @param floorUv  of the source; NaN unknown.
 * @returns NaN without such a site.
 */
export function leakBound(sourceUv: Float64Array, listenerUv: Float64Array, floorUv: number): number {
  const [lowest] = byRatio(sourceUv, listenerUv, floorUv)
  return lowest === undefined ? Number.NaN : lowest.ratio
}

/**
 * Sites where the source responds (above 3 floors) and the listener hardly does: its value below 0.15 of the source's. Where
 * these are fewer than three, the three of the lowest ratio, as far as that is below one half.
 *
 * @returns sites, lowest ratio first; empty when there are none.
 */
export function weakSites(sourceUv: Float64Array, listenerUv: Float64Array, floorUv: number): readonly number[] {
  const strong = byRatio(sourceUv, listenerUv, floorUv)
  const weak = strong.filter(({ ratio }) => ratio < weakRatio)
  const chosen =
    weak.length >= fewestSites ? weak : strong.slice(0, fewestSites).filter(({ ratio }) => ratio < highestRatio)
  return chosen.map(({ site }) => site)
}
