import { describe, expect, it } from 'vitest'
import { noiseModel } from './noise-model.js'
import { fieldsWithOverlap, noisySession } from './noisy-maps.test-support.js'
import { siteTrials } from './site-trials.js'

const session = (trialsPerSite: number, seed: number) =>
  noisySession(fieldsWithOverlap('round', 0.5), { gainUv: 400, trialsPerSite, seed })

const modelOf = (plan: ReturnType<typeof session>, over: { shamUv?: Float64Array | null } = {}) => {
  const muscle = { ...plan.trials.muscles[0], ...over }
  const drawn = { trials: muscle, multiplicity: new Uint16Array(plan.trials.n).fill(1) }
  const trials = siteTrials(
    drawn,
    plan.sites,
    Int32Array.from({ length: plan.sites.n }, (_, i) => i),
  )
  return noiseModel(trials, muscle)
}

describe('the noise of a muscle', () => {
  it('is found again: floor 15 µV with a spread of 5, log responses with a spread of 0.9', () => {
    const { scale, degrees } = modelOf(session(40, 1))
    expect(scale.floorUv).toBeCloseTo(15, 0)
    expect(Math.sqrt(scale.variance)).toBeGreaterThan(0.85)
    expect(Math.sqrt(scale.variance)).toBeLessThan(0.95)
    expect(scale.turnUv * Math.sqrt(scale.variance)).toBeGreaterThan(4.6)
    expect(scale.turnUv * Math.sqrt(scale.variance)).toBeLessThan(5.4)
    expect(degrees).toBeGreaterThan(100)
  })

  it('takes its floor from the quietest sites where none was recorded', () => {
    const { scale } = modelOf(session(10, 2), { shamUv: null })
    expect(Math.abs(scale.floorUv - 15)).toBeLessThan(2)
  })

  it('has a floor of some width where silence was written as 0', () => {
    const plan = session(5, 3)
    const muscle = plan.trials.muscles[0]
    const amplitudesUv = muscle.amplitudesUv.map((uv) => (uv < 50 ? 0 : uv))
    const censored = { ...plan, trials: { ...plan.trials, muscles: [{ ...muscle, amplitudesUv }] } }
    const { scale, means } = modelOf(censored, { shamUv: null })
    expect(scale.floorUv).toBe(0)
    expect(scale.turnUv).toBeGreaterThan(0)
    expect([...means].every(Number.isFinite)).toBe(true)
  })

  it('has no degrees of freedom where every site has one trial', () => expect(modelOf(session(1, 4)).degrees).toBe(0))
})
