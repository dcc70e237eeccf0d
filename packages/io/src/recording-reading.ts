/** What reading a recording without places gives. */
import type { Issue, RawEmg } from '@penfield/core'
import type { Reading } from './format.js'

interface RecordingReading {
  readonly format: string
  readonly title: string
  readonly version: string | null
  readonly recording: RawEmg
  readonly issues: readonly Issue[]
  readonly companions?: readonly string[]
}

/** A file of EMG alone: it can be mapped together with the export of a navigator. */
export const recordingReading = (parts: RecordingReading): Reading => ({
  createdBy: null,
  sessions: [],
  targets: 0,
  unit: null,
  unusable: {
    what: 'The file holds EMG and no positions of the coil.',
    fix: "Give the navigator's export of the same session as well: penfield map EXPORT RECORDING --out DIR.",
  },
  ...parts,
})
