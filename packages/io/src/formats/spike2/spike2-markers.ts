/**
 * Events and markers of a Spike2 file.
 *
 *     events 2, 3     tick i32                              title
 *     events 4        tick i32, edges in turn               title, or "title (falling)"
 *     markers 5       tick i32, codes u8×4                  title and the first code, in decimal: "Keyboard 116"
 *     text 8          tick i32, codes u8×4, text            the text; of an empty one as a marker
 */
import type { RawMarker } from '@penfield/core'
import type { Source } from '../../format.js'
import { zeroEnded } from '../../legacy-text.js'
import { itemBytesOf, type Spike2Block } from './spike2-blocks.js'
import { type Spike2Channel, spike2Kinds, viewOf } from './spike2-header.js'

/** @param tickMs length of a tick. */
export function markersIn(
  source: Source,
  channel: Spike2Channel,
  blocks: readonly Spike2Block[],
  tickMs: number,
): readonly RawMarker[] {
  const itemBytes = itemBytesOf(channel)
  const name = channel.title === '' ? `channel ${channel.index + 1}` : channel.title
  const markers: RawMarker[] = []
  for (const { dataAt, items } of blocks) {
    const view = viewOf(source, dataAt, items * itemBytes)
    for (let k = 0; k < items; k++) {
      const text = textOf(channel, name, view, k * itemBytes, markers.length)
      markers.push({ timeMs: view.getInt32(k * itemBytes, true) * tickMs, text })
    }
  }
  return markers
}

function textOf(channel: Spike2Channel, name: string, view: DataView, at: number, index: number): string {
  if (channel.kind === spike2Kinds.eventBoth) {
    const isRising = (index % 2 === 0) === channel.isLowAtFirst
    return isRising ? name : `${name} (falling)`
  }
  if (channel.kind !== spike2Kinds.marker && channel.kind !== spike2Kinds.textMark) return name
  const coded = `${name} ${view.getUint8(at + 4)}`
  if (channel.kind === spike2Kinds.marker) return coded
  const text = zeroEnded(new Uint8Array(view.buffer, view.byteOffset + at + 8, channel.extraBytes))
  return text.trim() === '' ? coded : text.trim()
}
