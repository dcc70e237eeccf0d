import { parseDesign } from '@penfield/sim'
import { describe, expect, it } from 'vitest'
import { participantFiles } from './participant-files.js'
import { simulatedStudy } from './study-files.js'

const origin = { given: {}, command: '', version: '', input: { name: '', bytes: 0, sha256: '' } }

/** Cells of participants.tsv by name of their column, one row a participant. */
async function participantsOf(group: object, over: object = {}): Promise<readonly Record<string, string>[]> {
  const design = parseDesign({
    visits: 2,
    hemispheres: ['L', 'R'],
    grid: { columns: 2, rows: 2 },
    trials_per_site: 1,
    groups: [
      { name: 'control', n: 2 },
      { name: 'patient', n: 2, ...group },
    ],
    ...over,
  })
  const { files } = await simulatedStudy(design, origin, async (shards) => shards.map(participantFiles))
  const [head, ...rows] = `${files.get('participants.tsv')}`
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
  return rows.map((cells) => Object.fromEntries(head.map((name, k) => [name, cells[k]])))
}

const thresholdsIn = (row: Record<string, string>) =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name.startsWith('threshold')))

describe('the table of simulated participants', () => {
  it('says no threshold where no effect asks for one', async () => {
    for (const row of await participantsOf({})) expect(thresholdsIn(row)).toEqual({})
  })

  it('says one a participant where all sessions have the same', async () => {
    const rows = await participantsOf({ effects: { analysis: 1 } })
    expect(rows.map(thresholdsIn)).toEqual(['n/a', 'n/a', '25%', '25%'].map((threshold) => ({ threshold })))
  })

  it('says one a session where it changes from visit to visit', async () => {
    const rows = await participantsOf({ change: [{}, { analysis: 1 }], returning: 1 })
    const of = (threshold: string) => ({
      'threshold_ses-2_hemi-L': threshold,
      'threshold_ses-2_hemi-R': threshold,
    })
    // The second patient does not come again.
    expect(rows.map(thresholdsIn)).toEqual([of('n/a'), of('n/a'), of('25%'), of('n/a')])
  })

  it('and where it grows', async () => {
    const rows = await participantsOf({ change: [{ analysis: 1 }, { analysis: 2 }] }, { hemispheres: ['L'] })
    const of = (first: string, second: string) => ({
      'threshold_ses-1_hemi-L': first,
      'threshold_ses-2_hemi-L': second,
    })
    expect(rows.map(thresholdsIn)).toEqual([of('n/a', 'n/a'), of('n/a', 'n/a'), of('25%', '50%'), of('25%', '50%')])
  })

  it('and where it is on one hemisphere alone', async () => {
    const rows = await participantsOf({ effects: { analysis: 1 }, effects_side: 'ipsilateral', pain_left: 1 })
    const of = (threshold: string) => ({
      'threshold_ses-1_hemi-L': threshold,
      'threshold_ses-2_hemi-L': threshold,
    })
    expect(rows.map(thresholdsIn)).toEqual([of('n/a'), of('n/a'), of('25%'), of('25%')])
  })
})

describe('the README of a simulated study', () => {
  it('names a group whose threshold depends on a covariate', async () => {
    const dose = [{ effect: 'analysis', covariate: 'head_mm', slope: 1 }]
    const design = parseDesign({ groups: [{ name: 'patient', n: 1, dose }], grid: { columns: 2, rows: 2 } })
    const { files } = await simulatedStudy(design, origin, async (shards) => shards.map(participantFiles))
    expect(files.get('README.md')).toContain(
      'People of patient are to be mapped with the threshold in participants.tsv',
    )
  })
})
