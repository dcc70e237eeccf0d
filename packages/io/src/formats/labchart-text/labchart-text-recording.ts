/** Blocks of a LabChart text export as one recording: a block is a run, and a channel goes by its name. */
import type { Issue, RawChannel, RawEmg, RawMarker } from '@penfield/core'
import { shown } from '@penfield/kernels'
import { channelKind } from '../../channel-kind.js'
import { repeatedNames } from '../../channel-names.js'
import { error, issue } from '../../issues.js'
import { runStartsOf } from '../../run-starts.js'
import type { Block } from './labchart-text-blocks.js'
import type { BlockChannel } from './labchart-text-header.js'

const dayMs = 86_400_000

/**
 * @param blocks at least one.
 * @throws {PenfieldError} io/labchart-blocks — the interval changes, or a channel's unit changes its kind.
 */
export function recordingOf(blocks: readonly Block[], file: string): { recording: RawEmg; issues: readonly Issue[] } {
  const [{ header: first }] = blocks
  const other = blocks.find(({ header }) => header.stepMs !== first.stepMs)
  if (other !== undefined)
    throw blocksDiffer(
      `Interval= is ${first.stepMs} ms in the first block and ${other.header.stepMs} ms here`,
      other,
      file,
    )
  const samples = blocks.map((block) => block.samples)
  // A day has 86 400 000 ms, and the dates enough digits for a tenth of one.
  const datesMs = blocks.map(({ header }) => Math.round((header.days - first.days) * dayMs * 1000) / 1000)
  const { startsMs, hasClock } = runStartsOf(datesMs, samples, first.stepMs)
  const markers: RawMarker[] = blocks.flatMap(({ comments }, run) =>
    comments.map(({ row, text }) => ({ timeMs: startsMs[run] + row * first.stepMs, text })),
  )
  const runs = startsMs.map((startMs) => ({ startMs, pulseMs: null }))
  const issues = [...pausesIssue(hasClock, blocks.length, file), ...repeatedIn(blocks, file)]
  return { recording: { channels: channelsOf(blocks, file), runs, markers, hasClock }, issues }
}

/** In the order in which they are met. */
function channelsOf(blocks: readonly Block[], file: string): readonly RawChannel[] {
  const channels = new Map<string, BlockChannel>()
  for (const block of blocks) {
    for (const channel of block.header.channels) {
      const before = channels.get(channel.name)
      if (before === undefined) channels.set(channel.name, channel)
      else if (!isConvertible(before, channel)) {
        const change = `The unit of the channel ${shown(channel.name)} is ${shown(before.unit)} before and ${shown(channel.unit)} here`
        throw blocksDiffer(change, block, file)
      }
    }
  }
  return [...channels.values()].map((channel) => channelOf(channel, blocks))
}

const isConvertible = (a: BlockChannel, b: BlockChannel): boolean =>
  a.microvolts === null ? a.unit === b.unit : b.microvolts !== null

function channelOf({ name, unit, microvolts }: BlockChannel, blocks: readonly Block[]): RawChannel {
  const places = blocks.map(({ header }) => header.channels.findIndex((own) => own.name === name))
  return {
    name,
    kind: channelKind(name, microvolts),
    unit,
    stepMs: blocks[0].header.stepMs,
    samples: blocks.map(({ samples }, run) => (places[run] < 0 ? 0 : samples)),
    delaysMs: blocks.map(() => 0),
    read: (run, first, count) => {
      const { header, columns } = blocks[run]
      const factor = header.channels[places[run]]?.microvolts ?? 1
      return places[run] < 0
        ? new Float64Array(0)
        : columns[places[run]].subarray(first, first + count).map((value) => value * factor)
    },
  }
}

const blocksDiffer = (change: string, { header }: Block, file: string) =>
  error('io/labchart-blocks', {
    what: `${change}; the same in all blocks of a file was expected.`,
    where: { file, line: header.line },
    fix: 'Export the blocks that differ into files of their own.',
  })

function pausesIssue(hasClock: boolean, blocks: number, file: string): readonly Issue[] {
  if (hasClock) return []
  const what = `The file has ${blocks} blocks and their dates do not say when each began; a line ExcelDateTime= in each block was expected.`
  const fix =
    'Export with the date of each block, or check the match with the navigator around each beginning of a block.'
  return [issue('io/labchart-pauses', what, { file }, fix)]
}

function repeatedIn(blocks: readonly Block[], file: string): readonly Issue[] {
  const header = blocks.find((block) => block.header.repeated.length > 0)?.header
  return header === undefined ? [] : repeatedNames(header.repeated, { file, line: header.line })
}
