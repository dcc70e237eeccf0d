/** Whether simulated sessions look like the public maps of hand muscles. */
import { mapRows } from './map-rows.js'
import { type People, visitsOf } from './people.js'
import type { CalibrationRow } from './row.js'
import { siteRows } from './site-rows.js'
import { trialRows } from './trial-rows.js'

/**
 * The calibration table: each quantity, what the sessions show, and what public data of resting hand muscles allow.
 *
 * @param people at least two, each with the same number of visits, at least two.
 */
export function calibration(people: People): readonly CalibrationRow[] {
  const visits = visitsOf(people)
  const sessions = visits.flat().map(({ cells }) => cells)
  return [...trialRows(sessions), ...siteRows(sessions.flat()), ...mapRows(visits)]
}
