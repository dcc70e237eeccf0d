/** CED Spike2 recordings of 32 bits (.smr): waves, events and markers on one clock. */
import type { Issue, RawChannel, RawEmg } from '@penfield/core'
import { shown } from '@penfield/kernels'
import type { Format, Reading, ReadOptions, Source } from '../../format.js'
import { error, issue } from '../../issues.js'
import { recordingReading } from '../../recording-reading.js'
import { sizeOf } from '../../source.js'
import { type CedChannel, cedChannels } from '../ced-signal/ced-channels.js'
import { chainOf, itemBytesOf, type Spike2Chain } from './spike2-blocks.js'
import { isSpike2, type Spike2Channel, type Spike2Head, spike2Head, spike2Kinds } from './spike2-header.js'
import { markersIn } from './spike2-markers.js'
import {
  runsOf,
  type Spike2Run,
  type Spike2Stretch,
  type Spike2Wave,
  samplesIn,
  valuesIn,
  waveOf,
} from './spike2-waves.js'

/** More than any session has; a channel of more holds spikes. */
const mostMarkers = 1_000_000

/** Five hours at 5 kHz. */
const mostSamples = 100_000_000

interface Linked {
  readonly channel: Spike2Channel
  readonly chain: Spike2Chain
}

function read(source: Source, options: ReadOptions): Reading {
  const head = spike2Head(source)
  const met = new Set<number>()
  const linked = head.channels
    .filter((channel) => itemBytesOf(channel) > 0)
    .map((channel): Linked => ({ channel, chain: chainOf(source, head, channel, met) }))
  const waves = linked.filter(({ channel }) => isWave(channel)).flatMap((one) => waveIn(source, one))
  const markers = linked.filter(({ channel, chain }) => !isWave(channel) && itemsIn(chain) <= mostMarkers)
  const runs = runsOf(waves)
  const stated = cedChannels(
    waves.map(({ channel }) => channel),
    source.name,
    options,
  )
  const recording: RawEmg = {
    channels: waves.map((wave, k) => channelOf(source, head, wave, k, runs, stated.channels[k])),
    runs: runs.map(({ startTick }) => ({ startMs: startTick * head.tickMs, pulseMs: null })),
    markers: markers
      .flatMap(({ channel, chain }) => markersIn(source, channel, chain.blocks, head.tickMs))
      .sort((a, b) => a.timeMs - b.timeMs),
    hasClock: true,
  }
  const kept = new Set([...waves, ...markers].map(({ channel }) => channel))
  const issues = [...stated.issues, ...brokenIssue(linked, source), ...leftOutIssue(head, kept, source)]
  return recordingReading({ format: spike2.id, title: spike2.title, version: `${head.version}`, recording, issues })
}

const isWave = ({ kind }: Spike2Channel): boolean => kind === spike2Kinds.adc || kind === spike2Kinds.realWave

const itemsIn = ({ blocks }: Spike2Chain): number => blocks.reduce((sum, { items }) => sum + items, 0)

/** None for a channel that nothing was recorded on. @throws {PenfieldError} io/spike2-channel. */
function waveIn({ name }: Source, { channel, chain }: Linked): readonly Spike2Wave[] {
  if (chain.blocks.length === 0) return []
  if (channel.stepTicks > 0) return [waveOf(channel, chain.blocks)]
  throw error('io/spike2-channel', {
    what: `Channel ${channel.index + 1}, ${shown(channel.title)}, has a sampling interval of ${channel.stepTicks} ticks; one above 0 was expected.`,
    where: { file: name },
    fix: 'Copy the file again, or open it in Spike2 and save it as a new file.',
  })
}

function channelOf(
  source: Source,
  { tickMs }: Spike2Head,
  { channel }: Spike2Wave,
  wave: number,
  runs: readonly Spike2Run[],
  { name, kind, unit, factor }: CedChannel,
): RawChannel {
  return {
    name,
    kind,
    unit,
    stepMs: channel.stepTicks * tickMs,
    samples: runs.map(({ parts }) => samplesOf(source, channel, parts[wave])),
    delaysMs: runs.map(({ parts, startTick }) => ((parts[wave][0]?.startTick ?? startTick) - startTick) * tickMs),
    read: (run, first, count) => {
      const values = valuesIn(source, channel, runs[run].parts[wave], first, count)
      return factor === 1 ? values : values.map((value) => value * factor)
    },
  }
}

/** @throws {PenfieldError} io/spike2-channel — gaps that no recording has. */
function samplesOf(source: Source, channel: Spike2Channel, parts: readonly Spike2Stretch[]): number {
  const samples = samplesIn(parts, channel)
  if (samples <= Math.max(mostSamples, sizeOf(source))) return samples
  throw error('io/spike2-channel', {
    what: `Channel ${channel.index + 1}, ${shown(channel.title)}, would have ${samples} samples with its gaps; at most ${mostSamples} were expected.`,
    where: { file: source.name },
    fix: 'Copy the file again, or cut out the part that is needed in Spike2 and save it as a new file.',
  })
}

function brokenIssue(linked: readonly Linked[], { name }: Source): readonly Issue[] {
  const broken = linked.filter(
    ({ channel, chain }) => !chain.isWhole || (chain.blocks.length === 0 && channel.blocks > 0),
  )
  if (broken.length === 0) return []
  const titles = broken.map(({ channel }) => shown(channel.title)).slice(0, 3)
  const what = `The blocks of ${broken.length} channels (${titles.join(', ')}) lead out of the file or back to one that was read; what came before was kept.`
  const fix = 'Compare the length with the recording in Spike2; copy the file again when it is shorter here.'
  return [issue('io/spike2-blocks', what, { file: name }, fix, broken.length)]
}

function leftOutIssue(head: Spike2Head, kept: ReadonlySet<Spike2Channel>, { name }: Source): readonly Issue[] {
  const left = head.channels.filter((channel) => !kept.has(channel) && channel.firstBlock > 0)
  if (left.length === 0) return []
  const titles = left.map(({ title }) => shown(title)).slice(0, 3)
  const what = `${left.length} channels (${titles.join(', ')}) hold spikes or data that are no wave, event or marker; they were left out.`
  const fix = 'Nothing needs to be done when they are not needed for the map.'
  return [issue('io/spike2-kinds', what, { file: name }, fix, left.length)]
}

export const spike2: Format = {
  id: 'spike2',
  title: 'CED Spike2 recording (.smr)',
  extensions: ['.smr'],
  streams: true,
  sniff: isSpike2,
  read,
}
