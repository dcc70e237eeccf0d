/** Triggers in the Status signal of BDF: its lower 16 bits are the lines of the trigger port. */
import type { RawMarker } from '@penfield/core'
import type { Source } from '../../format.js'
import type { EdfHeader, EdfSignal } from './edf-header.js'
import type { EdfRun } from './edf-runs.js'
import { digitalSamples } from './edf-samples.js'

const triggerBits = 0xffff

export const isStatus = ({ label, isAnnotations }: EdfSignal): boolean =>
  !isAnnotations && label.toLowerCase() === 'status'

/**
 * A marker at every sample where at least one of the 16 lines rises; its text is the value of all 16.
 *
 *     rises at i   ⇔   bᵢ and not bᵢ₋₁ ≠ 0,    b = d mod 2¹⁶
 *
 * A line that is high at the first sample of a run has not been seen to rise and gives no marker.
 *
 * @returns ascending in time inside each run.
 */
export function statusMarkers(
  source: Source,
  header: EdfHeader,
  signal: EdfSignal,
  runs: readonly EdfRun[],
): RawMarker[] {
  const markers: RawMarker[] = []
  const { samplesPerRecord } = signal
  const stepMs = header.recordMs / samplesPerRecord
  for (const { firstRecord, records, startMs } of runs) {
    let before = triggerBits
    for (let record = 0; record < records; record++) {
      const place = { firstRecord: firstRecord + record, first: 0, count: samplesPerRecord }
      const digital = digitalSamples(source, header, signal, place)
      for (let i = 0; i < samplesPerRecord; i++) {
        const bits = digital[i] & triggerBits
        if ((bits & ~before) !== 0)
          markers.push({ timeMs: startMs + (record * samplesPerRecord + i) * stepMs, text: `${bits}` })
        before = bits
      }
    }
  }
  return markers
}
