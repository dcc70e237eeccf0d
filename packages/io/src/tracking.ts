/** From coil matrices to places: who was tracked, where, and which way the coil looked. */
import { type Frame, type Issue, type Points, pointsOf, type Tracking } from '@penfield/core'
import { median } from '@penfield/kernels'
import type { Point, Reading } from './format.js'
import { type IssueCode, issue } from './issues.js'

export interface Pose {
  readonly line: number
  /** 3 × 4, row-major: the rotation and, as last column, the position in mm. NaN where the file has none. */
  readonly matrix: Float64Array
  /** False where the navigator itself says that it lost the coil. */
  readonly seen: boolean
}

/** Which column of the rotation points from the coil into the head, and in which sense. */
export interface InwardAxis {
  readonly column: 0 | 1 | 2
  readonly sign: 1 | -1
}

/** Poses as columns of a session; `…Lines` are the lines of the file that an issue speaks of. */
export interface Places<F extends Frame> {
  readonly positionsMm: Points<F>
  readonly coilAxes: Float64Array
  readonly tracking: readonly Tracking[]
  readonly untrackedLines: readonly number[]
  readonly missingLines: readonly number[]
  readonly notRotationLines: readonly number[]
  readonly farLines: readonly number[]
}

const farMm = 60
/** Printed with three decimals, two columns of a rotation have products within 0.002 of 0 or 1. */
const orthonormalTolerance = 0.01
const notRotationLimit = 0.2

/** The position of a pose, mm. */
export const positionOf = ({ matrix }: Pose): Point => [matrix[3], matrix[7], matrix[11]]

/** The first and the last position of the file, tracked or not. */
export const endsOf = (poses: readonly Pose[]): readonly [Point, Point] | null =>
  poses.length === 0 ? null : [positionOf(poses[0]), positionOf(poses[poses.length - 1])]

/** Judges every pose; only tracked ones get a position and an axis, the others NaN. */
export function placePoses<F extends Frame>(frame: F, poses: readonly Pose[], inward: InwardAxis): Places<F> {
  const n = poses.length
  const positionsMm = new Float64Array(3 * n).fill(Number.NaN)
  const coilAxes = new Float64Array(3 * n).fill(Number.NaN)
  const judged = poses.map(judge)
  poses.forEach((pose, i) => {
    if (judged[i] !== 'tracked') return
    positionsMm.set(positionOf(pose), 3 * i)
    coilAxes.set(axisOf(pose, inward), 3 * i)
  })
  const linesOf = (...verdicts: Verdict[]) => poses.filter((_, i) => verdicts.includes(judged[i])).map((p) => p.line)
  return {
    positionsMm: pointsOf(frame, positionsMm),
    coilAxes,
    tracking: judged.map((verdict) => (verdict === 'not-a-rotation' ? 'no-position' : verdict)),
    untrackedLines: linesOf('untracked', 'coil-lost'),
    missingLines: linesOf('no-position'),
    notRotationLines: linesOf('not-a-rotation'),
    farLines: farFromMedian(positionsMm).map((i) => poses[i].line),
  }
}

type Verdict = Tracking | 'not-a-rotation'

function judge(pose: Pose): Verdict {
  if (!pose.seen) return 'coil-lost'
  if (positionOf(pose).some(Number.isNaN)) return 'no-position'
  if (isIdentity(pose.matrix)) return 'untracked'
  return isRotation(pose.matrix) ? 'tracked' : 'not-a-rotation'
}

/** Exactly the identity: what navigators write when they did not see the coil. The position then means nothing. */
export function isIdentity(matrix: Float64Array): boolean {
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 3; column++) {
      if (matrix[4 * row + column] !== (row === column ? 1 : 0)) return false
    }
  }
  return true
}

/** Columns of length 1 at right angles, right-handed: RᵀR = 1 within 0.01 and det R > 0. False with any NaN. */
export function isRotation(m: Float64Array): boolean {
  for (let a = 0; a < 3; a++) {
    for (let b = a; b < 3; b++) {
      const product = m[a] * m[b] + m[4 + a] * m[4 + b] + m[8 + a] * m[8 + b]
      if (!(Math.abs(product - (a === b ? 1 : 0)) <= orthonormalTolerance)) return false
    }
  }
  const determinant =
    m[0] * (m[5] * m[10] - m[6] * m[9]) - m[1] * (m[4] * m[10] - m[6] * m[8]) + m[2] * (m[4] * m[9] - m[5] * m[8])
  return determinant > 0
}

function axisOf({ matrix }: Pose, { column, sign }: InwardAxis): Point {
  const [x, y, z] = [matrix[column], matrix[4 + column], matrix[8 + column]]
  const scale = sign / Math.sqrt(x * x + y * y + z * z)
  return [x * scale, y * scale, z * scale]
}

/** Indices of the positions more than 60 mm from the median position, coordinate by coordinate. */
function farFromMedian(positionsMm: Float64Array): number[] {
  const [mx, my, mz] = [0, 1, 2].map((axis) => median(positionsMm.filter((_, k) => k % 3 === axis)))
  const far: number[] = []
  for (let i = 0; i < positionsMm.length / 3; i++) {
    const [dx, dy, dz] = [positionsMm[3 * i] - mx, positionsMm[3 * i + 1] - my, positionsMm[3 * i + 2] - mz]
    if (dx * dx + dy * dy + dz * dz > farMm * farMm) far.push(i)
  }
  return far
}

/** What must be known beside the places, each with its count and the first line. */
export function placeIssues(
  places: Places<Frame>,
  file: string,
  untracked: { readonly code: IssueCode; readonly what: (count: number) => string },
): Issue[] {
  const rows: readonly (readonly [IssueCode, readonly number[], (count: number) => string, string])[] = [
    [
      untracked.code,
      places.untrackedLines,
      untracked.what,
      'Nothing needs to be done; a stimulus without a place is counted and left out.',
    ],
    [
      'io/no-position',
      places.missingLines,
      (count) => `The file gives no complete position for ${inWords(count)}.`,
      'Nothing needs to be done; a stimulus without a place is counted and left out.',
    ],
    [
      'io/coil-matrix',
      places.notRotationLines,
      (count) => `The coil matrix of ${inWords(count)} is not a right-handed rotation, so its place is not used.`,
      'Look at the tracker and coil calibration of the session; a stimulus without a place is counted and left out.',
    ],
    [
      'io/far-position',
      places.farLines,
      (count) => `The coil was more than ${farMm} mm from the median position at ${inWords(count)}.`,
      'Far positions are kept. See whether the coil was held beside the head or the tracker jumped.',
    ],
  ]
  return rows
    .filter(([, lines]) => lines.length > 0)
    .map(([code, lines, what, fix]) => issue(code, what(lines.length), { file, line: lines[0] }, fix, lines.length))
}

const inWords = (count: number): string => (count === 1 ? '1 stimulus' : `${count} stimuli`)

/** More than a fifth of the matrices being no rotation means that the tracking itself was wrong. */
export function whyUntrustworthy(places: readonly Places<Frame>[]): Reading['unusable'] {
  const stimuli = places.reduce((sum, { tracking }) => sum + tracking.length, 0)
  const bad = places.reduce((sum, { notRotationLines }) => sum + notRotationLines.length, 0)
  if (bad <= notRotationLimit * stimuli) return null
  return {
    what: `The coil matrices of ${bad} of ${stimuli} stimuli are not right-handed rotations; at most a fifth was expected.`,
    fix: 'Export the session again, and see whether the coil was calibrated.',
  }
}
