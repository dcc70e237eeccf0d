/** A CED Signal export that MATLAB saved again as level 5: one structure, with the fields of the export of version 7.3. */
import { recordingOf, type SignalFields } from '../ced-signal/ced-signal-recording.js'
import { countOf } from '../mat5/mat5-numbers.js'
import type { StructVariable } from '../mat5/mat5-variable.js'
import type { MatDialect, MatFile } from './dialect.js'
import { type Member, membersOf, numberOf, textOf, valueOf } from './members.js'

const needed = ['values', 'interval', 'start', 'points', 'chans', 'frames', 'chaninfo'] as const

const structOf = ({ variables }: MatFile): StructVariable | undefined =>
  [...variables.values()].find(
    (variable): variable is StructVariable =>
      variable.kind === 'struct' &&
      variable.elements.length === 1 &&
      needed.every((field) => variable.fields.includes(field)),
  )

function fieldsOf(struct: Member, file: string): SignalFields {
  const number = (field: string) => numberOf(struct.get(field), field, file)
  /** Of "frameinfo/start" and the like the field of each member. */
  const members = (path: string) => {
    const [list, field] = path.split('/')
    return membersOf(struct.get(list)).map((member) => member.get(field))
  }
  return {
    file,
    number,
    length: number,
    numbers: (path, count) => {
      const found = members(path)
      const isWhole = found.length === count && !found.includes(undefined)
      return isWhole ? found.map((variable) => numberOf(variable, path, file)) : null
    },
    texts: (path, count) => {
      const found = members(path)
      return Array.from({ length: count }, (_, k) => textOf(found[k], file))
    },
    array: (path) => {
      const values = valueOf(struct.get(path), 'numeric', path, file)
      return { count: countOf(values.size), open: () => (first, count) => values.values(first, count) }
    },
  }
}

export const cedSignal: MatDialect = {
  id: 'ced-signal-mat',
  program: 'CED Signal',
  recognises: (file) => structOf(file) !== undefined,
  read: (file) => recordingOf(fieldsOf(structOf(file)?.elements[0] ?? new Map(), file.file), file.options),
}
