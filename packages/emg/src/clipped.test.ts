import { expect, it } from 'vitest'
import { clippedSweeps } from './clipped.js'

const whole = { first: 0, end: 6 }
const sweeps = (...rows: number[][]) => Float64Array.from(rows.flat())

it('finds flat tops at the end of the range in two sweeps', () => {
  const found = clippedSweeps(sweeps([0, 9, 9, 9, 0, 0], [0, 1, 2, 1, 0, 0], [0, 0, 9, 9, 9, 9]), 6, whole)
  expect([...found]).toEqual([1, 0, 1])
})

it('finds them at the lower end too', () => {
  const found = clippedSweeps(sweeps([0, -9, -9, -9, 0, 0], [5, 0, 0, 0, 0, 0], [-9, -9, -9, 0, 0, 0]), 6, whole)
  expect([...found]).toEqual([1, 0, 1])
})

it('leaves a single largest response with a flat top alone', () => {
  expect([...clippedSweeps(sweeps([0, 9, 9, 9, 0, 0], [0, 8, 8, 8, 0, 0]), 6, whole)]).toEqual([0, 0])
})

it('leaves two equal samples at the top alone', () => {
  expect([...clippedSweeps(sweeps([0, 9, 9, 0, 9, 0], [0, 9, 9, 0, 0, 0]), 6, whole)]).toEqual([0, 0])
})

it('does not look at the stimulus artefact outside the window', () => {
  const saturated = sweeps([9, 9, 9, 1, 2, 0], [9, 9, 9, 2, 1, 0])
  expect([...clippedSweeps(saturated, 6, { first: 3, end: 6 })]).toEqual([0, 0])
})

it('does not take a dead channel for a clipped one', () => {
  expect([...clippedSweeps(new Float64Array(12), 6, whole)]).toEqual([0, 0])
})
