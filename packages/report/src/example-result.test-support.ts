/** An invented session for the tests of this package: smooth bumps on a lattice. It resembles nobody. */
import {
  type Frame,
  type MetricRow,
  type Muscle,
  type MuscleMap,
  type MuscleTrials,
  missing,
  type OverlapRow,
  type Plane,
  type PlaneGrid,
  pointsOf,
  type SessionResult,
  type Sites,
  type Support,
} from '@penfield/core'
import { draws, exp, sin } from '@penfield/kernels'
import { exampleCurves } from './example-curves.test-support.js'
import { type ExampleEmg, exampleEmg } from './example-emg.test-support.js'

export interface ExampleOptions {
  readonly muscles?: readonly string[]
  /** Muscles without any response. */
  readonly silent?: readonly string[]
  readonly support?: 'sites' | 'plane'
  readonly anchored?: boolean
  readonly lattice?: boolean
  readonly recordings?: boolean
  /** What the EMG says; all of it where there are recordings, else nothing. */
  readonly emg?: ExampleEmg
  /** True for maps that know how sure they are of each node. */
  readonly spread?: boolean
  /** False for a session without curves over thresholds. */
  readonly curves?: boolean
  readonly side?: number
  readonly trialsPerSite?: number
}

const stepMm = 10
const gridStepMm = 2.5
const zero = missing('no-resamples')

const plane = (anchored: boolean): Plane<Frame> => ({
  frame: anchored ? 'scalp' : 'device:example',
  originMm: [0, 0, 0],
  u: [1, 0, 0],
  v: [0, 1, 0],
  normal: [0, 0, 1],
  anchored,
})

/** Peak height µV and place mm of the invented muscles. */
const peaks = [
  [412, -6, -8],
  [655, 4, 6],
  [230, 12, -12],
  [120, -14, 10],
] as const

function bump(muscle: number, u: number, v: number): number {
  const [height, pu, pv] = peaks[muscle % 4]
  return height * exp(-((u - pu) * (u - pu) + (v - pv) * (v - pv)) / (2 * 12 * 12)) + 12
}

function exampleSites(side: number, perSite: number, anchored: boolean, lattice: boolean): Sites<Frame> {
  const n = side * side
  const frame = plane(anchored).frame
  const planeMm = new Float64Array(2 * n)
  const indices = new Int32Array(2 * n)
  const positions = new Float64Array(3 * n)
  for (let i = 0; i < n; i++) {
    indices.set([i % side, Math.floor(i / side)], 2 * i)
    for (let k = 0; k < 2; k++) planeMm[2 * i + k] = (indices[2 * i + k] - (side - 1) / 2) * stepMm
    positions.set(planeMm.subarray(2 * i, 2 * i + 2), 3 * i)
  }
  return {
    n,
    frame,
    labels: Array.from({ length: n }, (_, i) => `${i + 1}`),
    positionsMm: pointsOf(frame, positions),
    plane: plane(anchored),
    planeMm,
    areasMm2: new Float64Array(n).fill(stepMm * stepMm),
    weights: new Float64Array(n).fill(1),
    siteOfStimulus: Int32Array.from({ length: n * perSite + 3 }, (_, k) => (k < 3 ? -1 : (k - 3) % n)),
    rule: { kind: lattice ? 'grid' : 'radius', stepMm, lattice: lattice ? indices : null },
  }
}

function siteSupport(sites: Sites<Frame>): Support {
  const { n, frame, positionsMm, planeMm, areasMm2, weights } = sites
  return { kind: 'sites', n, frame, positionsMm, plane: sites.plane, planeMm, areasMm2, weights, grid: null }
}

