import type { Issue, Muscle } from '@penfield/core'
import { peakToPeakUv } from './amplitude/p2p.js'
import { issue } from './issues.js'
import { closedRange, covers } from './segment.js'
import { windowText } from './window-choice.js'

/** Printed amplitudes are rounded; more than this is another measurement. */
const toleranceUv = 0.01

/**
 * Compares the file's own peak-to-peak amplitudes with those of its own waveforms over its own window, both ends included.
 *
 * @returns one issue when any trial differs by more than 0.01 µV; none when the file lacks one of the three.
 */
export function fileAmplitudeIssues(muscle: Muscle): Issue[] {
  const { recording, amplitudesInFileUv, windowInFileMs, name } = muscle
  if (recording === null || amplitudesInFileUv === null || windowInFileMs === null) return []
  const range = closedRange(recording, windowInFileMs)
  if (!covers(recording, range)) return []
  let count = 0
  let largestUv = 0
  for (let k = 0; k < amplitudesInFileUv.length; k++) {
    const offset = recording.sweepOfStimulus[k] * recording.samples
    if (offset < 0) continue
    const computedUv = peakToPeakUv(recording.sweepsUv.subarray(offset + range.first, offset + range.end))
    const differenceUv = Math.abs(computedUv - amplitudesInFileUv[k])
    if (!(differenceUv > toleranceUv)) continue
    count++
    largestUv = Math.max(largestUv, differenceUv)
  }
  if (count === 0) return []
  return [
    issue(
      'emg/differs-from-file',
      `${count} printed peak-to-peak ${count === 1 ? 'amplitude' : 'amplitudes'} of ${name} differ from the waveforms over the file's window of ${windowText(windowInFileMs)}, by up to ${largestUv.toFixed(2)} µV; at most ${toleranceUv} µV is expected.`,
      { column: name },
      'The amplitudes computed from the waveforms are used; look whether the file was filtered or edited after the recording.',
      count,
    ),
  ]
}
