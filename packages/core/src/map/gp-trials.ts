import type { CensoredTrials } from '../gp/censoring.js'
import type { Link } from '../gp/link.js'
import type { DrawnTrials, SiteValues } from '../model/map.js'
import { unitOf } from '../model/quantity.js'
import type { Sites } from '../model/sites.js'
import type { MuscleTrials } from '../model/trials.js'

/** A file that writes responses it did not see as 0 means: below this, µV. */
const unseenBelowUv = 50

/**
 * The limit below which a trial written as 0 lies: 50 µV, or the smallest other trial when that is smaller. For amplitudes in another
 * unit the smallest other trial; 1 where there is none, so that all trials are silent.
 */
export function limitUv(trials: MuscleTrials): number {
  const { accepted, amplitudesUv } = trials
  const smallest = amplitudesUv.reduce(
    (least, uv, j) => (accepted[j] === 1 && uv > 0 && uv < least ? uv : least),
    Number.POSITIVE_INFINITY,
  )
  if (unitOf(trials) === 'uV') return Math.min(unseenBelowUv, smallest)
  return Number.isFinite(smallest) ? smallest : 1
}

const onLink = new WeakMap<MuscleTrials, Float64Array>()

/** Amplitudes on the scale of the link, once a muscle. */
function linked(trials: MuscleTrials, link: Link): Float64Array {
  const known = onLink.get(trials) ?? trials.amplitudesUv.map(link.of)
  onLink.set(trials, known)
  return known
}

/** Accepted trials of every site as they were drawn: number, sum (µV). */
export function drawnSums({ trials, multiplicity }: DrawnTrials, sites: Sites) {
  const counts = new Float64Array(sites.n)
  const sumsUv = new Float64Array(sites.n)
  eachTrial(trials, sites, multiplicity, (j, site, times) => {
    counts[site] += times
    sumsUv[site] += times * trials.amplitudesUv[j]
  })
  return { counts, sumsUv }
}

/** True when the site values are the means of the trials, so that the trials themselves can be modelled. */
export function areTrialMeans({ counts, valuesUv }: SiteValues, drawn: DrawnTrials, sites: Sites): boolean {
  const sums = drawnSums(drawn, sites)
  return counts.every(
    (count, i) =>
      count === 0 ||
      (count === sums.counts[i] && Math.abs(sums.sumsUv[i] - count * valuesUv[i]) <= 1e-9 * Math.abs(sums.sumsUv[i])),
  )
}

/**
 * Trials on the scale of the link at the sites that hold some.
 *
 * A site value that was moved away from the mean of its trials (a spread correction of the bootstrap) moves its trials by
 * g(value) − g(mean). Site values that are not means of trials stand for n_i equal trials.
 *
 * @param present the sites, ascending.
 * @param fit fromTrials 1: the site values are means of trials; 0: they are not, and `drawn` is not read.
 */
export function linkTrials(
  values: { readonly counts: ArrayLike<number>; readonly valuesUv: Float64Array },
  drawn: DrawnTrials,
  sites: Sites,
  present: readonly number[],
  link: Link,
  fit: { readonly limitUv: number; readonly fromTrials: number },
): CensoredTrials {
  const at = new Int32Array(sites.n).fill(-1)
  present.forEach((site, i) => {
    at[site] = i
  })
  const zeros = () => new Float64Array(present.length)
  const [measured, sums, squares, below] = [zeros(), zeros(), zeros(), zeros()]
  const { trials, multiplicity } = drawn
  if (fit.fromTrials === 1) {
    const y = linked(trials, link)
    const whole = drawnSums(drawn, sites)
    const shifts = Float64Array.from(present, (site) => {
      const mean = whole.sumsUv[site] / whole.counts[site]
      return values.valuesUv[site] === mean ? 0 : link.of(values.valuesUv[site]) - link.of(mean)
    })
    eachTrial(trials, sites, multiplicity, (j, site, times) => {
      const i = at[site]
      if (i < 0) return
      if (trials.amplitudesUv[j] === 0) {
        below[i] += times
        return
      }
      const moved = y[j] + shifts[i]
      measured[i] += times
      sums[i] += times * moved
      squares[i] += times * moved * moved
    })
  } else {
    present.forEach((site, i) => {
      const y = link.of(values.valuesUv[site])
      measured[i] = values.counts[site]
      sums[i] = measured[i] * y
      squares[i] = measured[i] * y * y
    })
  }
  return { measured, sums, squares, below, limit: link.of(fit.limitUv) }
}

function eachTrial(
  { accepted, amplitudesUv }: MuscleTrials,
  { siteOfStimulus }: Sites,
  multiplicity: ArrayLike<number>,
  take: (j: number, site: number, times: number) => void,
): void {
  for (let j = 0; j < accepted.length; j++) {
    const site = siteOfStimulus[j]
    if (accepted[j] === 1 && site >= 0 && multiplicity[j] > 0 && !Number.isNaN(amplitudesUv[j]))
      take(j, site, multiplicity[j])
  }
}