/** A raster over the sites without its corners, as a hull would leave it. */
function planeSupport(sites: Sites<Frame>, side: number): Support {
  const columns = ((side - 1) * stepMm) / gridStepMm + 1
  const half = ((side - 1) * stepMm) / 2
  const nodeOfCell = new Int32Array(columns * columns).fill(-1)
  const places: number[] = []
  for (let cell = 0; cell < nodeOfCell.length; cell++) {
    const u = (cell % columns) * gridStepMm - half
    const v = Math.floor(cell / columns) * gridStepMm - half
    if (Math.abs(u) + Math.abs(v) > 1.6 * half) continue
    nodeOfCell[cell] = places.length / 2
    places.push(u, v)
  }
  const n = places.length / 2
  const positions = new Float64Array(3 * n)
  for (let i = 0; i < n; i++) positions.set(places.slice(2 * i, 2 * i + 2), 3 * i)
  const grid: PlaneGrid = { columns, rows: columns, stepMm: gridStepMm, originMm: [-half, -half], nodeOfCell }
  return {
    kind: 'plane',
    n,
    frame: sites.frame,
    positionsMm: pointsOf(sites.frame, positions),
    plane: sites.plane,
    planeMm: Float64Array.from(places),
    areasMm2: new Float64Array(n).fill(gridStepMm * gridStepMm),
    weights: new Float64Array(n).fill(1),
    grid,
  }
}

function exampleMap(name: string, index: number, sites: Sites<Frame>, support: Support, silent: boolean): MuscleMap {
  const valueAt = (mm: Float64Array, i: number) => (silent ? 9 : bump(index, mm[2 * i], mm[2 * i + 1]))
  const siteValuesUv = Float64Array.from({ length: sites.n }, (_, i) => valueAt(sites.planeMm, i))
  return {
    muscle: name,
    method: support.kind === 'sites' ? 'discrete' : 'linear',
    threshold: { kind: 'noise', thetaUv: 31, fraction: 0, floorUv: 10, trialThetaUv: 31 },
    sites,
    siteValues: {
      counts: new Int32Array(sites.n).fill(5),
      valuesUv: siteValuesUv,
      probabilities: siteValuesUv.map((value) => (value > 31 ? 1 : 0)),
    },
    drawn: {
      trials: exampleTrials(name, index, sites, silent),
      multiplicity: new Uint16Array(sites.siteOfStimulus.length).fill(1),
    },
    hemisphere: 'L',
    nStimuli: sites.siteOfStimulus.length,
    support,
    valuesUv: Float64Array.from({ length: support.n }, (_, i) => valueAt(support.planeMm, i)),
    sdUv: null,
    missing: null,
  }
}

function exampleTrials(name: string, index: number, sites: Sites<Frame>, silent: boolean): MuscleTrials {
  const n = sites.siteOfStimulus.length
  const random = draws(1, 1, index)
  const amplitudesUv = Float64Array.from(sites.siteOfStimulus, (site) =>
    site < 0 || silent
      ? 8 + 4 * random.uniform()
      : bump(index, sites.planeMm[2 * site], sites.planeMm[2 * site + 1]) * exp(random.uniform() - 0.5),
  )
  const reasons = Array.from({ length: n }, (_, k) => (k < 3 ? 'untracked' : k % 40 === 0 ? 'background' : null))
  return {
    muscle: name,
    observed: new Uint8Array(n).fill(1),
    amplitudesUv,
    amplitudesInFileUv: amplitudesUv.slice(),
    latenciesMs: amplitudesUv.map((uv, k) => (uv > 31 ? 18.2 + index + ((k * k) % 11) / 6 : Number.NaN)),
    backgroundUv: Float64Array.from(reasons, (reason, k) =>
      reason === 'background' ? 9 : 4 + 0.8 * sin(k * k + index),
    ),
    shamUv: null,
    accepted: Uint8Array.from(reasons, (reason) => (reason === null ? 1 : 0)),
    reasons,
  }
}

