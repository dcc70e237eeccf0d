import type { Session } from '@penfield/core'
import type { Reading } from './format.js'
import { error } from './issues.js'

/** Whether any muscle has an amplitude or a recording at any stimulus. */
const hasTrials = (session: Session): boolean => session.muscles.some(({ observed }) => observed.includes(1))

/**
 * Why the sessions of a file can't be mapped; null when they can.
 *
 * @param emgAdvice what to do when there are stimuli and no amplitudes.
 */
export function whyUnusable(sessions: readonly Session[], emgAdvice: string): Reading['unusable'] {
  const stimuli = sessions.reduce((sum, session) => sum + session.stimuli.n, 0)
  if (stimuli === 0) {
    return {
      what: 'The file holds no stimuli; at least one was expected.',
      fix: 'Give the file of the recorded stimuli.',
    }
  }
  if (sessions.some(hasTrials)) return null
  return { what: `The file holds ${stimuli} stimuli and no MEP amplitudes.`, fix: emgAdvice }
}

/**
 * The sessions of a file that is to be mapped.
 *
 * @throws {PenfieldError} io/unusable — the file was read and holds nothing to map.
 */
export function usableSessions({ sessions, unusable }: Reading, file: string): readonly Session[] {
  if (unusable !== null) throw error('io/unusable', { ...unusable, where: { file } })
  return sessions
}
