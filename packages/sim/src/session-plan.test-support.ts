/** A simulated session as core analyses it: sites by target, noise threshold at the true floor, discrete maps. */
import { assignSitesByLabel, type MapPlan, type MuscleTrials } from '@penfield/core'
import type { Simulated } from './session.js'

export function planOf({ session, truth }: Simulated): MapPlan {
  const { n } = session.stimuli
  const muscles = session.muscles.map((muscle, m): MuscleTrials => {
    const floorUv = truth.muscles[m].floorUv
    return {
      muscle: muscle.name,
      observed: muscle.observed,
      amplitudesUv: truth.responses.seenUv[m],
      amplitudesInFileUv: truth.responses.seenUv[m],
      latenciesMs: new Float64Array(n).fill(Number.NaN),
      backgroundUv: new Float64Array(n).fill(Number.NaN),
      shamUv: new Float64Array(n).fill(floorUv),
      accepted: muscle.observed,
      reasons: Array<null>(n).fill(null),
    }
  })
  return {
    trials: { n, muscles },
    sites: assignSitesByLabel(session.stimuli, session.stimuli.targets).sites as MapPlan['sites'],
    thresholds: truth.muscles.map(({ floorUv }) => ({
      kind: 'noise',
      thetaUv: 1.5 * floorUv,
      fraction: 0,
      floorUv,
      trialThetaUv: 1.5 * floorUv,
    })),
    siteValue: 'mean',
    method: 'discrete',
    options: { nodeStepMm: 2 },
  }
}

/** The same with the response that is expected at the target in place of each trial, all of it counting. */
export function noiseFreePlan(simulated: Simulated): MapPlan {
  const plan = planOf(simulated)
  const { muscles, siteOfStimulus } = simulated.truth
  return {
    ...plan,
    trials: {
      ...plan.trials,
      muscles: plan.trials.muscles.map((muscle, m) => ({
        ...muscle,
        amplitudesUv: Float64Array.from(siteOfStimulus, (site) => muscles[m].noiseFreeUv[site]),
      })),
    },
    thresholds: muscles.map(() => ({ kind: 'none', thetaUv: 0, fraction: 0, floorUv: 0, trialThetaUv: 0 })),
  }
}
