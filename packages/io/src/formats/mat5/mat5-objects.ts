/** Variables that are named and not read: objects, which only MATLAB can open, and sparse or complex arrays. */
import { shown } from '@penfield/kernels'
import type { Cursor } from '../../bytes.js'
import { error } from '../../issues.js'
import { elementTypes, latinText, takeTyped } from './mat5-elements.js'
import type { OtherVariable } from './mat5-variable.js'

/** What turns an object of a class into something that is saved plainly. */
const remedies: Readonly<Record<string, (name: string) => string>> = {
  string: (name) => `cellstr(${name})`,
  categorical: (name) => `cellstr(${name})`,
  datetime: (name) => `posixtime(${name})`,
  duration: (name) => `milliseconds(${name})`,
}
const plainStruct = (name: string): string => `struct(${name})`

/**
 * An object: its name, its system ("MCOS"), its class, then references that only MATLAB can follow.
 *
 * @param path to a cell or field; null for a variable, which has its own name.
 * @throws {PenfieldError} io/mat5-table — it is a MATLAB table.
 */
export function opaqueVariable(data: Cursor, path: string | null): OtherVariable {
  const own = latinText(takeTyped(data, elementTypes.int8, 'the name of a variable'))
  const name = path ?? own
  takeTyped(data, elementTypes.int8, 'the system of an object')
  const className = latinText(takeTyped(data, elementTypes.int8, 'the class of an object'))
  if (className === 'table' || className === 'timetable') throw table(name, className, data.file)
  const remedy = (Object.hasOwn(remedies, className) ? remedies[className] : plainStruct)(name)
  const fix = `In MATLAB, save ${remedy} in place of ${name}.`
  return { kind: 'other', name, size: [], title: `a ${shown(className, 40)} object`, fix, opaque: true }
}

const table = (name: string, className: string, file: string) =>
  error('io/mat5-table', {
    what: `The variable ${shown(name)} is a MATLAB ${className}, which only MATLAB can open; numeric variables were expected.`,
    where: { file, argument: name },
    fix: `In MATLAB, write it as CSV with writetable(${name}, "${name}.csv"), or save table2struct(${name}) as arrays, and read that file.`,
  })

/** The refusal of a file in which nothing but an object could have been the data. */
export const objectRefused = ({ name, title, fix }: OtherVariable, file: string) =>
  error('io/mat5-table', {
    what: `The variable ${shown(name)} is ${title}, which only MATLAB can open; numeric variables were expected.`,
    where: { file, argument: name },
    fix,
  })

export const sparse = (name: string, file: string) =>
  error('io/mat5-class', {
    what: `The variable ${shown(name)} is a sparse matrix; a full matrix was expected.`,
    where: { file, argument: name },
    fix: `In MATLAB, save it as ${name} = full(${name}).`,
  })

export const complexVariable = (name: string, size: readonly number[]): OtherVariable => ({
  kind: 'other',
  name,
  size,
  title: 'a complex array',
  fix: `In MATLAB, save its real part: ${name} = real(${name}).`,
  opaque: false,
})

/** @param title with its article. */
export const unreadVariable = (name: string, title: string): OtherVariable => ({
  kind: 'other',
  name,
  size: [],
  title,
  fix: `In MATLAB, save the numbers of ${name} as a matrix.`,
  opaque: false,
})
