/** One list of trigger markers as a session. */
import type { Frame, Issue, Muscle, Session } from '@penfield/core'
import { dateMs, timeOfDayMs } from '../../clock.js'
import type { Block, Point, Reading } from '../../format.js'
import { issue } from '../../issues.js'
import { muscleNames } from '../../muscle-names.js'
import { endsOf, type Places, placeIssues, placePoses, whyUntrustworthy } from '../../tracking.js'
import { childrenNamed, type XmlElement } from '../../xml.js'
import { localiteInward, numberOf, poseOf, type Space } from './localite-pose.js'
import { amplitudeUv, intensitiesPercentMso, type Responses, responsesOf, voltScales } from './localite-response.js'

export interface TriggerMarkers {
  readonly session: Session
  readonly block: Block
  readonly ends: readonly [Point, Point] | null
  readonly issues: readonly Issue[]
  readonly unusable: Reading['unusable']
}

/** @throws {PenfieldError} io/localite-value, io/muscle-names. */
export function readTriggerMarkers(
  root: XmlElement,
  space: Space,
  file: string,
  asked: readonly string[] | undefined,
): TriggerMarkers {
  const markers = childrenNamed(root, 'TriggerMarker')
  const poses = markers.map((marker) => poseOf(marker, space, file))
  const places = placePoses(space.frame, poses, localiteInward)
  const responses = markers.map((marker) => responsesOf(marker, file))
  const recordedMs = markers.map((marker) => numberOf(marker, 'recordingTime', file))
  const firstMs = recordedMs.find((ms) => !Number.isNaN(ms)) ?? Number.NaN
  const intensities = intensitiesPercentMso(responses)
  const amplitudes = amplitudesOf(root, markers, responses, file)
  const session: Session = {
    identity: { participant: null, session: null, hemisphere: null },
    part: null,
    stimuli: {
      n: markers.length,
      frame: space.frame,
      names: markers.map((_, i) => `${i + 1}`),
      positionsMm: places.positionsMm,
      tracking: places.tracking,
      coilAxes: places.coilAxes,
      timesMs: Float64Array.from(recordedMs, (ms) => ms - firstMs),
      intensitiesPercentMso: intensities.values,
      targets: markers.map(() => null),
    },
    muscles: musclesOf(amplitudes.valuesUv, asked, file),
  }
  return {
    session,
    block: blockOf(root, file, firstMs),
    ends: endsOf(poses),
    issues: [
      ...trackingIssues(places, file),
      ...amplitudes.issues,
      ...(intensities.isDisconnected ? [silent(file)] : []),
    ],
    unusable: whyUntrustworthy([places]),
  }
}

function musclesOf(amplitudesUv: Float64Array, asked: readonly string[] | undefined, file: string): Muscle[] {
  if (amplitudesUv.every(Number.isNaN)) return []
  const [name] = muscleNames(asked, ['MEP'], file)
  const observed = Uint8Array.from(amplitudesUv, (value) => (Number.isNaN(value) ? 0 : 1))
  return [{ name, observed, amplitudesInFileUv: amplitudesUv, windowInFileMs: null, recording: null }]
}

/** Amplitudes below 0 are no peak-to-peak amplitudes: they count as not recorded, and are counted. */
function amplitudesOf(
  root: XmlElement,
  markers: readonly XmlElement[],
  responses: readonly Responses[],
  file: string,
): { readonly valuesUv: Float64Array; readonly issues: readonly Issue[] } {
  const scales = voltScales(root, file)
  const valuesUv = Float64Array.from(responses, (marker) => amplitudeUv(marker, scales))
  const negative = markers.filter((_, i) => valuesUv[i] < 0)
  if (negative.length === 0) return { valuesUv, issues: [] }
  const what = 'The response is below 0, which no peak-to-peak amplitude is; it is taken as not recorded.'
  const fix = 'Give the EMG recording of the session as well if these stimuli are needed.'
  const found = issue('io/localite-amplitude', what, { file, line: negative[0].line }, fix, negative.length)
  return { valuesUv: valuesUv.map((value) => (value < 0 ? Number.NaN : value)), issues: [found] }
}

const trackingIssues = (places: Places<Frame>, file: string): Issue[] =>
  placeIssues(places, file, {
    code: 'io/localite-untracked',
    what: (count) => `The navigator had lost the coil at ${count === 1 ? '1 stimulus' : `${count} stimuli`}.`,
  })

const silent = (file: string): Issue =>
  issue(
    'io/localite-intensity',
    'The stimulator output is 0 % at every stimulus and its rate of current is not recorded: the stimulator was not connected.',
    { file },
    'The intensity counts as not recorded; note it from the session protocol if it is needed.',
  )

/** The coil and the day stand only in the file's name: `TriggerMarkers_Coil0_20240905164512665.xml`. */
function blockOf(root: XmlElement, file: string, firstRecordedMs: number): Block {
  const start = root.attributes.get('startTime') ?? ''
  const [, coil = null] = /Coil(\d{1,2})(?=_|\.|$)/i.exec(file) ?? []
  const [, year, month, day] = /_(\d{4})(\d\d)(\d\d)\d{9}\.xml$/i.exec(file) ?? []
  const midnightMs = dateMs(`${year}-${month}-${day}`)
  return { start, coil, firstMs: (Number.isNaN(midnightMs) ? 0 : midnightMs) + timeOfDayMs(start) + firstRecordedMs }
}
