/** What fewer trials a site would have shown: bootstrap of the trials within each site. */
import { draws, streams } from '@penfield/kernels'
import { mapOf, siteMap } from './maps.js'
import { meanOf } from './numbers.js'
import type { Visit } from './people.js'

const resamples = 20

export interface Fewer {
  /** CoG of resampled maps about the map of all trials: root mean square of an axis, mm. */
  readonly cogErrorMm: number
  /** Mean area of resampled maps over the area of the map of all trials, minus 1. */
  readonly areaBias: number
}

/** @param trials drawn with replacement at each site. Maps without response have no centre, maps without area no bias. */
export function fewerTrials(visits: readonly Visit[], trials: number): Fewer {
  const squares: number[] = []
  const biases: number[] = []
  for (const { index, cells } of visits) {
    const all = mapOf(cells)
    for (let r = 0; r < resamples; r++) {
      const chance = draws(trials, streams.bootstrap, index * resamples + r)
      const means = cells.map(({ uv }) => {
        let sum = 0
        for (let k = 0; k < trials; k++) sum += uv[chance.below(uv.length)]
        return sum / trials
      })
      const some = siteMap(cells, means)
      const [dx, dy] = [some.cogMm[0] - all.cogMm[0], some.cogMm[1] - all.cogMm[1]]
      if (some.volume > 0) squares.push((dx * dx + dy * dy) / 2)
      if (all.areaMm2 > 0) biases.push(some.areaMm2 / all.areaMm2 - 1)
    }
  }
  return { cogErrorMm: Math.sqrt(meanOf(squares)), areaBias: meanOf(biases) }
}
