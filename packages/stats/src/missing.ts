/** Why a statistic has no answer; it stands in place of the number. */
export const statisticMissing = {
  'no-variance': 'the values are all the same, so nothing can be compared with their spread',
  'too-few-values': 'fewer than two values are there',
  'no-session-error':
    'how much this number varies between sessions of an unchanged person is not known, so no change is judged',
  'no-effect': 'the difference can not be told from 0, so no number of people is enough for sure',
  'none-significant': 'no simulated study found a difference',
} as const

export type StatisticMissingCode = keyof typeof statisticMissing

export interface NoStatistic {
  readonly missing: StatisticMissingCode
}

export const noStatistic = (code: StatisticMissingCode): NoStatistic => ({ missing: code })

export const isNoStatistic = (value: unknown): value is NoStatistic =>
  typeof value === 'object' && value !== null && 'missing' in value
