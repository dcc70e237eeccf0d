/** When the frames of a Signal export began, and what their labels say. */
import type { Issue, RawEmg, RawMarker, RawRun } from '@penfield/core'
import { issue } from '../../issues.js'
import { type Member, numberOf, textOf } from './members.js'

/**
 * Starts that do not ascend (sampling was stopped and begun again) are not on one clock.
 *
 * @param info a member a frame; of another number of members nothing is used.
 * @param pulseMs time of the pulse after the beginning of a frame.
 * @throws {PenfieldError} io/mat5-class — a start or state is no number, or a label no text.
 */
export function signalTiming(info: readonly Member[], frames: number, pulseMs: number, file: string) {
  const starts = info.length === frames ? info.map((one) => 1000 * numberOf(one.get('start'), 'start', file)) : []
  const misplaced = starts.filter((ms, k) => !(ms > (starts[k - 1] ?? Number.NEGATIVE_INFINITY))).length
  const hasClock = starts.length === frames && misplaced === 0
  const runs = Array.from({ length: frames }, (_, k): RawRun => ({ startMs: hasClock ? starts[k] : 0, pulseMs }))
  const markers = hasClock ? runs.flatMap((run, k) => markerOf(info[k], run.startMs + pulseMs, file)) : []
  const timing: Pick<RawEmg, 'runs' | 'markers' | 'hasClock'> = { runs, markers, hasClock }
  return { timing, issues: misplaced === 0 ? [] : [misplacedFrames(misplaced, file)] }
}

/** The label of the frame, or the state that it was recorded in. */
function markerOf(member: Member, timeMs: number, file: string): readonly RawMarker[] {
  const label = textOf(member.get('label'), file)
  if (label !== '') return [{ timeMs, text: label }]
  return member.has('state') ? [{ timeMs, text: `State ${numberOf(member.get('state'), 'state', file)}` }] : []
}

function misplacedFrames(count: number, file: string): Issue {
  const what = `${count} frames do not start after the one before them; the starts are not used, and the frames are taken in their order.`
  const fix = 'Check the order of the frames; stimuli are then matched by their number.'
  return issue('io/signal-frame-times', what, { file }, fix, count)
}
