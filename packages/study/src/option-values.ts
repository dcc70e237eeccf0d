/** Options as typed, understood one by one. All throw {@link PenfieldError} study/option-not-understood. */
import { nearest, shown } from '@penfield/kernels'
import { error } from './codes.js'

/** One of the choices; undefined when nothing is said. */
export function choice<const C extends string>(
  flag: string,
  value: string | undefined,
  choices: readonly C[],
): C | undefined {
  if (value === undefined) return undefined
  const found = choices.find((each) => each === value)
  if (found !== undefined) return found
  const close = nearest(value, choices)
  throw error('study/option-not-understood', {
    what: `The ${flag} ${shown(value)} is not one of ${choices.join(', ')}.`,
    where: { argument: `--${flag} ${value}` },
    fix: close === undefined ? `Say --${flag} ${choices[0]}, for instance.` : `Did you mean --${flag} ${close}?`,
  })
}

/** What `parse` makes of the text; undefined when nothing is said. */
export function parsed<T>(
  flag: string,
  value: string | undefined,
  parse: (text: string) => T | undefined,
  forms: string,
): T | undefined {
  if (value === undefined) return undefined
  const result = parse(value)
  if (result !== undefined) return result
  throw error('study/option-not-understood', {
    what: `The ${flag} ${shown(value)} is none of the forms ${forms}.`,
    where: { argument: `--${flag} ${value}` },
    fix: `Write --${flag} in one of these forms.`,
  })
}

const plainNumber = /^-?\d+(\.\d+)?$/

/** A number in a range; undefined when nothing is said. */
export function numberOf(flag: string, value: string | undefined, low: number, high: number): number | undefined {
  if (value === undefined) return undefined
  const number = plainNumber.test(value) ? Number(value) : Number.NaN
  if (number >= low && number <= high) return number
  throw error('study/option-not-understood', {
    what: `The ${flag} ${shown(value)} is not a number from ${low} to ${high}.`,
    where: { argument: `--${flag} ${value}` },
    fix: `Give --${flag} a number from ${low} to ${high}.`,
  })
}

export function wholeNumber(flag: string, value: string | undefined, high: number): number | undefined {
  const number = numberOf(flag, value, 0, high)
  if (number === undefined || Number.isInteger(number)) return number
  throw error('study/option-not-understood', {
    what: `The ${flag} ${value} is not a whole number.`,
    where: { argument: `--${flag} ${value}` },
    fix: `Give --${flag} a whole number.`,
  })
}

/** Two times in ms with a colon; null when nothing is said. */
export function windowOf(
  value: string | undefined,
  flag = 'window',
  example = '10:60',
): readonly [number, number] | null {
  if (value === undefined) return null
  const ends = value.split(':').map((end) => (plainNumber.test(end) ? Number(end) : Number.NaN))
  const [a, b] = ends
  if (ends.length === 2 && a < b) return [a, b]
  throw error('study/option-not-understood', {
    what: `The ${flag} ${shown(value)} is not two times in ms with a colon, the earlier one first.`,
    where: { argument: `--${flag} ${value}` },
    fix: `Write, for instance, --${flag} ${example}.`,
  })
}
