/** Dates and times of day as navigators print them. Pure arithmetic: no clock and no time zone is asked. */
import { numberFromCell } from './number.js'

const datePattern = /^(\d{4})-(\d\d)-(\d\d)$/
const timePattern = /^(\d\d?):(\d\d):(\d\d(?:\.\d{1,9})?)$/

const part = (text: string | undefined): number => numberFromCell(text ?? '') ?? Number.NaN

/** `HH:MM:SS.mmm` as ms since midnight, to the µs; NaN when the text is none. */
export function timeOfDayMs(text: string): number {
  const [, hours, minutes, seconds] = timePattern.exec(text.trim()) ?? []
  const [h, m, s] = [part(hours), part(minutes), part(seconds)]
  return h < 24 && m < 60 && s < 61 ? (h * 60 + m) * 60_000 + Math.round(s * 1e6) / 1e3 : Number.NaN
}

/** `YYYY-MM-DD` as ms since 1970-01-01; NaN when the text is no day of the calendar. */
export function dateMs(text: string): number {
  const [, year, month, day] = datePattern.exec(text.trim()) ?? []
  const [y, m, d] = [part(year), part(month), part(day)]
  const ms = Date.UTC(y, m - 1, d)
  return m >= 1 && m <= 12 && new Date(ms).getUTCDate() === d ? ms : Number.NaN
}
