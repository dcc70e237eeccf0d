import type { Issue, Recording } from '@penfield/core'
import { filterSignals, fitLine, type ZeroPhase, zeroPhase } from '@penfield/kernels'
import { blankRange, blankSweep } from './blank.js'
import { error } from './codes.js'
import { type BandHz, butterworth } from './filter/butterworth.js'
import type { Sections } from './filter/frequency.js'
import { notch } from './filter/notch.js'
import { settlingSamples } from './filter/settling.js'
import { issue } from './issues.js'
import type { SampleRange, WindowMs } from './segment.js'

/** Of the band-pass at each edge; both ways the response falls twice as steeply. */
const bandOrder = 4

export interface SignalOptions {
  /** The stimulus artefact, A ≤ t < B, in whose place a straight line is put; null: it stays. */
  readonly blankMs: WindowMs | null
  /** Take off each sweep the straight line through its samples outside of the blank. */
  readonly detrend: boolean
  /** Low edge (0: none) and high edge (Infinity: none), where the response both ways is 1/2; null: all passes. */
  readonly bandHz: BandHz | null
  /** Mains frequency; null: it stays. */
  readonly notchHz: number | null
  /** Absolute values, last of all. */
  readonly rectify: boolean
}

export const noSignalOptions: SignalOptions = {
  blankMs: null,
  detrend: false,
  bandHz: null,
  notchHz: null,
  rectify: false,
}

export interface PreparedRecording {
  readonly recording: Recording
  readonly issues: readonly Issue[]
  /** How far from each end of a sweep the filter has not settled; 0 without a filter. See `filterEdgeIssue`. */
  readonly edgeMs: number
}

/**
 * A recording without artefact, drift and what lies outside the band, in this order: blank, line, band-pass and notch in one
 * pass forwards and one backwards (no delay), absolute values. What follows the pulse never reaches what stands before it.
 *
 * A sweep with a sample that was not recorded cannot be filtered or straightened: all of it becomes NaN, which leaves it out
 * as short. Missing samples inside the blank do not count.
 *
 * @throws {PenfieldError} emg/blank-empty, emg/blank-too-long, emg/filter-frequency, emg/filter-band-empty.
 * @throws {PenfieldError} emg/filter-sweep-short — a sweep is no longer than what the filter needs beyond its ends.
 */
export function prepareRecording(recording: Recording, options: SignalOptions): PreparedRecording {
  const { samples, stepMs } = recording
  const blank = options.blankMs && blankRange(recording, options.blankMs)
  const sections = sectionsOf(options, 1000 / stepMs)
  const filter = sections.length === 0 ? null : zeroPhase(sections)
  if (filter !== null) checkLength(samples, filter)
  const isChanged = blank !== null || filter !== null || options.detrend || options.rectify
  if (!isChanged) return { recording, issues: [], edgeMs: 0 }

  const sweepsUv = recording.sweepsUv.slice()
  if (blank !== null) eachSweep(sweepsUv, samples, (sweep) => blankSweep(sweep, blank))
  let gaps = 0
  if (filter !== null || options.detrend) {
    gaps = emptyWhereMissing(sweepsUv, samples)
    const line = options.detrend ? fitLine(samples, blank?.first, blank?.end) : null
    if (line !== null)
      filterSignals(sweepsUv, { samples, filter: null, line }, (row, k) => sweepsUv.set(row, k * samples))
    if (filter !== null) filterBothSides(sweepsUv, samples, filter, firstEvoked(recording, blank))
  }
  const edgeMs = settlingSamples(sections) * stepMs
  const prepared = { ...recording, sweepsUv }
  return {
    recording: options.rectify ? rectified(prepared) : prepared,
    issues: [...gapIssues(gaps), ...(filter === null ? [] : artefactIssues(recording, blank, edgeMs))],
    edgeMs,
  }
}

/** The first sample that the pulse can have changed. */
function firstEvoked({ startMs, stepMs }: Recording, blank: SampleRange | null): number {
  const pulse = Math.ceil(-startMs / stepMs - 1e-6)
  return blank !== null && blank.first <= pulse && pulse < blank.end ? blank.first : pulse
}

