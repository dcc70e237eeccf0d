/**
 * Waves of a Spike2 file: blocks that follow each other without a gap are a stretch; stretches of all channels that
 * overlap in time are a run. Channels may begin a few ticks apart, where one converter serves them in turn.
 *
 *     channel 1   ├────block────┼──block──┤        ├──block──┤
 *     channel 2    ├────block────┼──block──┤        ├──block──┤
 *     runs        └─────────── 0 ──────────┘       └─── 1 ────┘
 */
import type { Source } from '../../format.js'
import type { Spike2Block } from './spike2-blocks.js'
import { type Spike2Channel, spike2Kinds, viewOf } from './spike2-header.js'

export interface Spike2Wave {
  readonly channel: Spike2Channel
  /** In the order of time. */
  readonly stretches: readonly Spike2Stretch[]
}

export interface Spike2Stretch {
  readonly startTick: number
  readonly samples: number
  readonly blocks: readonly Spike2Block[]
}

/** Stretches of one channel, cut where the next block begins at another tick than the one after the last item. */
export function waveOf(channel: Spike2Channel, blocks: readonly Spike2Block[]): Spike2Wave {
  const { stepTicks } = channel
  const stretches: { startTick: number; samples: number; blocks: Spike2Block[] }[] = []
  for (const block of blocks) {
    const last = stretches.at(-1)
    const isNext = last !== undefined && block.startTick === last.startTick + last.samples * stepTicks
    if (isNext) {
      last.blocks.push(block)
      last.samples += block.items
    } else stretches.push({ startTick: block.startTick, samples: block.items, blocks: [block] })
  }
  return { channel, stretches: stretches.sort((a, b) => a.startTick - b.startTick) }
}

export interface Spike2Run {
  readonly startTick: number
  /** Of each wave its stretches in this run. */
  readonly parts: readonly (readonly Spike2Stretch[])[]
}

/** In the order of time. A stretch belongs to the run when it begins before the end of what is in it already. */
export function runsOf(waves: readonly Spike2Wave[]): readonly Spike2Run[] {
  const all = waves.flatMap(({ stretches, channel }, wave) =>
    stretches.map((stretch) => ({ wave, stretch, endTick: stretch.startTick + stretch.samples * channel.stepTicks })),
  )
  all.sort((a, b) => a.stretch.startTick - b.stretch.startTick)
  const runs: { startTick: number; endTick: number; parts: Spike2Stretch[][] }[] = []
  for (const { wave, stretch, endTick } of all) {
    let run = runs.at(-1)
    if (run === undefined || stretch.startTick >= run.endTick) {
      run = { startTick: stretch.startTick, endTick, parts: waves.map(() => []) }
      runs.push(run)
    }
    run.endTick = Math.max(run.endTick, endTick)
    run.parts[wave].push(stretch)
  }
  return runs
}

/** Where the samples of a stretch stand in its run, counted from the channel's first. */
const placeIn = (parts: readonly Spike2Stretch[], stretch: Spike2Stretch, stepTicks: number): number =>
  Math.round((stretch.startTick - parts[0].startTick) / stepTicks)

/** Samples of a channel in a run, gaps of its own included: as many as a damaged time says. */
export function samplesIn(parts: readonly Spike2Stretch[], { stepTicks }: Spike2Channel): number {
  let samples = 0
  for (const stretch of parts) samples = Math.max(samples, placeIn(parts, stretch, stepTicks) + stretch.samples)
  return samples
}

/** Values first … first + count − 1 of a channel in a run, in its unit; NaN in gaps. */
export function valuesIn(
  source: Source,
  channel: Spike2Channel,
  parts: readonly Spike2Stretch[],
  first: number,
  count: number,
): Float64Array {
  const values = new Float64Array(count).fill(Number.NaN)
  for (const stretch of parts) {
    let at = placeIn(parts, stretch, channel.stepTicks) - first
    if (at >= count || at + stretch.samples <= 0) continue
    for (const block of stretch.blocks) {
      const from = Math.max(0, -at)
      const to = Math.min(block.items, count - at)
      if (from < to) decodeInto(values, at + from, source, channel, block, from, to)
      at += block.items
    }
  }
  return values
}

/** Items from … to − 1 of a block. */
function decodeInto(
  values: Float64Array,
  at: number,
  source: Source,
  { kind, scale, offset }: Spike2Channel,
  { dataAt }: Spike2Block,
  from: number,
  to: number,
): void {
  const itemBytes = kind === spike2Kinds.realWave ? 4 : 2
  const view = viewOf(source, dataAt + from * itemBytes, (to - from) * itemBytes)
  if (kind === spike2Kinds.realWave) {
    for (let k = 0; k < to - from; k++) values[at + k] = view.getFloat32(4 * k, true)
  } else {
    for (let k = 0; k < to - from; k++) values[at + k] = (view.getInt16(2 * k, true) * scale) / 6553.6 + offset
  }
}
