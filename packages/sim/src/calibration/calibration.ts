/** Whether simulated sessions look like the public maps of hand muscles. */
import { error } from '../codes.js'
import { mapRows } from './map-rows.js'
import { type People, visitsOf } from './people.js'
import type { CalibrationRow } from './row.js'
import { siteRows } from './site-rows.js'
import { trialRows } from './trial-rows.js'

/**
 * The calibration table: each quantity, what the sessions show, and what public data of resting hand muscles allow.
 *
 * @param people at least two, each with the same number of visits, at least two.
 * @throws {PenfieldError} sim/too-few-visits — there are fewer, or they differ between people.
 */
export function calibration(people: People): readonly CalibrationRow[] {
  checkVisits(people)
  const visits = visitsOf(people)
  const sessions = visits.flat().map(({ cells }) => cells)
  return [...trialRows(sessions), ...siteRows(sessions.flat()), ...mapRows(visits)]
}

function checkVisits(people: People): void {
  const counts = people.map((visits) => visits.length)
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)]
  if (counts.length >= 2 && fewest >= 2 && fewest === most) return
  const visits = fewest < most ? `${fewest} to ${most} visits` : counted(fewest, 'visit', 'visits')
  const found = `${counted(counts.length, 'person', 'people')}${counts.length === 0 ? '' : ` with ${visits} each`}`
  throw error('sim/too-few-visits', {
    what: `The table was asked for from ${found}; at least two people were expected, all with the same number of visits, at least two.`,
    where: { argument: 'people' },
    fix: 'Simulate two or more people, and the same two or more visits of each.',
  })
}

const counted = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`
