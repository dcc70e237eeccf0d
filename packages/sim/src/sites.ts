/** Where the coil is meant to go. */
import { type Chance, chanceOf } from './chance.js'
import type { Design, Layout } from './design.js'

export interface Targets {
  readonly n: number
  /** n × 2, mm: about the middle of the muscles, or about the vertex where `absolute`. */
  readonly xyMm: Float64Array
  readonly absolute: boolean
  readonly labels: readonly (string | null)[]
  /** Row of a grid counted from posterior; 0 elsewhere. */
  readonly row: Int32Array
  /** Serpentine order of a grid. */
  readonly serpentine: Int32Array
}

/** Targets of a layout, row by row from posterior, each row from left to right. */
export function targetsOf(design: Design, counter: number, session: number): Targets {
  const { layout } = design
  if (layout.kind === 'grid') return gridTargets(layout)
  if (layout.kind === 'walk') return walkTargets(layout, chanceOf(design.seed, 'order', counter, session))
  const n = layout.positionsMm.length
  return { ...plain(n, Float64Array.from(layout.positionsMm.flat())), absolute: true, labels: numbered(n) }
}

const numbered = (n: number): readonly string[] => Array.from({ length: n }, (_, i) => `${i + 1}`)

const plain = (n: number, xyMm: Float64Array): Targets => ({
  n,
  xyMm,
  absolute: false,
  labels: Array<null>(n).fill(null),
  row: new Int32Array(n),
  serpentine: Int32Array.from({ length: n }, (_, i) => i),
})

function gridTargets({ columns, rows, spacingMm }: Extract<Layout, { kind: 'grid' }>): Targets {
  const n = columns * rows
  const xyMm = new Float64Array(2 * n)
  const row = new Int32Array(n)
  const serpentine = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    const [c, r] = [i % columns, Math.floor(i / columns)]
    xyMm[2 * i] = (c - (columns - 1) / 2) * spacingMm
    xyMm[2 * i + 1] = (r - (rows - 1) / 2) * spacingMm
    row[i] = r
    serpentine[i] = r * columns + (r % 2 === 0 ? c : columns - 1 - c)
  }
  return { n, xyMm, absolute: false, labels: numbered(n), row, serpentine }
}

/** Uniform in a square, each stimulus drawn towards the one before it: half way on average. */
function walkTargets({ stimuli, sideMm }: Extract<Layout, { kind: 'walk' }>, chance: Chance): Targets {
  const xyMm = new Float64Array(2 * stimuli)
  for (let i = 0; i < stimuli; i++) {
    chance.at(i, 1000)
    const near = i === 0 ? 0 : 0.5 * chance.uniform(2)
    for (let axis = 0; axis < 2; axis++) {
      const anywhere = (chance.uniform(axis) - 0.5) * sideMm
      xyMm[2 * i + axis] = i === 0 ? anywhere : anywhere + near * (xyMm[2 * (i - 1) + axis] - anywhere)
    }
  }
  return plain(stimuli, xyMm)
}
