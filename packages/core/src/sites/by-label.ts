import { issue } from '../issues.js'
import type { Issue } from '../model/issue.js'
import { distanceMm, groupCentresMm } from './centres.js'
import { latticeIndices } from './lattice.js'
import type { Partition, Places } from './partition.js'
import { latticeOfCentres } from './recognise.js'
import { commonDistanceMm } from './step.js'

const fewestTargets = 4
/** A stimulus lies at its target when it is no farther from the mean of the target's stimuli, mm. */
const atTargetMm = 5
const atTargetShare = 0.9

/**
 * One site a label, named as the label. Stimuli without a label get no site.
 *
 * @param labels one a place; null for none.
 */
export function byLabel(places: Places, labels: readonly (string | null)[], kind: 'targets' | 'labels'): Partition {
  const names = [...new Set(labels.filter((label) => label !== null))]
  const groupAt = new Map(names.map((name, group) => [name, group]))
  const groupOf = Int32Array.from(labels, (label) => (label === null ? -1 : (groupAt.get(label) as number)))
  const centresMm = groupCentresMm(places.positionsMm, groupOf, names.length, 3)
  const planeMm = places.toPlaneMm(centresMm)
  const lattice = latticeOfCentres(planeMm, commonDistanceMm(centresMm))
  const without = [...groupOf.keys()].filter((i) => groupOf[i] < 0)
  return {
    kind,
    groupOf,
    groups: names.length,
    labels: names,
    lattice: lattice && { stepMm: lattice.stepMm, indices: fromZero(latticeIndices(planeMm, lattice)) },
    weighting: 'alike',
    issues: without.length === 0 ? [] : [noTarget(places, without)],
  }
}

/**
 * The targets that the file names, where they can be believed: at least 4 of them, and 90 % of the stimuli within 5 mm of the mean
 * of their target's stimuli. Null otherwise.
 */
export function byTargets(places: Places): Partition | null {
  const names = new Set(places.targets.filter((target) => target !== null))
  if (names.size < fewestTargets) return null
  const partition = byLabel(places, places.targets, 'targets')
  const { groupOf, groups } = partition
  const centresMm = groupCentresMm(places.positionsMm, groupOf, groups, 3)
  const isAtTarget = (i: number) =>
    groupOf[i] >= 0 && distanceMm(places.positionsMm, i, centresMm, groupOf[i]) <= atTargetMm
  const away = [...groupOf.keys()].filter((i) => !isAtTarget(i))
  if (places.n - away.length < atTargetShare * places.n) return null
  const off = away.filter((i) => groupOf[i] >= 0)
  return off.length === 0 ? partition : { ...partition, issues: [...partition.issues, offTarget(places, off)] }
}

/** Columns and rows counted from the first of each. */
function fromZero(indices: Int32Array): Int32Array {
  const least = [0, 1].map((axis) =>
    indices.reduce((low, index, k) => (k % 2 === axis ? Math.min(low, index) : low), Number.POSITIVE_INFINITY),
  )
  return indices.map((index, k) => index - least[k % 2])
}

const noTarget = (places: Places, without: readonly number[]): Issue =>
  issue(
    'core/no-target',
    `${without.length} of ${places.n} stimuli ${without.length === 1 ? 'has' : 'have'} a position and no target in the file, and so no site.`,
    { argument: `stimulus ${places.names[without[0]]}` },
    'Say --sites radius:MM or --sites none to place sites by position instead.',
    without.length,
  )

const offTarget = (places: Places, off: readonly number[]): Issue =>
  issue(
    'core/off-target',
    `${off.length} of ${places.n} stimuli ${off.length === 1 ? 'lies' : 'lie'} more than ${atTargetMm} mm from the others of the same target, and ${off.length === 1 ? 'is' : 'are'} kept at it.`,
    { argument: `stimulus ${places.names[off[0]]}` },
    'Look at such stimuli in trials.tsv; the coil may have been held at another place than the file says.',
    off.length,
  )
