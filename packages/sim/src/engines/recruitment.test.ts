import { describe, expect, it } from 'vitest'
import { chanceOf } from '../chance.js'
import { priorsOf } from '../priors.js'
import { averageCurve, curveUv, drawnCurve, driveFor, recruitment } from './recruitment.js'

describe('the recruitment curve', () => {
  it.each([
    [50, 0.1077],
    [55, 0.2001],
    [60, 0.755],
    [70, 20.4426],
    [80, 197.1956],
    [100, 1228.5297],
  ])('of the average person gives at %d %%MSO without chance %d µV', (drive, uv) => {
    expect(Math.abs(curveUv(averageCurve, drive) - uv)).toBeLessThan(2e-3 * uv)
  })

  it('is found back from a response', () => {
    expect(curveUv(averageCurve, driveFor(averageCurve, 50))).toBeCloseTo(50, 8)
  })

  it('passes 1 mV at full output in every person drawn', () => {
    for (let person = 0; person < 100; person++)
      expect(curveUv(drawnCurve(chanceOf(1, 'person', person, 1), 0), 100)).toBeGreaterThan(1000)
  })
})

describe('the exponent of the field', () => {
  it('is that of the stimulus: κ = 2 at F = ½ gives what κ = 1 gives at F = ¼, and the top stays as it is', () => {
    const muscleWith = (field_power: number) =>
      recruitment.muscle(priorsOf('hand', { field_power }), 0, chanceOf(1, 'person', 3, 1), 0)
    const [one, two] = [1, 2].map(muscleWith)
    expect(two.noiseFree(0.5, 1)).toBeCloseTo(one.noiseFree(0.25, 1), 9)
    expect(two.noiseFree(1, 1)).toBe(one.noiseFree(1, 1))
  })
})
