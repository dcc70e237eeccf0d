/**
 * The head of a Spike2 file (.smr, the SON format of 32 bits), little-endian: 512 bytes, then 140 for each channel.
 *
 * A version before 6 counts time in whole µs and derives the interval of a channel from that of the converter; from
 * version 6 on the tick has a base in seconds and each channel its own divide. From version 9 on the places of blocks
 * are counted in 512 bytes. Creator, comments and dates are never read.
 */
import type { Source } from '../../format.js'
import { error } from '../../issues.js'
import { zeroEnded } from '../../legacy-text.js'
import { partOf, sizeOf } from '../../source.js'

const fileHead = {
  //  name       offset    type      meaning
  version: 0, //            i16
  copyright: 2, //          u8×10    "(C) CED 87"
  usPerTick: 20, //         u16      units of the time base in a tick, µs before version 6
  ticksPerAdc: 22, //       u16      ticks in a conversion
  channels: 30, //          i16
  osFormat: 38, //          u16      0 Windows, 0x0101 Macintosh (big-endian)
  timeBase: 44, //          f64      s, from version 6
} as const

const channelHead = {
  //  name       offset    type      meaning
  firstBlock: 6, //         i32      where its first block is; -1 none
  blocks: 14, //            u16
  extra: 16, //             u16      bytes behind each marker
  blocksHigh: 20, //        u16      upper half of the number of blocks, from version 9
  divide: 102, //           i32      ticks of an interval, from version 6
  title: 108, //            u8×10    length, then text
  kind: 122, //             u8       see spike2Kinds
  scale: 124, //            f32      kind 1; of kind 4 its first byte says whether the level was low at first
  offset: 128, //           f32      kind 1
  unit: 132, //             u8×6     length, then text
  oldDivide: 138, //        u16      conversions of an interval, before version 6
} as const

const mark = '(C) CED 87'
const headBytes = 512
const channelBytes = 140
const newestVersion = 9
const blockUnit = 512

export const spike2Kinds = {
  off: 0,
  adc: 1,
  eventFall: 2,
  eventRise: 3,
  eventBoth: 4,
  marker: 5,
  adcMark: 6,
  realMark: 7,
  textMark: 8,
  realWave: 9,
} as const

export interface Spike2Channel {
  /** From 0; the program counts from 1. */
  readonly index: number
  readonly kind: number
  readonly title: string
  readonly unit: string
  /** value = raw · scale / 6553.6 + offset */
  readonly scale: number
  readonly offset: number
  /** Sampling interval in ticks; 0 where it has none. */
  readonly stepTicks: number
  /** Byte of its first block; negative when it has none. */
  readonly firstBlock: number
  readonly blocks: number
  readonly extraBytes: number
  readonly isLowAtFirst: boolean
}

export interface Spike2Head {
  readonly version: number
  readonly tickMs: number
  /** Bytes in a unit of the places of blocks. */
  readonly placeUnit: number
  /** Those in use. */
  readonly channels: readonly Spike2Channel[]
}

export const isSpike2 = ({ bytes }: Source): boolean =>
  [...mark].every((character, k) => bytes[fileHead.copyright + k] === character.charCodeAt(0))

/** @throws {PenfieldError} io/truncated, io/spike2-damaged, io/refused-format. */
export function spike2Head(source: Source): Spike2Head {
  if (sizeOf(source) < headBytes) throw cut(source, headBytes)
  const view = viewOf(source, 0, headBytes)
  if (view.getUint16(fileHead.osFormat, true) !== 0) throw macintosh(source)
  const version = view.getInt16(fileHead.version, true)
  const count = view.getInt16(fileHead.channels, true)
  if (version < 1 || version > newestVersion || count < 1) throw damaged(source, version, count)
  if (headBytes + count * channelBytes > sizeOf(source)) throw cut(source, headBytes + count * channelBytes)
  const timeBase = version < 6 ? 1e-6 : view.getFloat64(fileHead.timeBase, true)
  const tickMs = (view.getUint16(fileHead.usPerTick, true) * (timeBase * 1e6)) / 1000
  if (!(tickMs > 0 && tickMs < 1e6)) throw noClock(source, tickMs)
  const placeUnit = version < 9 ? 1 : blockUnit
  const ticksPerAdc = view.getUint16(fileHead.ticksPerAdc, true)
  const channels = Array.from({ length: count }, (_, index) => channelOf(source, index, version, ticksPerAdc))
  return { version, tickMs, placeUnit, channels: channels.filter(({ kind }) => kind !== spike2Kinds.off) }
}

function channelOf(source: Source, index: number, version: number, ticksPerAdc: number): Spike2Channel {
  const view = viewOf(source, headBytes + index * channelBytes, channelBytes)
  const divide = version < 6 ? 0 : view.getInt32(channelHead.divide, true)
  const place = view.getInt32(channelHead.firstBlock, true)
  return {
    index,
    kind: view.getUint8(channelHead.kind),
    title: textAt(view, channelHead.title, 9),
    unit: textAt(view, channelHead.unit, 5),
    scale: view.getFloat32(channelHead.scale, true),
    offset: view.getFloat32(channelHead.offset, true),
    stepTicks: version < 6 ? view.getUint16(channelHead.oldDivide, true) * ticksPerAdc : divide,
    firstBlock: place * (version < 9 ? 1 : blockUnit),
    blocks:
      view.getUint16(channelHead.blocks, true) +
      (version < 9 ? 0 : 65536 * view.getUint16(channelHead.blocksHigh, true)),
    extraBytes: view.getUint16(channelHead.extra, true),
    isLowAtFirst: view.getUint8(channelHead.scale) !== 0,
  }
}

function textAt(view: DataView, at: number, longest: number): string {
  const length = Math.min(view.getUint8(at), longest)
  return zeroEnded(new Uint8Array(view.buffer, view.byteOffset + at + 1, length)).trim()
}

/** A view of bytes inside the file. */
export function viewOf(source: Source, offset: number, length: number): DataView {
  const { buffer, byteOffset, byteLength } = partOf(source, offset, length)
  return new DataView(buffer, byteOffset, byteLength)
}

const cut = (source: Source, needed: number) =>
  error('io/truncated', {
    what: `The file ends early: ${needed} bytes were expected for its head, ${sizeOf(source)} are there.`,
    where: { file: source.name, byte: sizeOf(source) },
    fix: 'Copy or export the file again; this copy is cut off or damaged.',
  })

const damaged = ({ name }: Source, version: number, channels: number) =>
  error('io/spike2-damaged', {
    what: `The head says version ${version} with ${channels} channels; a version from 1 to ${newestVersion} and at least one channel were expected.`,
    where: { file: name, byte: 0 },
    fix: 'Copy the file again, or open it in Spike2 and save it as a new file.',
  })

const noClock = ({ name }: Source, tickMs: number) =>
  error('io/spike2-damaged', {
    what: `A tick of the clock is ${tickMs} ms long; a time above 0 and below 1000 s was expected.`,
    where: { file: name, byte: fileHead.usPerTick },
    fix: 'Copy the file again, or open it in Spike2 and save it as a new file.',
  })

const macintosh = ({ name }: Source) =>
  error('io/refused-format', {
    what: 'This is a Spike2 recording in the byte order of old Macintosh computers, which is not read here; that of Windows was expected.',
    where: { file: name, byte: fileHead.osFormat },
    fix: 'Open it in Spike2 for Windows and save it as a new file.',
  })
