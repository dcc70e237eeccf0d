/** From an opened file to channels, runs and markers. */
import type { Issue, RawChannel, RawEmg, RawMarker } from '@penfield/core'
import { shown } from '@penfield/kernels'
import { isTriggerName, uniqueNames } from '../channel-names.js'
import type { Reading, ReadOptions } from '../format.js'
import { issue } from '../issues.js'
import { recordingReading } from '../recording-reading.js'
import { microvoltsPer } from '../voltage.js'
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
    issues: [...header.issues, ...times.issues, ...repeatedLabels(repeated, source.name)],
  })
}

/** A unit that is no voltage, or none at all, makes a channel `other`; `amplitudeUnit` states the one that is absent. */
function channelOf(file: EdfFile, signal: EdfSignal, name: string, { amplitudeUnit }: ReadOptions): RawChannel {
  const { source, header, times } = file
  const unit = signal.unit === '' ? (amplitudeUnit ?? '') : signal.unit
  const scale = microvoltsPer(unit)
  return {
    name,
    kind: isTriggerName(name) ? 'trigger' : scale === null ? 'other' : 'emg',
    unit: signal.unit,
    stepMs: header.recordMs / signal.samplesPerRecord,
    samples: times.runs.map(({ records }) => records * signal.samplesPerRecord),
    delaysMs: times.runs.map(() => 0),
    read: (run, first, count) => {
      const { firstRecord } = times.runs[run]
      return physicalValues(digitalSamples(source, header, signal, { firstRecord, first, count }), signal, scale ?? 1)
    },
  }
}

function markersOf({ source, header, times }: EdfFile): RawMarker[] {
  const markers = times.annotations.map(({ onsetMs, text }) => ({ timeMs: onsetMs, text: text.trim() }))
  const status = header.bytesPerSample === 3 ? header.signals.filter(isStatus) : []
  const triggers = status.flatMap((signal) => statusMarkers(source, header, signal, times.runs))
  return [...markers, ...triggers].sort((a, b) => a.timeMs - b.timeMs)
}

function repeatedLabels(repeated: readonly string[], file: string): Issue[] {
  if (repeated.length === 0) return []
  const what =
    `${repeated.length} labels stand at more than one channel, such as ${shown(repeated[0])}; ` +
    'a number was added to the names of all but the first.'
  const fix = 'Check which muscle each one is before they are named with --muscle.'
  return [issue('io/edf-labels', what, { file, byte: headerPartBytes }, fix, repeated.length)]
}
