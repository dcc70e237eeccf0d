/** Reads values of a design with errors that say what, where and how. */
import { nearest, shown } from '@penfield/kernels'
import { error } from '../codes.js'

export type Fields = Readonly<Record<string, unknown>>

const written = (value: unknown): string =>
  typeof value === 'string' ? shown(value) : shown(JSON.stringify(value) ?? 'nothing', 60)

const wrong = (value: unknown, expected: string, where: string): never => {
  throw error('sim/design-value', {
    what: `${where} is ${written(value)}; ${expected} was expected.`,
    where: { argument: where },
    fix: `Write ${expected} there, or leave the key out for its default.`,
  })
}

/** The object's fields when all its keys are known. */
export function fieldsOf(value: unknown, known: readonly string[], where: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong(value, 'an object', where)
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue
    const near = nearest(key, known)
    throw error('sim/design-unknown-key', {
      what: `${where} has the key ${shown(key)}, which is not one of ${known.join(', ')}.`,
      where: { argument: where },
      fix: near === undefined ? 'Take the key out.' : `Write "${near}" if that was meant, else take the key out.`,
    })
  }
  return value as Fields
}

export function numberIn(value: unknown, [least, most]: readonly [number, number], where: string): number {
  if (typeof value === 'number' && value >= least && value <= most) return value
  return wrong(value, `a number from ${least} to ${most}`, where)
}

export function wholeIn(value: unknown, [least, most]: readonly [number, number], where: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
  return wrong(value, `a whole number from ${least} to ${most}`, where)
}

export function flagOf(value: unknown, where: string): boolean {
  return typeof value === 'boolean' ? value : wrong(value, 'true or false', where)
}

export function choiceOf<const T extends string>(value: unknown, choices: readonly T[], where: string): T {
  const found = choices.find((choice) => choice === value)
  return found ?? wrong(value, `one of ${choices.join(', ')}`, where)
}

const namePattern = /^[A-Za-z0-9][\w .-]{0,39}$/

export function nameOf(value: unknown, where: string): string {
  if (typeof value === 'string' && namePattern.test(value)) return value
  return wrong(value, 'a name of 1 to 40 letters, digits, spaces, points, hyphens or underscores', where)
}

export function listOf(value: unknown, [fewest, most]: readonly [number, number], where: string): readonly unknown[] {
  if (Array.isArray(value) && value.length >= fewest && value.length <= most) return value
  return wrong(value, `a list of ${fewest} to ${most} entries`, where)
}

/** The list when no entry stands in it twice. */
export function distinct<T extends string>(names: readonly T[], where: string): readonly T[] {
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  return twice === undefined ? names : wrong(twice, 'a list in which nothing stands twice', where)
}
