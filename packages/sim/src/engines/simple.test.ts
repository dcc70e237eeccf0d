import { ln } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import { chanceOf } from '../chance.js'
import { type PresetId, priorsOf } from '../priors.js'
import { simple } from './simple.js'

const draws = 100_000

describe.each([
  ['log-normal', 'back', {}],
  ['normal on the cube root', 'hand', {}],
  ['normal on the cube root, without a plateau', 'hand', { trial_plateau: 0 }],
] as const)('responses that are %s', (_name, preset: PresetId, own) => {
  const chance = chanceOf(1, 'trial', 0, 0)
  const { respond, noiseFree } = simple.muscle(priorsOf(preset, own), 500, chanceOf(1, 'person', 0, 1), 0)

  it.each([
    [1, 1],
    [1, 3],
    [0.5, 1],
    [0.1, 0.5],
    [0.01, 1],
  ])('have the noise-free mean at field %d and gain %d, within four standard errors of many draws', (field, gain) => {
    let [sum, squares] = [0, 0]
    for (let j = 0; j < draws; j++) {
      chance.at(j, 0)
      const uv = respond(field, ln(gain), chance.normal(0), chance.normal(1))
      sum += uv
      squares += uv * uv
    }
    const mean = sum / draws
    const error = Math.sqrt((squares / draws - mean * mean) / draws)
    const expected = noiseFree(field, gain)
    expect(expected).toBeCloseTo(500 * field * gain, 9)
    expect(error).toBeLessThan(0.03 * expected)
    expect(Math.abs(mean - expected)).toBeLessThan(4 * error)
  })
})
