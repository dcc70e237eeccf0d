import { describe, expect, it } from 'vitest'
import { parseDesign } from '../parse/design.js'
import { simulateSession } from '../session.js'
import { calibration } from './calibration.js'

const hands = (n: number, over: object = {}) => {
  const design = parseDesign({
    preset: 'hand',
    visits: 3,
    grid: { columns: 7, rows: 7, spacing: 7.63 },
    trials_per_site: 10,
    groups: [{ name: 'hand', n }],
    ...over,
  })
  const visits = [0, 1, 2]
  return Array.from({ length: n }, (_, participant) =>
    visits.map((visit) => simulateSession(design, { participant, visit })),
  )
}

describe('simulated hand muscles', () => {
  const rows = calibration(hands(200))

  it.each(rows)('lie in the range of real ones: $quantity', ({ value, least, most }) => {
    expect(value).toBeGreaterThanOrEqual(least)
    expect(value).toBeLessThanOrEqual(most)
  })

  it('may lose sites, others at each visit', () => {
    const found = calibration(hands(4, { losses: { sites: 0.2 } }))
    expect(found).toHaveLength(rows.length)
    const changed = found.find(({ quantity }) => quantity.startsWith('CoG called changed'))
    expect(changed?.value).toBeGreaterThanOrEqual(0)
    expect(changed?.value).toBeLessThanOrEqual(1)
  })

  it.each([
    ['from 0 people;', []],
    ['from 1 person with 3 visits each;', hands(1)],
    ['from 2 people with 1 visit each;', hands(2).map((visits) => visits.slice(0, 1))],
    ['from 2 people with 2 to 3 visits each;', hands(2).map((visits, i) => visits.slice(i))],
  ])('are refused where they are too few: %s', (found, people) =>
    expect(() => calibration(people)).toThrow(
      expect.objectContaining({ code: 'sim/too-few-visits', message: expect.stringContaining(found) }),
    ),
  )

  it('of log-normal trials do not: the table tells them apart', () => {
    const unlike = calibration(hands(10, { priors: { trial_cube: 0 } })).filter(({ met }) => !met)
    expect(unlike.map(({ quantity }) => quantity)).toEqual(
      expect.arrayContaining([expect.stringContaining('CV within a site'), expect.stringContaining('no MEP')]),
    )
  })
})
