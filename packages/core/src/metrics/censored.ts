import type { Note } from './metric.js'
import type { MapView } from './view.js'

/** Above this share of zeros the trials look cut off at a limit. */
const alarm = 0.2

/** Notes amplitudes that were set to 0 below a limit: means and volumes are then lower bounds, and CoG lacks the weak sites. */
export function censoredNotes({ map: { drawn, sites } }: MapView): readonly Note[] {
  const { accepted, amplitudesUv } = drawn.trials
  let trials = 0
  let zeros = 0
  for (let j = 0; j < accepted.length; j++) {
    const times = drawn.multiplicity[j]
    if (accepted[j] === 0 || sites.siteOfStimulus[j] < 0) continue
    trials += times
    if (amplitudesUv[j] === 0) zeros += times
  }
  return zeros > alarm * trials ? ['censored'] : []
}
