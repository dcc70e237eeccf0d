/** What must be known of a session's EMG before its map is believed, and what is no EMG at all. */
import type { CrosstalkFinding, Issue, MuscleTrials, Session } from '@penfield/core'
import type { Measurement, SignalOptions } from '@penfield/emg'
import { numberText } from '@penfield/kernels'
import { error } from '../codes.js'
import { issue } from '../issues.js'

type PairCrosstalk = Omit<CrosstalkFinding, 'needed'>

/** No muscle's largest response is smaller, and no muscle's usual one larger, µV. */
const [smallestUv, largestUv] = [1, 50_000]

/**
 * @throws {PenfieldError} study/blank-in-window — the straight line of --blank would be measured as a response.
 */
export function refuseBlankInWindow(session: Session, { windowsMs }: Measurement, { blankMs }: SignalOptions): void {
  if (blankMs === null) return
  for (const [m, window] of windowsMs.entries()) {
    if (window === null || session.muscles[m].recording === null) continue
    if (blankMs[1] <= window[0] || blankMs[0] >= window[1]) continue
    throw error('study/blank-in-window', {
      what: `The blank ${blankMs.map(numberText).join(':')} ms reaches into the window ${window.map(numberText).join(':')} ms of ${session.muscles[m].name}, where the response is measured.`,
      where: { argument: `--blank ${blankMs.map(numberText).join(':')}` },
      fix: 'Blank only the artefact, as in --blank -1:4, or open the --window later.',
    })
  }
}

/**
 * Recordings whose amplitudes no muscle has: the unit is not what the file says.
 *
 * @throws {PenfieldError} study/emg-unit.
 */
export function refuseImpossibleUnit(session: Session, { trials, unit }: Measurement): void {
  if (unit !== 'uV') return
  for (const [m, { muscle, amplitudesUv }] of trials.muscles.entries()) {
    const values = amplitudesUv.filter((uv) => !Number.isNaN(uv))
    if (session.muscles[m].recording === null || values.length === 0) continue
    const most = values.reduce((largest, uv) => Math.max(largest, uv), 0)
    const middle = values.sort()[values.length >> 1]
    if ((most === 0 || most >= smallestUv) && middle <= largestUv) continue
    const found =
      most < smallestUv ? `at most ${most.toPrecision(2)} µV` : `${(middle / 1000).toPrecision(3)} mV in the median`
    throw error('study/emg-unit', {
      what: `The amplitudes of ${muscle} are ${found}; responses of 1 µV to 50 mV were expected, so the recording is not in the unit that it states.`,
      where: { column: muscle },
      fix: 'Write the recording again with the right unit or scale of its channels.',
    })
  }
}

/** @param isEstimated whether crosstalk was taken off by an estimate. */
export function emgLooks(
  { trials }: Measurement,
  signal: SignalOptions,
  crosstalk: readonly PairCrosstalk[],
  isEstimated: boolean,
): readonly Issue[] {
  return [
    ...trials.muscles.flatMap(flatLook),
    ...trials.muscles.flatMap(clippedLook),
    ...(signal.bandHz === null && signal.notchHz === null ? [] : [onsetLook()]),
    ...(isEstimated ? crosstalk.flatMap(boundLook) : []),
  ]
}

function flatLook({ muscle, amplitudesUv, shamUv }: MuscleTrials): Issue[] {
  const isFlat = shamUv !== null && amplitudesUv.every((uv) => uv === 0 || Number.isNaN(uv)) && amplitudesUv.includes(0)
  if (!isFlat) return []
  const what = `The channel of ${muscle} is flat: not one sample of its windows differs from the others.`
  return [issue('study/flat-channel', what, { column: muscle }, 'Check the electrode, and which channel was named.')]
}

function clippedLook({ muscle, reasons }: MuscleTrials): Issue[] {
  const n = reasons.filter((reason) => reason === 'clipped').length
  if (n === 0) return []
  const what = `${n} trials of ${muscle} hit the end of the recorder's range and are left out: they are the largest, so maximum, volume, centre and overlap are biased.`
  const fix = 'Record with a wider range; --reject none keeps them, cut off as they are.'
  return [issue('study/clipped-left-out', what, { column: muscle }, fix, n)]
}

const onsetLook = (): Issue =>
  issue(
    'study/filtered-onsets',
    'The onset latencies are those of filtered EMG: a filter that runs both ways begins before the response does, by up to 3 ms in the sample session.',
    { argument: '--band, --notch' },
    'Compare latencies only between sessions with the same filter, or map without it for latencies.',
  )

function boundLook({ muscleA, muscleB, mixing, bound }: PairCrosstalk): Issue[] {
  const { value } = mixing.twoWay
  if (!(value > Math.min(bound.aToB, bound.bToA))) return []
  const what = `The crosstalk taken off ${muscleA} and ${muscleB}, ${value.toFixed(2)} both ways alike, is more than their smallest amplitude ratio leaves room for: common drive, or a leak one way only, looks the same.`
  const fix = `State the leak that you know of, as in --unmix "${muscleA}>${muscleB}:0.1".`
  return [issue('study/unmix-above-bound', what, { argument: '--unmix estimate' }, fix)]
}
