import { error } from '../codes.js'
import { farthestMm, fitPlane, toPlane, usablePositions } from '../geometry/plane.js'
import { issue } from '../issues.js'
import { type Frame, pointsOf } from '../model/frame.js'
import type { Issue } from '../model/issue.js'
import type { Stimuli } from '../model/session.js'
import type { Sites } from '../model/sites.js'
import { sitesOf } from './build.js'
import { byLabel } from './by-label.js'
import { siteRules } from './index.js'
import type { Partition, Places, SessionPlaces } from './partition.js'
import type { SiteRequest } from './request.js'
import type { SiteRuleEntry } from './rule.js'

/** Sites, and what must be known beside them. */
export interface Assignment<F extends Frame> {
  readonly sites: Sites<F>
  readonly issues: readonly Issue[]
}

/**
 * Groups the stimuli of a session into sites.
 *
 * @throws {PenfieldError} core/no-usable-stimuli — no stimulus has a usable position.
 * @throws {PenfieldError} core/grid-not-found — a grid was asked for and the positions form none.
 */
export function assignSites<F extends Frame>(stimuli: Stimuli<F>, request: SiteRequest): Assignment<F> {
  const places = placesOf(stimuli)
  return assignment(stimuli, places, partitionOf(places, request))
}

/**
 * Sites by given names: stimuli of one name make one site.
 *
 * @param labels one a stimulus; null for none. A stimulus without a position gets no site whatever its label.
 * @throws {PenfieldError} core/no-usable-stimuli — no stimulus has both a usable position and a label.
 */
export function assignSitesByLabel<F extends Frame>(
  stimuli: Stimuli<F>,
  labels: readonly (string | null)[],
): Assignment<F> {
  if (labels.length !== stimuli.n) {
    throw error('core/lengths-differ', {
      what: `There are ${labels.length} labels for ${stimuli.n} stimuli; one label a stimulus was expected.`,
      where: { argument: 'labels' },
      fix: 'Give one label for each stimulus, null where it has none.',
    })
  }
  const places = placesOf(stimuli)
  const placeLabels = Array.from(places.stimulusOf, (i) => labels[i])
  if (placeLabels.every((label) => label === null)) throw noUsableStimuli(stimuli.n)
  return assignment(stimuli, places, byLabel(places, placeLabels, 'labels'))
}

const assignment = <F extends Frame>(
  stimuli: Stimuli<F>,
  places: SessionPlaces<F>,
  partition: Partition,
): Assignment<F> => ({
  sites: sitesOf(places, partition),
  issues: [...farPositions(stimuli), ...partition.issues],
})

/** Stimuli whose position is written, but lies where no head can be. */
function farPositions<F extends Frame>({ n, names, positionsMm }: Stimuli<F>): Issue[] {
  const far = Array.from({ length: n }, (_, i) => i).filter((i) =>
    positionsMm.subarray(3 * i, 3 * i + 3).some((mm) => Math.abs(mm) > farthestMm),
  )
  if (far.length === 0) return []
  return [
    issue(
      'core/far-position',
      `${far.length} of ${n} stimuli ${far.length === 1 ? 'lies' : 'lie'} more than ${farthestMm / 1000} m from the origin, where a position on a head in mm was expected, and so ${far.length === 1 ? 'has' : 'have'} no site.`,
      { argument: `stimulus ${names[far[0]]}` },
      'Look at the positions in the file and at their unit.',
      far.length,
    ),
  ]
}

/** What the rule for the request says. The entry of a kind takes the request of that kind. */
function partitionOf(places: Places, request: SiteRequest): Partition {
  const entry = siteRules.find(({ kind }) => kind === request.kind) as SiteRuleEntry
  return entry.partition(places, request)
}

/** The stimuli with a usable position, and the plane through them. */
function placesOf<F extends Frame>(stimuli: Stimuli<F>): SessionPlaces<F> {
  const { frame, coilAxes, names, timesMs, targets } = stimuli
  const { mm, rows } = usablePositions(stimuli.positionsMm, frame)
  if (rows.length === 0) throw noUsableStimuli(stimuli.n)
  const plane = fitPlane(mm, frame, { coilAxes })
  return {
    n: rows.length,
    frame,
    sessionStimuli: stimuli.n,
    stimulusOf: rows,
    names: Array.from(rows, (i) => names[i]),
    positionsMm: mm,
    plane,
    planeMm: toPlane(mm, plane),
    toPlaneMm: (positionsMm) => toPlane(pointsOf(frame, positionsMm), plane),
    timesMs: Float64Array.from(rows, (i) => timesMs[i]),
    targets: Array.from(rows, (i) => targets[i]),
  }
}

const noUsableStimuli = (n: number) =>
  error('core/no-usable-stimuli', {
    what: `None of the ${n} stimuli has a usable position; at least one is needed to make sites.`,
    fix: 'Look whether the coil was tracked during the session, and whether the file has columns with positions.',
  })
