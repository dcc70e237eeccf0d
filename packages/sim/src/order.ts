/** In which order the targets are stimulated, and what of it is lost. */
import { chanceOf } from './chance.js'
import type { Design } from './design.js'
import type { Setting } from './setting.js'
import type { Targets } from './sites.js'

/** Target of each stimulus that was recorded, in time, and its number in the plan, which says where its chance stands. */
export interface Order {
  readonly n: number
  readonly target: Int32Array
  readonly planned: Int32Array
}

export function orderOf(design: Design, setting: Setting, targets: Targets, counter: number, session: number): Order {
  const isWalk = design.layout.kind === 'walk'
  const trials = isWalk ? 1 : setting.trialsPerSite
  const n = targets.n * trials
  const target = new Int32Array(n)
  for (let j = 0; j < n; j++) target[j] = targets.serpentine[Math.floor(j / trials)]
  if (design.order === 'shuffled' && !isWalk) shuffle(target, design.seed, counter, session)
  return kept(target, design.seed, setting, targets, counter, session)
}

/** Fisher–Yates from the end, four places a block. */
function shuffle(target: Int32Array, seed: number, counter: number, session: number): void {
  const chance = chanceOf(seed, 'order', counter, session)
  for (let k = target.length - 1; k > 0; k--) {
    const lane = k & 3
    if (lane === 3 || k === target.length - 1) chance.at(k >> 2, 0)
    const other = Math.floor(chance.uniform(lane) * (k + 1))
    const held = target[k]
    target[k] = target[other]
    target[other] = held
  }
}

/** Losses: rows and whole sites, single stimuli, the end of the session. */
function kept(
  target: Int32Array,
  seed: number,
  { losses }: Setting,
  targets: Targets,
  counter: number,
  session: number,
): Order {
  const planned = new Int32Array(target.length).map((_, j) => j)
  if (losses.rows + losses.sites + losses.stimuli + losses.last === 0) return { n: target.length, target, planned }
  const chance = chanceOf(seed, 'loss', counter, session)
  const isSiteLost = Uint8Array.from({ length: targets.n }, (_, i) => {
    chance.at(i, 0)
    return chance.uniform(0) < losses.sites || targets.row[i] < losses.rows ? 1 : 0
  })
  const end = target.length * (1 - losses.last)
  const stay = planned.filter((j) => {
    chance.at(j, 1)
    return j < end && isSiteLost[target[j]] === 0 && chance.uniform(0) >= losses.stimuli
  })
  return { n: stay.length, target: Int32Array.from(stay, (j) => target[j]), planned: stay }
}
