/** The files of one simulated session. */
import type { Session } from '@penfield/core'
import { edfContentOf, writeBrainsight, writeEdf, writeTable } from '@penfield/io'
import type { Design } from '@penfield/sim'
import { onHead } from '@penfield/sim'
import { error } from '../codes.js'

/** By path inside the study folder. */
export type SessionFiles = readonly (readonly [path: string, content: string | Uint8Array])[]

/** A way to write a session. A new format is an entry here. */
type Write = (session: Session<'scalp'>, base: string, headMm: number) => SessionFiles

/** Recordings in tables have no place: they lie beside them. */
const table: Write = (session, base) => {
  const emg = recordingBytes(session)
  return [
    [`${base}.tsv`, writeTable(session as unknown as Session)],
    ...(emg === null ? [] : ([[`${base}_emg.edf`, emg]] as const)),
  ]
}

const brainsight: Write = (session, base, headMm) => [
  [`${base}.txt`, writeBrainsight(onHead(session, headMm) as unknown as Session)],
]

const formats: Readonly<Partial<Record<Design['format'], Write>>> = { tsv: table, brainsight }

/** @throws {PenfieldError} study/format-not-written — the design asks for a format that has no writer. */
export function writerOf(format: Design['format']): Write {
  const write = formats[format]
  if (write !== undefined) return write
  throw error('study/format-not-written', {
    what: `Sessions are not written as ${format}; ${Object.keys(formats).join(' and ')} are.`,
    where: { argument: 'format' },
    fix: 'Write "format": "tsv" in the design, or leave the key out.',
  })
}

/**
 * EDF+ with one record around each pulse, on the clock of the session, and an annotation at the pulse; null without recordings.
 * A muscle that was lost stays flat from there on.
 */
function recordingBytes({ stimuli: { n, timesMs }, muscles }: Session<'scalp'>): Uint8Array | null {
  const recordings = muscles.flatMap(({ name, recording }) => (recording === null ? [] : [{ name, recording }]))
  if (recordings.length === 0) return null
  const [{ recording: first }] = recordings
  const sinceFirst = (ms: number) => ms - timesMs[0]
  const content = edfContentOf(
    {
      channels: recordings.map(({ name, recording: { sweepsUv, sweepOfStimulus, samples, stepMs } }) => ({
        label: name,
        rateHz: 1000 / stepMs,
        samplesUv: Array.from({ length: n }, (_, j) => {
          const sweep = sweepOfStimulus[j]
          return sweep < 0 ? new Float64Array(samples) : sweepsUv.slice(sweep * samples, (sweep + 1) * samples)
        }),
      })),
      startsMs: Array.from(timesMs, sinceFirst),
      annotations: Array.from(timesMs, (ms) => ({
        onsetMs: sinceFirst(ms) - first.startMs,
        durationMs: null,
        text: 'TMS',
      })),
    },
    16,
  )
  return writeEdf(content)
}
