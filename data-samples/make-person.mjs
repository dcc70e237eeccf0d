// A simulated person: where the coil was, and what two muscles answered. No measurement of anybody is in it.
import { atan2, cos, draws, exp, normalQuantile, sin, streams } from '@penfield/kernels'

const { sqrt } = Math

export const seed = 1
export const muscles = ['DM', 'LES']
export const emg = { startMs: -50, endMs: 100, stepMs: 0.5, samples: 301, windowMs: [10, 60] }

const headRadiusMm = 85
const headCentreMm = [0, 0, 40]
const gridCentreMm = [-29, 17] // arcs from the vertex: right, anterior
const gridSize = 7
const gridStepMm = 10
const stimuliPerSite = 5
const coilJitterMm = 0.7
const fieldSdMm = 11
const gainUv = 450
const trialLnSd = { shared: 0.35, own: 0.35 }
const noiseSdUv = 3
const latencyMs = { DM: 16, LES: 15 }

const add = (a, b, k = 1) => a.map((value, i) => value + k * b[i])
const cross = ([a, b, c], [d, e, f]) => [b * f - c * e, c * d - a * f, a * e - b * d]
const length = (a) => sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])
const unit = (a) => a.map((value) => value / length(a))

/** Direction on a sphere: `arc` mm from `pole`, right and anterior of it along `right` and `anterior`. */
function direction(pole, right, anterior, [x, y]) {
  const angle = sqrt(x * x + y * y) / headRadiusMm
  const turn = atan2(y, x)
  const aside = add(
    right.map((value) => value * cos(turn)),
    anterior,
    sin(turn),
  )
  return add(
    pole.map((value) => value * cos(angle)),
    aside,
    sin(angle),
  )
}

const outward = direction([0, 0, 1], [1, 0, 0], [0, 1, 0], gridCentreMm)
const anterior = unit(cross(outward, cross([0, 1, 0], outward)))
const right = cross(anterior, outward)

/** A coil on the head: position in RAS mm, and its axes x, y (towards the midline and forward) and z (away from the head). */
function pose(arcMm, heightMm = 0) {
  const z = direction(outward, right, anterior, arcMm)
  const y = unit(cross(cross(z, add(right, anterior)), z))
  return { positionMm: add(headCentreMm, z, headRadiusMm + heightMm), axes: [cross(y, z), y, z] }
}

const untracked = {
  positionMm: [0, 0, 0],
  axes: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
}

export const targets = Array.from({ length: gridSize * gridSize }, (_, k) => {
  const column = k % gridSize
  const row = (k - column) / gridSize
  const arcMm = [column - 3, 3 - row].map((cells) => cells * gridStepMm)
  return { name: `Grid ${row + 1}-${column + 1}`, arcMm, tapeMm: add(gridCentreMm, arcMm), ...pose(arcMm) }
})

/** Order of the stimuli: each target as often as planned, shuffled. */
function shuffledTargets(chance) {
  const order = targets.flatMap((target) => Array(stimuliPerSite).fill(target))
  for (let k = order.length - 1; k > 0; k--) {
    const other = chance.below(k + 1)
    const swapped = order[k]
    order[k] = order[other]
    order[other] = swapped
  }
  return order
}

/** Coloured noise: each sample remembers the one before it. */
export const nextNoise = (chance, before, activity = 1) =>
  0.6 * before + 0.8 * noiseSdUv * activity * normalQuantile(chance.uniform())

/** What a pulse adds to a trace, µV: a trace of the stimulus artefact, and a response of the given size. */
export function evoked(ms, responseUv, onsetMs) {
  const artefact = ms >= 0 && ms < 2 ? 30 * exp(-ms / 0.5) : 0
  const phase = (ms - onsetMs) / 16
  const response = phase > 0 && phase < 1 ? (responseUv / 1.54) * sin(2 * Math.PI * phase) * sin(Math.PI * phase) : 0
  return artefact + response
}

/** One sweep in µV, two decimals. */
function sweep(chance, responseUv, onsetMs, activity) {
  let noise = 0
  return Array.from({ length: emg.samples }, (_, k) => {
    noise = nextNoise(chance, noise, activity)
    return (noise + evoked(emg.startMs + k * emg.stepMs, responseUv, onsetMs)).toFixed(2).replace('-0.00', '0.00')
  })
}

/** Largest less smallest printed sample of the window, both ends included, as recording programs do. */
function peakToPeakUv(samples) {
  const inWindow = samples.map(Number).filter((_, k) => {
    const ms = emg.startMs + k * emg.stepMs
    return ms >= emg.windowMs[0] && ms <= emg.windowMs[1]
  })
  return Math.max(...inWindow) - Math.min(...inWindow)
}

/**
 * @param index        which of the people; decides their chance.
 * @param separationMm from the centre of DM to that of LES, which lies in front and to the side of it.
 */
export function simulatePerson(index, separationMm) {
  const chance = draws(seed, streams.sample, index)
  const normal = () => normalQuantile(chance.uniform())
  const half = [-separationMm / 6, (separationMm * sqrt(8)) / 6] // left is lateral here; one part lateral, √8 anterior
  const centresMm = { DM: half.map((mm) => -mm), LES: half }
  const start = targets.slice(0, 3).map((target) => ({ target, arcMm: null, ...untracked }))
  const mapped = shuffledTargets(chance).map((target) => {
    const arcMm = target.arcMm.map((mm) => mm + coilJitterMm * normal())
    return { target, arcMm, ...pose(arcMm, 0.3 * normal()) }
  })
  let timeMs = 0
  return [...start, ...mapped].map((stimulus) => {
    timeMs += 5000 + chance.below(1500)
    const shared = trialLnSd.shared * normal()
    const activity = chance.uniform() < 0.03 ? 4 : exp(0.1 * normal())
    const responses = muscles.map((muscle) => {
      const [dx, dy] = stimulus.arcMm ? add(stimulus.arcMm, centresMm[muscle], -1) : [1000, 1000]
      const field = exp(-(dx * dx + dy * dy) / (2 * fieldSdMm * fieldSdMm))
      const responseUv = gainUv * field * exp(shared + trialLnSd.own * normal())
      const onsetMs = latencyMs[muscle] + 0.4 * normal()
      return { responseUv, onsetMs, sweep: sweep(chance, responseUv, onsetMs, activity) }
    })
    const sweeps = responses.map((response) => response.sweep)
    return { ...stimulus, timeMs, responses, sweeps, amplitudesUv: sweeps.map(peakToPeakUv) }
  })
}
