// Published Gaussian-process features of two participants, under the model of their authors: no noise, square root, fixed numbers.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isotropic, meanAt, noiselessSquareRoot, type Observations, withLikelihood } from '@penfield/core'
import { readSource } from '@penfield/io'
import { describe, expect, it } from 'vitest'
import { shared } from '../cli/penfield.js'

interface Subject {
  readonly n: number
  readonly kernel: { readonly constant: number; readonly length_cm: number; readonly jitter: number }
  readonly log_marginal_likelihood: number
  readonly grid_step_cm: number
  readonly grid_shape_rows_y_cols_x: readonly [number, number]
  readonly features: Readonly<
    Record<'volume_uV_cm2' | 'mean_above_threshold_uV' | 'area_cm2' | 'cog_x_cm' | 'cog_y_cm', number>
  >
  readonly probes: readonly { readonly x_cm: number; readonly y_cm: number; readonly z_uV: number }[]
  readonly z_max_uV: number
}

const present = existsSync(shared)
const oracle = (): Readonly<Record<string, Subject>> =>
  JSON.parse(readFileSync(join(shared, 'oracle/gaussian-process.json'), 'utf8')).subjects

const { link, model, noiseVariance } = noiselessSquareRoot

function observationsOf(name: string): Observations {
  const file = `${name}_COMB.mat`
  const bytes = new Uint8Array(readFileSync(join(shared, 'data/motor-maps/neu-spiral', file)))
  const { sessions } = readSource({ name: file, bytes }, { coords: 'cm' })
  const { stimuli, muscles } = sessions[0]
  const values = (muscles[0].amplitudesInFileUv as Float64Array).map(link.of)
  return {
    planeMm: stimuli.positionsMm.filter((_, k) => k % 3 < 2),
    values,
    trials: new Float64Array(stimuli.n).fill(1),
    withinSquares: 0,
    withinDegrees: 0,
  }
}

/** Nodes from the smallest coordinates on, row by row, mm. */
function nodesOf({ planeMm }: Observations, { grid_step_cm, grid_shape_rows_y_cols_x: [rows, columns] }: Subject) {
  const least = (axis: number) => planeMm.reduce((low, mm, k) => (k % 2 === axis ? Math.min(low, mm) : low), Infinity)
  const [x0, y0, step] = [least(0), least(1), 10 * grid_step_cm]
  return Float64Array.from({ length: 2 * rows * columns }, (_, k) => {
    const node = k >> 1
    return k % 2 === 0 ? x0 + (node % columns) * step : y0 + Math.floor(node / columns) * step
  })
}

/** Volume by the trapezium rule with values below 50 µV at 0, their mean, area as volume over mean, centre of gravity. cm. */
function featuresOf(
  zUv: Float64Array,
  nodesMm: Float64Array,
  [rows, columns]: readonly [number, number],
  stepCm: number,
) {
  let [volume, sum, count, x, y] = [0, 0, 0, 0, 0]
  zUv.forEach((z, node) => {
    if (z < 50) return
    const isEnd = (place: number, of: number) => (place === 0 || place === of - 1 ? 0.5 : 1)
    volume += z * stepCm * stepCm * isEnd(node % columns, columns) * isEnd(Math.floor(node / columns), rows)
    sum += z
    count++
    x += (z * nodesMm[2 * node]) / 10
    y += (z * nodesMm[2 * node + 1]) / 10
  })
  const mean = sum / count
  return {
    volume_uV_cm2: volume,
    mean_above_threshold_uV: mean,
    area_cm2: volume / mean,
    cog_x_cm: x / sum,
    cog_y_cm: y / sum,
  }
}

const near = (value: number, expected: number, relative: number) =>
  expect(Math.abs(value / expected - 1)).toBeLessThan(relative)

describe.skipIf(!present)('a Gaussian process without noise on the square root', () => {
  it.each(['AS', 'CCL'])('has the published features and likelihood of %s', (name) => {
    const subject = oracle()[name]
    const observations = observationsOf(name)
    expect(observations.values.length).toBe(subject.n)
    expect(subject.kernel.jitter).toBe(noiseVariance)
    const parameters = isotropic(subject.kernel.constant, 10 * subject.kernel.length_cm, noiseVariance)
    const minusLog = withLikelihood(observations, model, (likelihood) => likelihood.value(parameters))
    near(-minusLog, subject.log_marginal_likelihood, 1e-9)
    const nodesMm = nodesOf(observations, subject)
    const map = (mm: Float64Array) => meanAt(observations, parameters, model, mm).map((mean) => link.meanUv(mean, 0))
    const zUv = map(nodesMm)
    const features = featuresOf(zUv, nodesMm, subject.grid_shape_rows_y_cols_x, subject.grid_step_cm)
    for (const [id, expected] of Object.entries(subject.features))
      near(features[id as keyof typeof features], expected, 1e-7)
    near(
      zUv.reduce((most, z) => Math.max(most, z), 0),
      subject.z_max_uV,
      1e-9,
    )
    const probed = map(Float64Array.from(subject.probes.flatMap(({ x_cm, y_cm }) => [10 * x_cm, 10 * y_cm])))
    subject.probes.forEach(({ z_uV }, i) => {
      expect(Math.abs(probed[i] - z_uV)).toBeLessThan(1e-6)
    })
  })
})