/** Sweeps with one biphasic wave at 21 ms and the stimulus artefact at 0. */
function exampleMuscle(trials: MuscleTrials, recordings: boolean): Muscle {
  const n = trials.amplitudesUv.length
  const samples = 600
  const sweepsUv = new Float64Array(recordings ? n * samples : 0)
  if (recordings)
    for (let k = 0; k < n; k++)
      for (let i = 0; i < samples; i++) {
        const ms = i / 3 - 50
        const wave = ms > 18 && ms < 34 ? sin(((ms - 18) / 16) * 2 * 3.141592653589793) * 0.5 : 0
        sweepsUv[k * samples + i] = trials.amplitudesUv[k] * wave + (Math.abs(ms) < 1 ? 4000 : 3 * sin(i * 1.7 + k))
      }
  return {
    name: trials.muscle,
    observed: trials.observed,
    amplitudesInFileUv: trials.amplitudesInFileUv,
    windowInFileMs: [10, 60],
    recording: recordings
      ? { stepMs: 1 / 3, startMs: -50, samples, sweepsUv, sweepOfStimulus: Int32Array.from({ length: n }, (_, k) => k) }
      : null,
  }
}

const metric = (muscle: string, id: string, value: number, unit: MetricRow['unit'], half: number): MetricRow => ({
  muscle,
  metric: id,
  value,
  unit,
  interval: half === 0 ? { low: zero, high: zero } : { low: value - half, high: value + half },
  nTrials: 245,
  nSites: 49,
  note: '',
})

function exampleMetrics(name: string, index: number, silent: boolean): MetricRow[] {
  const [height, u, v] = peaks[index % 4]
  if (silent)
    return (['max_amplitude', 'area', 'cog_x', 'cog_y', 'cog_z'] as const).map((id) => ({
      ...metric(name, id, 0, 'mm', 0),
      value: missing('empty-map'),
      note: 'empty-map',
    }))
  return [
    metric(name, 'active_sites', 19 + index, 'count', 0),
    metric(name, 'max_amplitude', height, 'uV', 31),
    metric(name, 'area', 1900 + 500 * index, 'mm^2', 200),
    metric(name, 'volume', 72_000 + 9000 * index, 'uV*mm^2', 8000),
    metric(name, 'cog_x', u, 'mm', 1.3),
    metric(name, 'cog_y', v, 'mm', 1.3),
    metric(name, 'cog_z', 0, 'mm', 0),
    metric(name, 'hotspot_x', Math.round(u / 10) * 10, 'mm', 0),
    metric(name, 'hotspot_y', Math.round(v / 10) * 10, 'mm', 0),
    metric(name, 'hotspot_z', 0, 'mm', 0),
    metric(name, 'border_fraction', 0.03 * (index + 1), '1', 0),
    { ...metric(name, 'peaks', 1, 'count', 0), note: 'p_one_peak=0.93;p_two_or_more=0.07' },
  ]
}

type Numbers = readonly [value: number, low: number, high: number, ceiling: number | null, chance: number | null]

function overlapRow(a: string, b: string, index: string, unit: OverlapRow['unit'], numbers: Numbers): OverlapRow {
  const [value, low, high, ceiling, chance] = numbers
  return {
    muscleA: a,
    muscleB: b,
    index,
    value,
    unit,
    interval: { low, high },
    ceiling: ceiling ?? missing('no-ceiling'),
    ceilingCorrected: ceiling === null ? missing('no-ceiling') : 0.84,
    chance: chance ?? missing('no-chance'),
    corrected: missing('not-estimated'),
    correctedInterval: { low: missing('not-estimated'), high: missing('not-estimated') },
    note: ceiling === null ? 'no-ceiling' : 'ceiling_corrected=0.84',
  }
}

const exampleOverlap = (a: string, b: string): OverlapRow[] => [
  overlapRow(a, b, 'histogram_intersection', '1', [0.63, 0.57, 0.68, 0.7, 0.21]),
  overlapRow(a, b, 'cog_shift_ap', 'mm', [14, 12.1, 15.7, 1.2, null]),
  overlapRow(a, b, 'cog_distance', 'mm', [17.2, 15.3, 18.8, 2.6, 14]),
  overlapRow(a, b, 'dice', '1', [0.68, 0.6, 0.74, 0.9, 0.72]),
  overlapRow(a, b, 'area_overlap', 'mm^2', [1500, 1400, 1650, null, null]),
]

