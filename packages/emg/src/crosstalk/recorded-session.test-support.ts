/** Sessions of recorded muscles, for tests: sweeps written as they are. */
import type { Muscle, MuscleTrials, Recording, Session, SiteValues, Trials } from '@penfield/core'

/** One sweep a stimulus, µV; an empty one was not recorded. */
export function recorded(
  name: string,
  axis: Omit<Recording, 'sweepsUv' | 'sweepOfStimulus'>,
  sweeps: readonly (readonly number[])[],
): Muscle {
  let next = 0
  return {
    name,
    observed: Uint8Array.from(sweeps, (sweep) => (sweep.length === 0 ? 0 : 1)),
    amplitudesInFileUv: null,
    windowInFileMs: null,
    recording: {
      ...axis,
      sweepsUv: Float64Array.from(sweeps.flat()),
      sweepOfStimulus: Int32Array.from(sweeps, (sweep) => (sweep.length === 0 ? -1 : next++)),
    },
  }
}

export function sessionOf(n: number, muscles: readonly Muscle[]): Session {
  return {
    identity: { participant: null, session: null, hemisphere: null },
    part: null,
    stimuli: {
      n,
      frame: 'subject',
      names: Array.from({ length: n }, (_, k) => `${k + 1}`),
      positionsMm: new Float64Array(3 * n),
      tracking: Array<'tracked'>(n).fill('tracked'),
      coilAxes: null,
      timesMs: new Float64Array(n),
      intensitiesPercentMso: new Float64Array(n),
      targets: Array<null>(n).fill(null),
    },
    muscles,
  }
}

/** Trials of which only acceptance matters. */
export function acceptedTrials(muscles: readonly Muscle[], accepted: readonly (readonly number[])[]): Trials {
  const n = accepted[0].length
  const none = new Float64Array(n).fill(Number.NaN)
  const ofMuscle = ({ name, observed }: Muscle, m: number): MuscleTrials => ({
    muscle: name,
    observed,
    amplitudesUv: none,
    amplitudesInFileUv: none,
    latenciesMs: none,
    backgroundUv: none,
    shamUv: null,
    accepted: Uint8Array.from(accepted[m]),
    reasons: Array<null>(n).fill(null),
  })
  return { n, muscles: muscles.map(ofMuscle) }
}

export const siteValuesOf = (valuesUv: readonly number[]): SiteValues => ({
  counts: Int32Array.from(valuesUv, () => 1),
  valuesUv: Float64Array.from(valuesUv),
  probabilities: new Float64Array(valuesUv.length),
})
