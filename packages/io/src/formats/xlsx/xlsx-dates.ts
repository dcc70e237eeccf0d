/**
 * Days of a spreadsheet to ISO text.
 *
 *     1900 system   1 = 1900-01-01 … 59 = 02-28, 60 = a 29 February that never was, 61 = 1900-03-01
 *     1904 system   0 = 1904-01-01
 *
 * The fraction is the time of the day, to the millisecond.
 */
const dayMs = 86_400_000
const lastDay = 2_958_465
const start1900 = Date.UTC(1899, 11, 31)
const start1904 = Date.UTC(1904, 0, 1)

/**
 * "2020-11-20", "2020-11-20T10:18:25.434", or "10:18:25" where the day is 0.
 *
 * @returns undefined outside the days that a spreadsheet shows.
 */
export function momentText(serial: number, isSince1904: boolean): string | undefined {
  if (!(serial >= 0 && serial <= lastDay)) return undefined
  const total = Math.round(serial * dayMs)
  const day = Math.floor(total / dayMs)
  const timeMs = total - day * dayMs
  if (day === 0 && timeMs > 0) return timeText(timeMs)
  const date = dateText(day, isSince1904)
  return timeMs === 0 ? date : `${date}T${timeText(timeMs)}`
}

function dateText(day: number, isSince1904: boolean): string {
  if (!isSince1904 && day === 60) return '1900-02-29'
  const start = isSince1904 ? start1904 : start1900
  return new Date(start + (isSince1904 || day < 60 ? day : day - 1) * dayMs).toISOString().slice(0, 10)
}

/** Hours, minutes and seconds; the hours of a duration may go beyond 24. */
export function durationText(serial: number): string | undefined {
  return serial >= 0 && serial <= lastDay ? timeText(Math.round(serial * dayMs)) : undefined
}

function timeText(ms: number): string {
  const two = (value: number) => `${Math.floor(value)}`.padStart(2, '0')
  const text = `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}`
  return ms % 1000 === 0 ? text : `${text}.${`${ms % 1000}`.padStart(3, '0')}`
}
