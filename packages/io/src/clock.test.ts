import { expect, it } from 'vitest'
import { dateMs, timeOfDayMs } from './clock.js'

it.each([
  ['00:00:00.000', 0],
  ['10:18:25.434', 37_105_434],
  [' 9:00:00 ', 32_400_000],
  ['23:59:59.999', 86_399_999],
])('reads the time %j', (text, ms) => expect(timeOfDayMs(text)).toBe(ms))

it.each(['', '(null)', '24:00:00', '10:60:00', '10:18', '10:18:25,434'])('takes %j as no time', (text) =>
  expect(timeOfDayMs(text)).toBeNaN(),
)

it.each([
  ['1970-01-01', 0],
  ['1970-03-01', 59 * 86_400_000],
  ['2020-02-29', 18_321 * 86_400_000],
])('reads the day %j', (text, ms) => expect(dateMs(text)).toBe(ms))

it.each(['', '(null)', '2021-02-29', '2020-13-01', '2020-00-10', '01.02.2020', '20/11/2020'])(
  'takes %j as no day',
  (text) => expect(dateMs(text)).toBeNaN(),
)