function exampleCloud(name: string, index: number, silent: boolean) {
  const planeMm = new Float64Array(2 * 400).fill(Number.NaN)
  const random = draws(1, 2, index)
  const [, u, v] = peaks[index % 4]
  const spread = () => random.uniform() + random.uniform() + random.uniform() - 1.5
  for (let k = 0; k < 400 && !silent; k++) {
    const along = spread()
    planeMm.set([u + 2 * along, v + along + spread()], 2 * k)
  }
  return { muscle: name, planeMm }
}

/** The session itself: `side` × `side` sites, two muscles, nothing silent, discrete maps, in the scalp frame. */
export function exampleResult({
  muscles = ['DM', 'LES'],
  silent = [],
  support = 'sites',
  anchored = true,
  lattice = true,
  recordings = false,
  emg = recordings ? 'full' : 'none',
  spread = false,
  curves = true,
  side = 7,
  trialsPerSite = 5,
}: ExampleOptions = {}): SessionResult {
  const sites = exampleSites(side, trialsPerSite, anchored, lattice)
  const n = sites.siteOfStimulus.length
  const field = support === 'sites' ? siteSupport(sites) : planeSupport(sites, side)
  const isSilent = (name: string) => silent.includes(name)
  const trials = muscles.map((name, index) => ({
    ...exampleTrials(name, index, sites, isSilent(name)),
    shamUv: recordings ? new Float64Array(n).fill(10) : null,
  }))
  const positions = new Float64Array(3 * n).fill(Number.NaN)
  sites.siteOfStimulus.forEach((site, k) => {
    if (site < 0) return
    for (let i = 0; i < 3; i++) positions[3 * k + i] = sites.positionsMm[3 * site + i] + (i < 2 ? sin(k * (i + 1)) : 0)
  })
  const maps = muscles.map((name, index): MuscleMap => {
    const map = exampleMap(name, index, sites, field, isSilent(name))
    return spread ? { ...map, sdUv: map.valuesUv.map((value, i) => 4 + 0.1 * value + (i % 3)) } : map
  })
  return {
    session: {
      identity: { participant: 'sub-07', session: 'ses-1', hemisphere: 'L' },
      part: null,
      stimuli: {
        n,
        frame: sites.frame,
        names: Array.from({ length: n }, (_, k) => `${k + 1}`),
        positionsMm: pointsOf(sites.frame, positions),
        tracking: Array.from({ length: n }, (_, k) => (k < 3 ? 'untracked' : 'tracked')),
        coilAxes: null,
        timesMs: Float64Array.from({ length: n }, (_, k) =>
          emg === 'full' ? 5000 * k + 900 * sin(k * k) : Number.NaN,
        ),
        intensitiesPercentMso: new Float64Array(n).fill(Number.NaN),
        targets: Array.from({ length: n }, () => null),
      },
      muscles: trials.map((each) => exampleMuscle(each, recordings)),
    },
    trials: { n, muscles: trials },
    sites,
    maps,
    metrics: muscles.flatMap((name, index) => exampleMetrics(name, index, isSilent(name))),
    overlap: muscles.flatMap((a, k) => muscles.slice(k + 1).flatMap((b) => exampleOverlap(a, b))),
    clouds: muscles.map((name, index) => exampleCloud(name, index, isSilent(name))),
    ...(curves ? { curves: exampleCurves(maps) } : {}),
    ...(emg === 'none' ? {} : { emg: exampleEmg(trials, emg) }),
    windowsMs: muscles.map(() => [10, 60] as const),
    issues: [
      {
        code: 'io/brainsight-untracked',
        severity: 'look',
        what: 'The coil was not tracked for 3 stimuli. They get no place, stay in trials.tsv and are counted.',
        where: { file: 'example.txt', line: 12 },
        fix: 'Check whether the subject tracker was visible.',
        count: 3,
      },
    ],
    settings: 'window=10:60;amplitude=p2p;threshold=noise;map=discrete',
  }
}
