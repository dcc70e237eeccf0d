/** Coil poses and times of Brainsight samples. */
import type { Tracking } from '@penfield/core'
import { dateMs, timeOfDayMs } from '../../clock.js'
import { error } from '../../issues.js'
import type { InwardAxis, Pose } from '../../tracking.js'
import { numberAt, type Row, type Section, textAt } from './brainsight-sections.js'

/**
 * `m<c>n<r>` is column c, row r of the rotation; the position is the last column:
 *
 *     | m0n0  m1n0  m2n0  Loc. X |
 *     | m0n1  m1n1  m2n1  Loc. Y |
 *     | m0n2  m1n2  m2n2  Loc. Z |
 */
const matrixColumns = [
  ...['m0n0', 'm1n0', 'm2n0', 'Loc. X'],
  ...['m0n1', 'm1n1', 'm2n1', 'Loc. Y'],
  ...['m0n2', 'm1n2', 'm2n2', 'Loc. Z'],
]

/** Times diag(−1, 1, −1) from the right are the coil axes with z into the head: the third column, reversed. */
export const brainsightInward: InwardAxis = { column: 2, sign: -1 }

/** @throws {PenfieldError} io/brainsight-columns naming the columns that are not there. */
export function checkPoseColumns(section: Section): void {
  const absent = matrixColumns.filter((name) => !section.columns.has(name))
  if (absent.length === 0) return
  throw error('io/brainsight-columns', {
    what: `The table of samples has no column ${absent.join(', ')}; the position and the nine numbers of the coil matrix were expected.`,
    where: { file: section.file, line: section.line },
    fix: 'Export the samples again from Brainsight with location and orientation.',
  })
}

export const poseOf = (section: Section, row: Row): Pose => ({
  line: row.line,
  matrix: Float64Array.from(matrixColumns, (name) => numberAt(section, row, name)),
  seen: true,
})

/**
 * Distance of the target from the line of the coil's axis, mm, as printed; the depth of the target does not count.
 * (`Dist. to Target` is the distance of the two points.)
 *
 * @returns one a row; NaN where the coil was not tracked or there was no target; undefined when the export has no such column.
 */
export function targetErrorsMm(
  section: Section,
  rows: readonly Row[],
  tracking: readonly Tracking[],
): Float64Array | undefined {
  if (!section.columns.has('Target Error')) return undefined
  return Float64Array.from(rows, (row, i) => {
    const errorMm = numberAt(section, row, 'Target Error')
    return tracking[i] === 'tracked' ? errorMm : Number.NaN
  })
}

/** Date and time of a sample, ms since 1970 on the clock of the navigator; NaN where not recorded or not readable. */
export const momentMs = (section: Section, row: Row): number =>
  dateMs(textAt(section, row, 'Date') ?? '') + timeOfDayMs(textAt(section, row, 'Time') ?? '')