/**
 * Filters every sweep, and the time before the pulse once more by itself.
 *
 * A filter without delay runs backwards too, and would carry a large response into the background before it: such trials
 * would then be left out for their background, the largest first. So nothing after the pulse takes part in what stands
 * before it; what stands after it is filtered with all of the sweep.
 *
 * @param cut samples 0 … cut − 1 lie before the pulse.
 */
function filterBothSides(sweepsOut: Float64Array, samples: number, filter: ZeroPhase, cut: number): void {
  const isBefore = cut > filter.padding && cut < samples
  const before = new Float64Array(isBefore ? (sweepsOut.length / samples) * cut : 0)
  for (let k = 0; k * cut < before.length; k++) before.set(sweepsOut.subarray(k * samples, k * samples + cut), k * cut)
  filterSignals(sweepsOut, { samples, filter, line: null }, (row, k) => sweepsOut.set(row, k * samples))
  if (isBefore) filterSignals(before, { samples: cut, filter, line: null }, (row, k) => sweepsOut.set(row, k * samples))
}

/** Absolute values. */
export const rectified = (recording: Recording): Recording => ({
  ...recording,
  sweepsUv: recording.sweepsUv.map(Math.abs),
})

function sectionsOf({ bandHz, notchHz }: SignalOptions, samplingHz: number): Sections {
  const band = bandHz === null ? [] : butterworth(bandOrder, bandHz, samplingHz)
  return Float64Array.from([...band, ...(notchHz === null ? [] : notch(notchHz, samplingHz))])
}

function checkLength(samples: number, { padding }: ZeroPhase): void {
  if (samples > padding) return
  throw error('emg/filter-sweep-short', {
    what: `A sweep has ${samples} samples, and the filter needs at least ${padding + 1}.`,
    where: { argument: '--band, --notch' },
    fix: 'Cut or export longer sweeps, or leave the filter out.',
  })
}

function eachSweep(sweepsOut: Float64Array, samples: number, change: (sweepOut: Float64Array) => void): void {
  for (let at = 0; at < sweepsOut.length; at += samples) change(sweepsOut.subarray(at, at + samples))
}

/** Makes sweeps with missing samples NaN throughout. @returns how many these are, without those that were empty before. */
function emptyWhereMissing(sweepsOut: Float64Array, samples: number): number {
  let count = 0
  eachSweep(sweepsOut, samples, (sweep) => {
    const present = recordedIn(sweep)
    if (present === samples) return
    if (present > 0) count++
    sweep.fill(Number.NaN)
  })
  return count
}

function recordedIn(sweep: Float64Array): number {
  let count = 0
  for (let i = 0; i < sweep.length; i++) if (Number.isFinite(sweep[i])) count++
  return count
}

const gapIssues = (count: number): Issue[] =>
  count === 0
    ? []
    : [
        issue(
          'emg/filter-gaps',
          `${count === 1 ? 'One sweep has' : `${count} sweeps have`} missing samples and cannot be filtered; ${count === 1 ? 'it is' : 'they are'} left out as short.`,
          {},
          'Measure without --band, --notch and --detrend if these trials matter: then only gaps inside the window count.',
          count,
        ),
      ]

/** A filter spreads the artefact over what follows it. */
function artefactIssues({ startMs, stepMs, samples }: Recording, blank: SampleRange | null, edgeMs: number): Issue[] {
  const pulse = Math.round(-startMs / stepMs)
  const isRecorded = pulse >= 0 && pulse < samples
  const isBlank = blank !== null && blank.first <= pulse && pulse < blank.end
  if (!isRecorded || isBlank) return []
  return [
    issue(
      'emg/filter-artefact',
      `The artefact of the stimulus was not blanked before filtering, so the filter spreads it by up to ${Math.round(10 * edgeMs) / 10} ms, into the response.`,
      {},
      'Blank the artefact as well, as in --blank -1:4.',
    ),
  ]
}
