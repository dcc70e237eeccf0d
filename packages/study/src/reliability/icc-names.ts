/** The six intraclass correlations by name. */
import type { IccForm } from '@penfield/stats'

/** Shrout and Fleiss's name, what it asks of sessions, and of how many sessions the value is. */
export const iccNames: Readonly<Record<IccForm, readonly [name: string, kind: string, of: 'one session' | 'mean']>> = {
  icc11: ['ICC(1,1)', 'one-way', 'one session'],
  icc21: ['ICC(2,1)', 'agreement', 'one session'],
  icc31: ['ICC(3,1)', 'consistency', 'one session'],
  icc1k: ['ICC(1,k)', 'one-way', 'mean'],
  icc2k: ['ICC(2,k)', 'agreement', 'mean'],
  icc3k: ['ICC(3,k)', 'consistency', 'mean'],
}

/** `agreement, one session`, `agreement, mean of 3 sessions`. */
export const iccMeaning = (form: IccForm, sessions: number): string => {
  const [, kind, of] = iccNames[form]
  return `${kind}, ${of === 'mean' ? `mean of ${sessions} sessions` : of}`
}
