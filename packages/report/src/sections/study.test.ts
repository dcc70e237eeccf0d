import { describe, expect, it } from 'vitest'
import { changeRows, studyChange } from '../figures/study-change.js'
import { studyPeople } from '../figures/study-people.js'
import type { StudyPicture, StudySession } from '../figures/study-picture.js'
import { studyPage } from './study.js'

const session = (visit: string, hemisphere: string, values: readonly (number | null)[]): StudySession => ({
  session: visit,
  hemisphere,
  numbers: values.map((value) => (value === null ? null : { value, low: value - 0.1, high: value + 0.1 })),
  corrected: values.map(() => null),
})

const picture: StudyPicture = {
  title: 'two & two',
  groups: ['control', 'patient'],
  muscles: ['DM', 'LES'],
  indices: [
    { id: 'histogram_intersection', name: 'Histogram intersection', unit: '1' },
    { id: 'cog_distance', name: 'Distance of the centres', unit: 'mm' },
  ],
  people: [
    {
      label: 'c<1>',
      group: 0,
      report: 'people/c1/report.html',
      sessions: [session('1', 'L', [0.5, 8]), session('1', 'R', [0.6, null])],
      remarks: 2,
    },
    {
      label: 'p1',
      group: 1,
      report: 'people/p1/report.html',
      sessions: [session('1', 'L', [0.7, 4]), session('2', 'L', [0.4, -1.25])],
      remarks: 0,
    },
  ],
}

const page = studyPage({
  picture,
  people: studyPeople(picture),
  change: studyChange(picture),
  sentences: ['2 people were mapped.'],
  groupReport: null,
  noVerdict: 'No individual call: it is not known.',
  method: ['As map does.'],
  version: '0.0.0',
  command: 'penfield demo',
})

describe('the page of a study', () => {
  it('escapes what people are called', () => {
    expect(page).not.toContain('c<1>')
    expect(page).toContain('c&lt;1&gt;')
    expect(page).toContain('two &amp; two')
  })

  it('has a row a session with value and interval, and n/a where a number is missing', () => {
    expect(page).toContain('0.50 (0.40 to 0.60)')
    expect(page).toContain('>n/a<')
    expect(page).not.toMatch(/NaN|undefined|null/)
  })

  it('gives second visit less first of those who came twice, and no verdict', () => {
    expect(changeRows(picture, 0)).toEqual([{ label: 'p1', hemisphere: 'L', first: 0.7, second: 0.4 }])
    expect(page).toContain('\u22120.30')
    expect(page).toContain('\u22125.3')
    expect(page).toContain('No individual call')
  })
})

describe('the figures of a study', () => {
  it('are none where nobody has the numbers, or nobody came twice', () => {
    const nobody = {
      ...picture,
      people: picture.people.map((person) => ({ ...person, sessions: [session('1', 'L', [null, null])] })),
    }
    expect(studyPeople(nobody)).toBeNull()
    expect(studyChange(nobody)).toBeNull()
  })

  it('keep every mark inside the sheet', () => {
    for (const drawing of [studyPeople(picture), studyChange(picture)]) {
      expect(drawing).not.toBeNull()
      const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(drawing?.svg ?? '') ?? []
      const places = [...(drawing?.svg ?? '').matchAll(/ (c?[xy][12]?)="(-?[\d.]+)"/g)]
      expect(places.length).toBeGreaterThan(20)
      for (const [, axis, at] of places) {
        expect(Number(at)).toBeGreaterThanOrEqual(0)
        expect(Number(at)).toBeLessThanOrEqual(Number(axis.includes('x') ? width : height))
      }
    }
  })
})
