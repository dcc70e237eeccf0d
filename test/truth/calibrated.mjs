// Simulated hand muscles held against public maps of real ones: the rows of the calibration table.
import { calibration, parseDesign, simulateSession } from '@penfield/sim'

const visits = 3

/** The grid and the stimuli of the public maps; everybody comes three times, as there. */
const design = ({ people, seed }) =>
  parseDesign({
    seed,
    preset: 'hand',
    visits,
    grid: { columns: 7, rows: 7, spacing: 7.63 },
    trials_per_site: 10,
    groups: [{ name: 'hand', n: people }],
  })

/** @returns one row a quantity: what is seen, the ends of what is allowed, what real maps show, and whether it is met. */
export function calibrated(entry) {
  const parsed = design(entry)
  const sessions = Array.from({ length: entry.people }, (_, participant) =>
    Array.from({ length: visits }, (_, visit) => simulateSession(parsed, { participant, visit })),
  )
  return calibration(sessions)
}
