/** From an opened file to channels, runs and markers. */
import type { RawChannel, RawEmg, RawMarker } from '@penfield/core'
import { channelScale } from '../../channel-kind.js'
import { repeatedNames, uniqueNames } from '../../channel-names.js'
import type { Reading, ReadOptions } from '../../format.js'
import { recordingReading } from '../../recording-reading.js'
import { isStatus, statusMarkers } from './bdf-status.js'
import { families, headerPartBytes } from './edf-fields.js'
import type { EdfFile } from './edf-file.js'
import type { EdfSignal } from './edf-header.js'
import { digitalSamples, physicalValues } from './edf-samples.js'

export function edfReading(file: EdfFile, format: { id: string; title: string }, options: ReadOptions): Reading {
  const { header, source, times } = file
  const signals = header.signals.filter(({ isAnnotations }) => !isAnnotations)
  const { names, repeated } = uniqueNames(signals.map(({ label }) => label))
  const recording: RawEmg = {
    channels: signals.map((signal, k) => channelOf(file, signal, names[k], options)),
    runs: times.runs.map(({ startMs }) => ({ startMs, pulseMs: null })),
    markers: markersOf(file),
    hasClock: true,
  }
  return recordingReading({
    format: format.id,
    title: format.title,
    version: header.kind === null ? null : `${families[header.bytesPerSample].name}+${header.kind}`,
    recording,
    issues: [
      ...header.issues,
      ...times.issues,
      ...repeatedNames(repeated, { file: source.name, byte: headerPartBytes }),
    ],
  })
}

/** A unit that is no voltage, or none at all, makes a channel `other`; `amplitudeUnit` states the one that is absent. */
function channelOf(file: EdfFile, signal: EdfSignal, name: string, { amplitudeUnit }: ReadOptions): RawChannel {
  const { source, header, times } = file
  const { kind, factor } = channelScale(name, signal.unit === '' ? (amplitudeUnit ?? '') : signal.unit)
  return {
    name,
    kind,
    unit: signal.unit,
    stepMs: header.recordMs / signal.samplesPerRecord,
    samples: times.runs.map(({ records }) => records * signal.samplesPerRecord),
    delaysMs: times.runs.map(() => 0),
    read: (run, first, count) => {
      const { firstRecord } = times.runs[run]
      return physicalValues(digitalSamples(source, header, signal, { firstRecord, first, count }), signal, factor)
    },
  }
}

function markersOf({ source, header, times }: EdfFile): RawMarker[] {
  const markers = times.annotations.map(({ onsetMs, text }) => ({ timeMs: onsetMs, text: text.trim() }))
  const status = header.bytesPerSample === 3 ? header.signals.filter(isStatus) : []
  const triggers = status.flatMap((signal) => statusMarkers(source, header, signal, times.runs))
  return [...markers, ...triggers].sort((a, b) => a.timeMs - b.timeMs)
}
