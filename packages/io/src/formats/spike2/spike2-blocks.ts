/**
 * Blocks of a Spike2 file. Those of a channel are linked to each other and lie among those of the others:
 *
 *     channel ─→ block ─→ block ─→ block ─→ -1        20 bytes of head, then the items
 */
import type { Source } from '../../format.js'
import { sizeOf } from '../../source.js'
import { type Spike2Channel, type Spike2Head, spike2Kinds, viewOf } from './spike2-header.js'

const blockHead = {
  //  name       offset    type      meaning
  next: 4, //               i32      where the next block is; -1 at the end
  start: 8, //              i32      tick of the first item
  items: 18, //             u16
} as const
const headBytes = 20

export interface Spike2Block {
  /** Byte of its first item. */
  readonly dataAt: number
  readonly startTick: number
  readonly items: number
}

export interface Spike2Chain {
  readonly blocks: readonly Spike2Block[]
  /** Whether the links ended as they should: not outside the file, and not in a block that was met before. */
  readonly isWhole: boolean
}

/** Bytes of an item; 0 for kinds that are not read. */
export function itemBytesOf({ kind, extraBytes }: Spike2Channel): number {
  if (kind === spike2Kinds.adc) return 2
  if (kind === spike2Kinds.eventFall || kind === spike2Kinds.eventRise || kind === spike2Kinds.eventBoth) return 4
  if (kind === spike2Kinds.realWave) return 4
  if (kind === spike2Kinds.marker) return 8
  return kind === spike2Kinds.textMark ? 8 + extraBytes : 0
}

/** Follows the links of a channel. @param met places of all blocks so far, of any channel; those of this one are added. */
export function chainOf(
  source: Source,
  { placeUnit }: Spike2Head,
  channel: Spike2Channel,
  met: Set<number>,
): Spike2Chain {
  const size = sizeOf(source)
  const itemBytes = itemBytesOf(channel)
  const blocks: Spike2Block[] = []
  let place = channel.firstBlock
  while (place > 0) {
    if (place + headBytes > size || met.has(place)) return { blocks, isWhole: false }
    met.add(place)
    const view = viewOf(source, place, headBytes)
    const items = view.getUint16(blockHead.items, true)
    const dataAt = place + headBytes
    const held = Math.min(items, Math.floor((size - dataAt) / itemBytes))
    if (held > 0) blocks.push({ dataAt, startTick: view.getInt32(blockHead.start, true), items: held })
    if (held < items) return { blocks, isWhole: false }
    place = view.getInt32(blockHead.next, true) * placeUnit
  }
  return { blocks, isWhole: true }
}
