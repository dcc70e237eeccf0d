import type { Muscle } from '@penfield/core'
import { backgroundRange } from './background.js'
import { backgroundSds } from './onset/onset.js'
import { lengthOf, type SampleRange, type SweepAxis, type WindowMs, windowRange } from './segment.js'
import { unrecognisedWindowMs, windowPresetOf } from './window-presets.js'

/** The pulse itself and the recovery of the amplifier: not judged. */
const pulseMs = 1

/** Length of the pieces whose level is judged. */
const pieceMs = 2

/** An excess over the background smaller than this does not matter beside a response. */
const leastUv = 10

/**
 * Sweeps in which the artefact of the stimulus reaches into the window. House rule: it never came back to the background
 * between the pulse and the opening of the window. The time from 1 ms after the pulse to the opening A is cut into pieces of
 * 2 ms that end at A; the level of a piece is the mean of |e|, e being the sweep less the mean of its background G.
 *
 *     |0|1 ms──[ j ]──[2]──[1]|A────[──── window ────]──
 *
 *     level(j) > mean_G|e| + max(3.09 · SD_G|e|, 10 µV)          for every piece j
 *
 * The ground is physiological: no response of a muscle comes before its preset window opens (10 ms in the trunk, 18 in the
 * hand), so that what stands there without a pause since the pulse is artefact. A response that begins at 13 ms has silence
 * before it. Where the window opens later than the preset, a response may stand before it; there an artefact is only what goes
 * on falling from piece to piece.
 *
 * @param muscle   sweeps as they were recorded: filters spread an artefact and take its level away.
 * @param windowMs the window of the response.
 * @returns m, 1 where the artefact reaches into the window; 0 also where too little was recorded to judge.
 */
export function artefactSweeps(muscle: Muscle, windowMs: WindowMs): Uint8Array {
  const { recording } = muscle
  if (recording === null) return new Uint8Array(0)
  const { sweepsUv, samples } = recording
  const found = new Uint8Array(sweepsUv.length / samples)
  const background = backgroundRange(recording)
  const earliestMs = (windowPresetOf(muscle.name)?.windowMs ?? unrecognisedWindowMs)[0]
  const pieces = piecesOf(recording, windowMs[0])
  if (background === null || pieces.length === 0) return found
  const mayRespond = pieces.map(([startMs]) => startMs >= earliestMs)
  const ranges = pieces.map((piece) => windowRange(recording, piece))
  for (let k = 0; k < found.length; k++) {
    const sweepUv = sweepsUv.subarray(k * samples, (k + 1) * samples)
    found[k] = staysAbove(sweepUv, background, ranges, mayRespond) ? 1 : 0
  }
  return found
}

/** Pieces of 2 ms that end at the opening of the window, in the order of time; none where they were not all recorded. */
function piecesOf(axis: SweepAxis, openingMs: number): WindowMs[] {
  const pieces: WindowMs[] = []
  for (let end = openingMs; end - pieceMs >= pulseMs; end -= pieceMs) pieces.unshift([end - pieceMs, end])
  const isRecorded = ({ first, end }: SampleRange): boolean => first >= 0 && end <= axis.samples && end > first
  return pieces.every((piece) => isRecorded(windowRange(axis, piece))) ? pieces : []
}

function staysAbove(
  sweepUv: Float64Array,
  background: SampleRange,
  pieces: readonly SampleRange[],
  mayRespond: readonly boolean[],
): boolean {
  const offsetUv = meanOver(sweepUv, background, (e) => e)
  const levelUv = (piece: SampleRange): number => meanOver(sweepUv, piece, (e) => Math.abs(e - offsetUv))
  // Nearly every sweep is quiet just before the window, and needs no closer look.
  if (!(levelUv(pieces[pieces.length - 1]) > leastUv)) return false
  const restUv = levelUv(background)
  const varianceUv2 = meanOver(sweepUv, background, (e) => {
    const residual = Math.abs(e - offsetUv) - restUv
    return residual * residual
  })
  const limitUv = restUv + Math.max(backgroundSds * Math.sqrt(varianceUv2), leastUv)
  let beforeUv = Number.POSITIVE_INFINITY
  return pieces.every((piece, j) => {
    const hereUv = levelUv(piece)
    const isArtefact = hereUv > limitUv && (!mayRespond[j] || hereUv <= beforeUv)
    beforeUv = hereUv
    return isArtefact
  })
}

function meanOver(sweepUv: Float64Array, range: SampleRange, of: (e: number) => number): number {
  let sum = 0
  for (let k = range.first; k < range.end; k++) sum += of(sweepUv[k])
  return sum / lengthOf(range)
}
