import { type Fit, holesOf, type Issue, isMissing, type MetricRow, type MuscleMap } from '@penfield/core'
import { numberText } from '@penfield/kernels'
import { issue } from '../issues.js'
import type { MapSettings } from '../parse-settings.js'

/** Above this share at the border a map is cut; above this share of holes it is more guess than measurement. */
const alarm = 0.05

/** Below this number the ends of an interval are themselves uncertain. */
const fewResamples = 200

const percent = (share: number): string => `${numberText(Math.round(1000 * share) / 10)} %`

/**
 * What must be known beside the maps of a session and their intervals.
 *
 * @param fits one a map: what its method chose, where it chooses.
 */
export function mapIssues(
  maps: readonly MuscleMap[],
  metrics: readonly MetricRow[],
  { bootstrap, field }: Pick<MapSettings, 'bootstrap' | 'field'>,
  fits: readonly Fit[] = [],
): readonly Issue[] {
  return [
    ...metrics.flatMap(silentIssue),
    ...sameIssues(maps),
    ...metrics.flatMap(cutIssue),
    ...maps.flatMap(holeIssue),
    ...maps.flatMap(({ muscle }, m) => (fits[m]?.boundsHit > 0 ? [boundsIssue(muscle)] : [])),
    ...(bootstrap > 0 && bootstrap < fewResamples ? [fewIssue(bootstrap)] : []),
    ...(field.headRadiusMm !== undefined && maps.every(({ support }) => support.kind !== 'sphere')
      ? [flatIssue()]
      : []),
  ]
}

function silentIssue({ metric, muscle, value }: MetricRow): Issue[] {
  if (metric !== 'active_sites' || value !== 0) return []
  return [
    issue(
      'study/silent-muscle',
      `No site of ${muscle} lies above the threshold, so it has no map: its numbers describe noise.`,
      { column: muscle },
      'Look at its waveforms, its intensity and the threshold before you compare it with another muscle.',
    ),
  ]
}

/** Two muscles with the same amplitudes throughout: one column given twice, or one electrode on two channels. */
function sameIssues(maps: readonly MuscleMap[]): Issue[] {
  return maps.flatMap((b, k) => {
    const twin = maps.slice(0, k).find((a) => areSame(a.drawn.trials.amplitudesUv, b.drawn.trials.amplitudesUv))
    if (twin === undefined) return []
    return [
      issue(
        'study/same-amplitudes',
        `${twin.muscle} and ${b.muscle} have the same amplitude at every stimulus; two muscles were expected to differ.`,
        { column: b.muscle },
        'Check that no column or channel was given twice.',
      ),
    ]
  })
}

const areSame = (a: Float64Array, b: Float64Array): boolean =>
  a.length > 0 && a.length === b.length && a.every((uv, j) => Object.is(uv, b[j]))

function cutIssue({ metric, muscle, value }: MetricRow): Issue[] {
  if (metric !== 'border_fraction' || isMissing(value) || !(value > alarm)) return []
  return [
    issue(
      'study/map-cut',
      `${percent(value)} of ${muscle} lies on the border of the sites; the map is cut, and its size metrics are lower bounds.`,
      { column: muscle },
      'Stimulate one more ring of sites where the map reaches the border, and read area and volume as "at least".',
    ),
  ]
}

function holeIssue(map: MuscleMap): Issue[] {
  const { share } = holesOf(map)
  if (!(share > alarm)) return []
  return [
    issue(
      'study/map-holes',
      `${percent(share)} of the map of ${map.muscle} lies more than one and a half steps from every site with trials; there it is interpolated, not measured.`,
      { column: map.muscle },
      'Stimulate in the gaps, or compare with --map discrete, which shows only what was measured.',
    ),
  ]
}

const boundsIssue = (muscle: string): Issue =>
  issue(
    'study/field-at-bound',
    `The smoothness or the noise of the map of ${muscle} was chosen at the end of what is allowed, so the trials do not settle it.`,
    { column: muscle },
    'Compare with another --map, and look at the standard deviation of the map before you read it.',
  )

const fewIssue = (bootstrap: number): Issue =>
  issue(
    'study/few-resamples',
    `The intervals rest on ${bootstrap} resamples; with fewer than ${fewResamples} their ends change visibly with the seed.`,
    { argument: `--bootstrap ${bootstrap}` },
    'Leave --bootstrap out for 2000 resamples before you report an interval.',
  )

const flatIssue = (): Issue =>
  issue(
    'study/head-radius-unused',
    'The radius of the head was given and not used: only interpolated maps of positions in the frame scalp lie on a sphere.',
    { argument: '--head-radius' },
    'Say --frame scalp if the positions were measured along the scalp, and choose a --map other than discrete.',
  )
