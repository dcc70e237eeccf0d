import type { Session } from '@penfield/core'
import { describe, expect, it } from 'vitest'
import { identify, identityFromName, refuseDifferentPeople } from './identify.js'
import { participantOf } from './participants.js'

const none: Session['identity'] = { participant: null, session: null, hemisphere: null }
const session = (identity: Session['identity']) => ({ identity, part: null }) as Session
const who = (of: Session['identity'], said = none, beside: Session['identity'] | null = null, fileName = 'x.txt') =>
  identify(session(of), { said, beside, fileName }).identity

describe('identityFromName', () => {
  it('reads names that are written as BIDS does', () => {
    expect(identityFromName('sub-07_ses-2_hemi-R_tms.txt')).toEqual({
      participant: '07',
      session: '2',
      hemisphere: 'R',
    })
  })

  it('makes nothing of other names', () => {
    expect(identityFromName('subject7.txt')).toEqual(none)
  })
})

describe('participantOf', () => {
  const table = 'participant_id\tgroup\themisphere\ncontrol-01\tcontrol\tL\npatient-01\tpatient\tR\n'

  it('finds the row whose participant is the name of the file', () => {
    expect(participantOf(table, 'patient-01.txt')).toEqual({
      participant: 'patient-01',
      session: null,
      hemisphere: 'R',
    })
  })

  it('knows nothing of a file that has no row, and of a table without participants', () => {
    expect(participantOf(table, 'other.txt')).toBeNull()
    expect(participantOf('a\tb\n1\t2\n', '1.txt')).toBeNull()
  })
})

describe('identify', () => {
  it('lets the options win over the contents, these over participants.tsv, and that over the name', () => {
    const said = { ...none, participant: 'A' }
    const beside = { participant: 'B', session: 'B', hemisphere: 'L' as const }
    expect(who({ ...none, session: 'C' }, said, beside, 'sub-D_ses-D_hemi-R.txt')).toEqual({
      participant: 'A',
      session: 'C',
      hemisphere: 'L',
    })
  })

  it('says nothing where nobody knows', () => {
    expect(who(none)).toEqual(none)
  })
})

describe('refuseDifferentPeople', () => {
  const of = (...people: (string | null)[]) =>
    people.map((participant, k) => ({ name: `${k + 1}.txt`, participants: [participant] }))

  it('names both people and their files', () => {
    expect(() => refuseDifferentPeople(of(null, '07', '08'))).toThrow(
      expect.objectContaining({
        code: 'study/different-people',
        kind: 'data',
        what: '2.txt is of "07" and 3.txt of "08"; the files of one session are of one person.',
      }),
    )
  })

  it('lets files of one person and of nobody known pass', () => {
    expect(() => refuseDifferentPeople(of('07', null, '07'))).not.toThrow()
    expect(() => refuseDifferentPeople(of(null, null))).not.toThrow()
  })
})
