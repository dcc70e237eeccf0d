/** Poses of Localite markers. */
import type { Frame } from '@penfield/core'
import { shown } from '@penfield/kernels'
import { error } from '../../issues.js'
import { numberFromCell } from '../../number.js'
import { type InwardAxis, isIdentity, type Pose } from '../../tracking.js'
import { childrenNamed, type XmlElement } from '../../xml.js'

/** The frame of the file, and whether its x and y run to the left and to the back. */
export interface Space {
  readonly frame: Frame
  readonly isLps: boolean
}

/** M · [[0, 0, 1], [0, −1, 0], [1, 0, 0]] are the coil axes with z into the head: the first column of M. */
export const localiteInward: InwardAxis = { column: 0, sign: 1 }

/** @throws {PenfieldError} io/localite-value. */
export function poseOf(marker: XmlElement, space: Space, file: string): Pose {
  const [element] = childrenNamed(marker, 'Matrix4D')
  return { line: marker.line, matrix: matrixOf(element, space, file), seen: isSet(marker, file) }
}

/** `data<row><column>`: the upper three rows, with the position as last column. All NaN without a proper last row. */
function matrixOf(element: XmlElement | undefined, { isLps }: Space, file: string): Float64Array {
  const missing = new Float64Array(12).fill(Number.NaN)
  if (element === undefined) return missing
  const lastRow = [0, 1, 2, 3].map((column) => numberOf(element, `data3${column}`, file))
  if (!lastRow.every((value, column) => Number.isNaN(value) || value === (column === 3 ? 1 : 0))) return missing
  const matrix = missing.map((_, k) => numberOf(element, `data${Math.floor(k / 4)}${k % 4}`, file))
  return isLps ? fromLps(matrix) : matrix
}

/** Turns x and y round. The identity that stands for "not tracked" stays what it is. */
function fromLps(matrix: Float64Array): Float64Array {
  const isPlaceholder = isIdentity(matrix)
  return matrix.map((value, k) => (k < 8 && (k % 4 === 3 || !isPlaceholder) ? 0 - value : value))
}

function isSet(marker: XmlElement, file: string): boolean {
  const set = marker.attributes.get('set') ?? 'true'
  if (set === 'true' || set === 'false') return set === 'true'
  throw error('io/localite-value', {
    what: `The attribute set is ${shown(set)}; true or false was expected.`,
    where: { file, line: marker.line },
    fix: 'Save the session again from the navigator.',
  })
}

/** The number in an attribute; NaN where it is absent or not recorded. @throws {PenfieldError} io/localite-value. */
export function numberOf(element: XmlElement, attribute: string, file: string): number {
  const text = element.attributes.get(attribute) ?? ''
  const value = numberFromCell(text)
  if (value !== undefined) return value
  throw error('io/localite-value', {
    what: `The attribute ${attribute} is ${shown(text)}; a number with a point was expected.`,
    where: { file, line: element.line },
    fix: 'Save the session again from the navigator and do not edit the file.',
  })
}
