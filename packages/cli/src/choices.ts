/** Options whose value is one of a few words, or a number. */
import { error } from './codes.js'

/** @throws {PenfieldError} cli/usage — none of them. */
export function choiceOf<const Word extends string>(flag: string, value: unknown, words: readonly Word[]): Word {
  const found = words.find((word) => word === value)
  if (found !== undefined) return found
  throw error('cli/usage', {
    what: `The value "${value}" of ${flag} is not one of ${words.join(', ')}.`,
    where: { argument: `${flag} ${value}` },
    fix: `Say, for instance, ${flag} ${words[0]}.`,
  })
}

/** @throws {PenfieldError} cli/usage — no number with a point, or outside the limits. */
export function numberChoice(flag: string, value: unknown, least: number, most: number, isWhole = false): number {
  const number = typeof value === 'string' && /^-?\d{1,10}(\.\d+)?$/.test(value) ? Number(value) : Number.NaN
  if (number >= least && number <= most && (!isWhole || Number.isInteger(number))) return number
  throw error('cli/usage', {
    what: `The value "${value}" of ${flag} is not a ${isWhole ? 'whole ' : ''}number from ${least} to ${most}.`,
    where: { argument: `${flag} ${value}` },
    fix: `Say, for instance, ${flag} ${least}.`,
  })
}

/** Names between commas; empty where the option was not said. */
export const listOf = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? value
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
    : []
