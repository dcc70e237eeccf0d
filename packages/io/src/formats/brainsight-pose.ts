/** Coil poses and times of Brainsight samples. */

import { dateMs, timeOfDayMs } from '../clock.js'
import { error } from '../issues.js'
import type { InwardAxis, Pose } from '../tracking.js'
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

/** Date and time of a sample, ms since 1970 on the clock of the navigator; NaN where not recorded or not readable. */
export const momentMs = (section: Section, row: Row): number =>
  dateMs(textAt(section, row, 'Date') ?? '') + timeOfDayMs(textAt(section, row, 'Time') ?? '')
