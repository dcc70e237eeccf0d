/** The responses of every muscle to every stimulus: the loop that everything else feeds. */
import { cos } from '@penfield/kernels'
import { chanceOf } from './chance.js'
import { mixed } from './crosstalk.js'
import type { Design } from './design.js'
import { driftOf } from './drift.js'
import { fieldAt } from './field.js'
import { knownTable } from './floor-table.js'
import { recordedFrame } from './frame.js'
import type { Order } from './order.js'
import type { Participant } from './participants.js'
import type { Person } from './person.js'
import type { Setting } from './setting.js'
import type { Targets } from './sites.js'
import type { Effects } from './switches/index.js'
import type { Visit } from './visit.js'

/** One entry a stimulus; per muscle where doubly indexed. */
export interface Responses {
  /** n × 3, mm: as the navigator has them. */
  readonly recordedMm: Float64Array
  /** n × 2, mm: where the coil was. */
  readonly trueMm: Float64Array
  /** Response of the muscle itself, µV. */
  readonly ownUv: readonly Float64Array[]
  /** What its electrode shows, floor and leak included, µV. */
  readonly seenUv: readonly Float64Array[]
  /** F at the coil. */
  readonly fields: readonly Float64Array[]
}

/** The parts of a session that the loop needs. */
export interface Scene {
  readonly design: Design
  readonly who: Participant
  /** The rival explanations in force. */
  readonly effects: Effects
  readonly setting: Setting
  readonly person: Person
  readonly visit: Visit
  readonly targets: Targets
  readonly order: Order
  /** Middle of the grid, mm. */
  readonly originMm: readonly [number, number]
  readonly counter: number
  readonly session: number
}

/** Draws of a muscle's trial stand after those of the stimulus. */
const trialPlace = 16

export function responsesOf(scene: Scene): Responses {
  const { design, setting, person, visit, targets, order, originMm, counter, session } = scene
  const { priors } = setting
  const m = person.muscles.length
  const { n } = order
  const columns = () => Array.from({ length: m }, () => new Float64Array(n))
  const out = { recordedMm: new Float64Array(3 * n), trueMm: new Float64Array(2 * n) }
  const [ownUv, seenUv, fields] = [columns(), columns(), columns()]
  const pulse = chanceOf(design.seed, 'stimulus', counter, session)
  const trial = chanceOf(design.seed, 'trial', counter, session)
  const frame = recordedFrame(priors)
  const [shared, apart] = [Math.sqrt(priors.shared_state), Math.sqrt(1 - priors.shared_state)]
  const radians = (priors.coil_angle_sd * Math.PI) / 180
  const floors = visit.backgroundsUv.map((uv) => floorOf(uv, priors))
  const muscles = person.muscles.map(({ field, responder }, k) => ({
    field,
    responder,
    dx: visit.shiftMm[0] + visit.muscleShiftsMm[k][0],
    dy: visit.shiftMm[1] + visit.muscleShiftsMm[k][1],
  }))
  const [row, mixedRow] = [new Float64Array(m), new Float64Array(m)]
  const sums = muscles[0].responder.joins === 'sum'
  const silent = knownTable(priors.floor_shape)
  const drift = driftOf(visit, priors, pulse)
  for (let j = 0; j < n; j++) {
    const [t, stimulus] = [order.target[j], order.planned[j]]
    pulse.at(stimulus, 0)
    const state = shared * pulse.normal(0)
    const x = originMm[0] + targets.xyMm[2 * t] + priors.coil_jitter * pulse.normal(1)
    const y = originMm[1] + targets.xyMm[2 * t + 1] + priors.coil_jitter * pulse.normal(2)
    const turned = cos(radians * pulse.normal(3))
    const lnGain = drift(stimulus)
    place(out, j, x, y, frame, priors.tracker_sd * pulse.normal(0), priors.tracker_sd * pulse.normal(1))
    for (let k = 0; k < m; k++) {
      const { field, responder, dx, dy } = muscles[k]
      trial.at(stimulus, trialPlace + k)
      const height = fieldAt(field, x - dx, y - dy) * turned * turned
      fields[k][j] = height
      row[k] = responder.respond(height, lnGain, state + apart * trial.normal(0), sums ? trial.normal(1) : 0)
      ownUv[k][j] = row[k]
      seenUv[k][j] = silent(floors[k], trial.uniform(2))
    }
    mixed(row, person.leakShares, person.alignment, mixedRow)
    for (let k = 0; k < m; k++) {
      const [s, f] = [mixedRow[k], Math.max(0, seenUv[k][j])]
      seenUv[k][j] = sums ? s + f : Math.sqrt(s * s + f * f)
    }
  }
  return { ...out, ownUv, seenUv, fields }
}

/** Peak-to-peak of the background over the window. */
export function floorOf(backgroundUv: number, priors: Setting['priors']) {
  const locationUv = priors.floor_ratio * backgroundUv
  return { shape: priors.floor_shape, locationUv, scaleUv: Math.max(1e-9, priors.floor_spread * locationUv) }
}

function place(
  out: { readonly recordedMm: Float64Array; readonly trueMm: Float64Array },
  j: number,
  x: number,
  y: number,
  frame: ReturnType<typeof recordedFrame>,
  ex: number,
  ey: number,
): void {
  out.trueMm[2 * j] = x
  out.trueMm[2 * j + 1] = y
  out.recordedMm[3 * j] = frame.x(x + ex, y + ey)
  out.recordedMm[3 * j + 1] = frame.y(x + ex, y + ey)
}
