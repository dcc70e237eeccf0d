import { isAnatomical, type RawEmg } from '@penfield/core'
import { inspection, type Reading, type Source } from '@penfield/io'
import { placeInWords } from '@penfield/kernels'
import { formatNumber } from '@penfield/report'
import { versionBehind } from './format-title.js'
import type { Terminal } from './terminal.js'

const nameWidth = 12

/** What `inspect` says to people. The same facts as its JSON. */
export function inspectionText(source: Source, reading: Reading, { paint, unicode }: Terminal): string {
  const seen = inspection(source, reading)
  const line = (name: string, text: string) => `  ${name.padEnd(nameWidth)}${text}\n`
  const place = { place: unicode ? ('terminal' as const) : ('ascii' as const) }
  const point = (p: typeof seen.first) =>
    p === null
      ? 'n/a'
      : [p.x, p.y, p.z].map((mm) => (Number.isFinite(mm) ? formatNumber(mm, 'length', place) : 'n/a')).join(' ')
  const maker = reading.createdBy === null ? '' : ` (Created by ${reading.createdBy})`
  const { valid, lost, missing } = seen.positions
  // What keeps `map` from using the file stands in a line of its own.
  const problems = seen.problems.filter(({ code }) => code !== 'io/unusable')
  const lines = [
    `${paint.bold(seen.file)}\n`,
    line(
      'format',
      `${reading.title}${versionBehind(reading, ', version ')}${maker}       looked at: content, not the name`,
    ),
    ...(reading.recording === undefined
      ? [
          line('frame', frameText(seen.frame, seen.unit)),
          line('stimuli', `${seen.stimuli}     ${valid} tracked · ${lost} not tracked · ${missing} without a position`),
        ]
      : recordingText(reading.recording).map(([name, text]) => line(name, text))),
    ...(reading.targets > 0 ? [line('targets', `${reading.targets}`)] : []),
    ...(reading.sessions.length > 1 ? [line('sessions', `${reading.sessions.length}`)] : []),
    line('muscles', `${seen.muscles.length === 0 ? 'none' : seen.muscles.join(', ')}${emgText(seen.emg)}`),
    ...(reading.recording === undefined ? [line('first', `${point(seen.first)}      last ${point(seen.last)}`)] : []),
    line('problems', `${problems.length}`),
    ...problems.map(({ code, where, message, fix }) => {
      const at = placeInWords({ ...where, ...(where.file === seen.file ? { file: '' } : {}) }).replace(/^, /, '')
      return `    ${paint.yellow('look')}  ${code}  ${paint.dim(at)}\n          ${message} ${fix}\n`
    }),
    ...(reading.unusable === null
      ? []
      : [line('map', `can't use it: ${reading.unusable.what} ${reading.unusable.fix}`)]),
  ]
  return lines.join('')
}

function frameText(frame: string | null, unit: string | null): string {
  if (frame === null) return 'n/a'
  const anatomy = isAnatomical(frame as Parameters<typeof isAnatomical>[0])
    ? 'x right, y anterior, z superior'
    : 'where right and anterior lie is not known'
  return `${frame}, ${unit ?? 'unit not stated'}     ${anatomy}`
}

const emgText = (emg: ReturnType<typeof inspection>['emg']): string =>
  emg === null
    ? ''
    : `     waveforms of ${emg.channels}, ${formatRate(emg.rate_hz)} Hz, ${emg.window_ms === null ? '' : `${emg.window_ms.map((ms) => ms.toFixed(0)).join(' to ')} ms, `}${emg.samples} samples`

const formatRate = (hz: number): string => `${Math.round(10 * hz) / 10}`

/** So many kinds of marker are listed. */
const mostMarkers = 6

/** What a recording holds besides its EMG channels: how long, in how many runs, other channels and markers. */
function recordingText({ runs, channels, markers }: RawEmg): readonly (readonly [string, string])[] {
  const lengthMs = runs.reduce(
    (sum, _, run) => sum + Math.max(0, ...channels.map(({ samples, stepMs }) => samples[run] * stepMs)),
    0,
  )
  const others = channels.filter(({ kind }) => kind !== 'emg').map(({ name }) => name)
  const counts = new Map<string, number>()
  for (const { text } of markers) counts.set(text, (counts.get(text) ?? 0) + 1)
  const kinds = [...counts].slice(0, mostMarkers).map(([text, n]) => `${text} (${n})`)
  const more = counts.size > mostMarkers ? [`${counts.size - mostMarkers} more kinds`] : []
  return [
    ['recording', `${(lengthMs / 1000).toFixed(1)} s in ${runs.length} ${runs.length === 1 ? 'run' : 'runs'}`],
    ['markers', counts.size === 0 ? 'none' : [...kinds, ...more].join(', ')],
    ...(others.length === 0 ? [] : [['others', others.join(', ')] as const]),
  ]
}
