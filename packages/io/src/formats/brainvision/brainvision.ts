/** BrainVision recordings: a header (.vhdr), which is the file to give, with markers (.vmrk) and samples (.eeg) beside it. */
import type { RawChannel } from '@penfield/core'
import { shown } from '@penfield/kernels'
import { channelScale } from '../../channel-kind.js'
import { repeatedNames, uniqueNames } from '../../channel-names.js'
import type { Format, Reading, ReadOptions, Source } from '../../format.js'
import { headText } from '../../head.js'
import { error } from '../../issues.js'
import { recordingReading } from '../../recording-reading.js'
import { baseNameOf, companionsOf, fileNameOf } from './brainvision-files.js'
import { type BrainVisionHeader, headerOf } from './brainvision-header.js'
import { iniOf } from './brainvision-ini.js'
import { type MarkerFile, markersOf } from './brainvision-markers.js'
import { type Timeline, timelineOf } from './brainvision-runs.js'
import { type ChannelReader, channelReaders, sampleCountOf } from './brainvision-samples.js'

const title = 'BrainVision recording'
const mark = /^\ufeff?brain ?vision (?:v-amp )?data (?:exchange )?(header|marker) file/i
/** `Header File Version 1.0` or, with a comma, `Header File, Version 2.0`. */
const version = /^[^\n\r]*version (\d+\.\d+)/i
/** Of a channel whose header states none, by the format's definition. */
const defaultUnit = 'µV'

function read(source: Source, options: ReadOptions): Reading {
  if (kindOf(source) !== 'header') throw notTheHeader(source)
  const header = headerOf(iniOf(source))
  const { data, markers, issues } = companionsOf(source, header)
  const count = sampleCountOf(header, data)
  const marked = markersIn(markers, count.samples, data)
  const timeline = timelineOf(marked.markers, count.samples, header, markers?.name ?? source.name)
  const { names, repeated } = uniqueNames(header.channels.map(({ name }) => name))
  const readers = channelReaders(header, data, count.samples)
  const channels = names.map((name, k) => channelOf(header, k, name, readers[k], timeline, options))
  const { runs, hasClock } = timeline
  return recordingReading({
    format: brainvision.id,
    title,
    version: version.exec(headText(source, 256))?.[1] ?? null,
    recording: { channels, runs, markers: timeline.markers, hasClock },
    issues: [
      ...issues,
      ...count.issues,
      ...marked.issues,
      ...timeline.issues,
      ...repeatedNames(repeated, { file: source.name }),
    ],
    companions: [...(markers === null ? [] : [markers.name]), data.name],
  })
}

const markersIn = (markers: Source | null, samples: number, data: Source): MarkerFile =>
  markers === null ? { markers: [], issues: [] } : markersOf(iniOf(markers), samples, data)

function channelOf(
  header: BrainVisionHeader,
  k: number,
  name: string,
  samplesOf: ChannelReader,
  timeline: Timeline,
  options: ReadOptions,
): RawChannel {
  const { unit, resolution } = header.channels[k]
  const { kind, factor } = channelScale(name, unit === '' ? (options.amplitudeUnit ?? defaultUnit) : unit)
  return {
    name,
    kind,
    unit,
    stepMs: header.stepMs,
    samples: timeline.samples,
    delaysMs: timeline.delaysMs,
    read: (run, first, count) => samplesOf(timeline.firstSamples[run] + first, count, resolution * factor),
  }
}

/** By its first line; null when it is neither. */
function kindOf(source: Source): string | null {
  return mark.exec(headText(source, 256))?.[1].toLowerCase() ?? null
}

/** Samples have no mark of their own: they are known by a header beside them that names them. */
function isNamedByHeader(source: Source): boolean {
  const base = baseNameOf(source.name)
  try {
    const header = source.beside?.(`${base}.vhdr`) ?? null
    if (header === null || kindOf(header) !== 'header') return false
    const named = /^[ \t]*datafile[ \t]*=[ \t]*(.+?)[ \t]*$/im.exec(headText(header))?.[1]
    return named?.replaceAll('$b', base) === fileNameOf(source.name)
  } catch {
    return false
  }
}

function notTheHeader(source: Source) {
  const part = kindOf(source) === 'marker' ? 'markers' : 'samples'
  return error('io/brainvision-part', {
    what: `This file holds the ${part} of a BrainVision recording; its header (.vhdr) was expected, which leads to all three files.`,
    where: { file: source.name },
    fix: `Give the .vhdr file of the same recording, probably ${shown(`${baseNameOf(source.name)}.vhdr`)}.`,
  })
}

export const brainvision: Format = {
  id: 'brainvision',
  title,
  extensions: ['.vhdr'],
  streams: true,
  sniff: (source) => kindOf(source) !== null || isNamedByHeader(source),
  read,
}
