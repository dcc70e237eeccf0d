/** Why a statistic has no answer; it stands in place of the number. */
export const statisticMissing = {
  'no-variance': 'the values are all the same, so nothing can be compared with their spread',
  'too-few-values': 'fewer than two values are there',
  'no-session-error':
    'how much this number varies between sessions of an unchanged person is not known, so no change is judged',
  'no-effect': 'the difference can not be told from 0, so no number of people is enough for sure',
  'none-significant': 'no simulated study found a difference',
  singular: 'one column follows from the others, so their parts can not be told apart',
  'no-freedom': 'there are not more people than numbers to estimate, so nothing is left to judge by',
  'no-residual': 'the values lie exactly on a line, so nothing is left to judge by',
  'no-direction': 'the directions cancel each other, so they have no mean',
  'people-alike': 'the people differ too little beside their sessions for a share of their spread to be given',
  'not-positive': 'a value is 0 or less and has no logarithm',
} as const

export type StatisticMissingCode = keyof typeof statisticMissing

export interface NoStatistic {
  readonly missing: StatisticMissingCode
}

export const noStatistic = (code: StatisticMissingCode): NoStatistic => ({ missing: code })

export const isNoStatistic = (value: unknown): value is NoStatistic =>
  typeof value === 'object' && value !== null && 'missing' in value
