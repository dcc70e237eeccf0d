/** With which threshold simulated sessions are to be mapped, in the table of participants. */
import type { Participant } from '@penfield/sim'
import type { Column } from '../tables/table.js'
import type { SessionTruth } from './participant-files.js'

type Asked = Pick<SessionTruth, 'participant' | 'session' | 'hemisphere' | 'threshold'>

const sessionOf = ({ session, hemisphere }: Asked): string => `ses-${session}_hemi-${hemisphere}`

/**
 * No column where no session asks for a threshold; one, `threshold`, where each participant has the same in all sessions; else one a
 * session that anybody is to be mapped with a threshold in, such as `threshold_ses-2_hemi-L`.
 */
export function thresholdColumns(sessions: readonly Asked[]): readonly Column<Participant>[] {
  const asked = sessions.filter(({ threshold }) => threshold !== null)
  if (asked.length === 0) return []
  const ofPerson = new Map(sessions.map(({ participant, threshold }) => [participant, threshold]))
  if (sessions.every(({ participant, threshold }) => ofPerson.get(participant) === threshold))
    return [
      {
        name: 'threshold',
        meaning: 'Threshold with which this participant is to be mapped, --threshold; n/a: the default',
        of: ({ label }) => ofPerson.get(label) ?? null,
      },
    ]
  const inOrder = [...asked].sort(
    (a, b) =>
      Number(a.session) - Number(b.session) ||
      Number(a.hemisphere > b.hemisphere) - Number(a.hemisphere < b.hemisphere),
  )
  return [...new Map(inOrder.map((one) => [sessionOf(one), one])).entries()].map(([name, { session, hemisphere }]) => {
    const ofThis = asked.filter((one) => sessionOf(one) === name)
    const thresholds = new Map(ofThis.map(({ participant, threshold }) => [participant, threshold]))
    return {
      name: `threshold_${name}`,
      meaning: `Threshold with which session ${session} of hemisphere ${hemisphere} is to be mapped, --threshold; n/a: the default`,
      of: ({ label }) => thresholds.get(label) ?? null,
    }
  })
}
