/** From physical values to what EDF+ and BDF+ hold: whole numbers in a range, in whole records. */
import { error } from '../../issues.js'
import { numberFromCell } from '../../number.js'
import type { EdfChannel, EdfContent, EdfStart } from './edf-content.js'
import { families } from './edf-fields.js'
import type { EdfAnnotation } from './edf-tals.js'

export interface PhysicalChannel {
  readonly label: string
  readonly rateHz: number
  /** One a run, µV; no NaN. */
  readonly samplesUv: readonly Float64Array[]
}

export interface PhysicalRecording {
  readonly channels: readonly PhysicalChannel[]
  /** Beginning of each run, ms. */
  readonly startsMs: readonly number[]
  readonly annotations?: readonly EdfAnnotation[]
  readonly start?: EdfStart | null
}

/**
 * Rounds voltages to the digital values of EDF+ (16 bits) or BDF+ (24 bits), each channel on its own scale.
 *
 *     d = round(x D / R)      D = 2^(bits − 1) − 1,  R ≥ max |x|,  0 µV is d = 0
 *
 * R is max |x| rounded up to what fits in the header: R ≤ max |x| + 0.00001 max(1 µV, max |x|); 1 µV for a silent channel.
 *
 * @param recording samples in µV; the runs are of whole records of one length, see below.
 * @returns content whose records are of the first length that divides every run: 1000, 500, 250, 200, 100 … ms, any
 * whole number of ms from 999 down, or one run.
 * @throws {PenfieldError} io/edf-sample-refused — a sample is NaN or above 9,999,999 µV: the format has no word for it.
 * @throws {PenfieldError} io/edf-time-refused — no length of a record divides every run of every channel.
 * @accuracy |x read back − x| ≤ R / (2 D): with 16 bits 1/65534 of the largest value, with 24 bits 1/16777214.
 */
export function edfContentOf(recording: PhysicalRecording, bits: 16 | 24): EdfContent {
  const { channels, startsMs, annotations = [], start = null } = recording
  const { digitalMax } = families[bits === 16 ? 2 : 3]
  return {
    channels: channels.map((channel) => quantised(channel, digitalMax)),
    recordMs: recordMsOf(channels),
    startsMs,
    annotations,
    start,
  }
}

function quantised({ label, rateHz, samplesUv }: PhysicalChannel, digitalMax: number): EdfChannel {
  const physicalMax = rangeUv(label, largestUv(label, samplesUv))
  const gain = digitalMax / physicalMax
  return {
    label,
    unit: 'uV',
    rateHz,
    physicalMin: -physicalMax,
    physicalMax,
    digitalMin: -digitalMax,
    digitalMax,
    digital: samplesUv.map((run) => rounded(run, gain)),
  }
}

function rounded(samplesUv: Float64Array, gain: number): Int32Array {
  const digital = new Int32Array(samplesUv.length)
  for (let i = 0; i < digital.length; i++) digital[i] = Math.round(samplesUv[i] * gain)
  return digital
}

function largestUv(label: string, runs: readonly Float64Array[]): number {
  let largest = 0
  for (const [run, samples] of runs.entries()) {
    for (let i = 0; i < samples.length; i++) {
      const size = Math.abs(samples[i])
      if (size > largest) largest = size
      if (Number.isNaN(size)) throw missingSample(label, run, i)
    }
  }
  return largest
}

/** The least number of at most 7 characters, 8 with its minus sign, that is not below `largest`. */
function rangeUv(label: string, largest: number): number {
  if (largest === 0) return 1
  for (const parts of [1e5, 1e4, 1e3, 100, 10, 1]) {
    const ceiled = Math.ceil(largest * parts)
    const text = `${(ceiled / parts < largest ? ceiled + 1 : ceiled) / parts}`
    if (text.length <= 7) return numberFromCell(text) ?? largest
  }
  throw error('io/edf-sample-refused', {
    what: `The largest value of the channel "${label}" is ${largest} µV; at most 9999999 µV was expected.`,
    where: { argument: `channel "${label}"` },
    fix: 'Check the unit of the channel: this is more than an amplifier gives.',
  })
}

const roundMs = [1000, 500, 250, 200, 100, 50, 40, 25, 20, 10]

function recordMsOf(channels: readonly PhysicalChannel[]): number {
  for (const ms of roundMs) if (divides(ms, channels)) return ms
  for (let ms = 999; ms >= 1; ms--) if (divides(ms, channels)) return ms
  const [first] = channels
  const wholeMs = first === undefined ? 1000 : (1000 * (first.samplesUv[0]?.length ?? 0)) / first.rateHz
  if (first === undefined || (`${wholeMs / 1000}`.length <= 8 && divides(wholeMs, channels))) return wholeMs
  throw error('io/edf-time-refused', {
    what: 'No length of a record divides every run of every channel; EDF holds whole records only.',
    where: { argument: 'channels' },
    fix: 'Cut all runs to a whole number of seconds, or write channels of different rates as files of their own.',
  })
}

/** Whether every run of every channel is made of whole records, as many in each channel. */
function divides(recordMs: number, channels: readonly PhysicalChannel[]): boolean {
  const records = new Map<number, number>()
  return channels.every(({ rateHz, samplesUv }) => {
    const samples = samplesPerRecord(rateHz, recordMs)
    if (samples === null) return false
    return samplesUv.every(({ length }, run) => {
      const count = length / samples
      const others = records.get(run) ?? count
      records.set(run, count)
      return count >= 1 && Number.isInteger(count) && others === count
    })
  })
}

/** Samples of a record; null when they are not a whole number, to one part in 10⁹. */
export function samplesPerRecord(rateHz: number, recordMs: number): number | null {
  const exact = (rateHz * recordMs) / 1000
  const whole = Math.round(exact)
  return whole >= 1 && Math.abs(exact - whole) <= 1e-9 * whole ? whole : null
}

const missingSample = (label: string, run: number, sample: number) =>
  error('io/edf-sample-refused', {
    what: `Sample ${sample + 1} of run ${run + 1} of the channel "${label}" was not recorded (NaN); a number was expected.`,
    where: { argument: `channel "${label}"` },
    fix: 'EDF has no word for a missing sample: write the stretches before and after it as two runs.',
  })
