/**
 * Maps among the variables of a MAT file.
 *
 *     NavData<NAME> n × 3 and MEPamp<NAME> n × 1    one map per NAME
 *     a cell array of matrices n × 4                one map per cell: x, y, z, amplitude
 *     a matrix n × 3, or n × 4                      one map: x, y, amplitude, or x, y, z, amplitude
 *
 * The pairs are looked for first; only without them the others.
 */
import type { Frame, Issue, Session } from '@penfield/core'
import { shown } from '@penfield/kernels'
import { emptySession } from '../../empty-session.js'
import type { Reading, ReadOptions } from '../../format.js'
import { error, issue } from '../../issues.js'
import { matDialects } from '../mat-dialects/index.js'
import { checkScale, frameOf, mmPer, uvPer } from '../table/table-scale.js'
import { nobody, plainMuscle, plainSession, whyPlainUnusable } from '../table/table-stimuli.js'
import { objectRefused } from './mat5-objects.js'
import { classAndSize, type NumericVariable, type OtherVariable, type Variable } from './mat5-variable.js'

interface MapColumns {
  /** The variable of the map, for messages. */
  readonly variable: string
  readonly name: string
  readonly muscle: string
  readonly x: Float64Array
  readonly y: Float64Array
  readonly z: Float64Array | null
  readonly amplitudes: Float64Array
}

const mostListed = 8
const recordings = matDialects.map(({ program }) => program).join(', ')

type Maps = Pick<Reading, 'sessions' | 'issues' | 'unusable'>

/**
 * @throws {PenfieldError} io/mat5-lengths-differ, io/table-negative-amplitude, io/table-implausible, io/table-frame.
 * @throws {PenfieldError} io/mat5-table — there is no map, and an object that only MATLAB can open.
 */
export function mapsOf(all: readonly Variable[], file: string, options: ReadOptions): Maps {
  const frame = frameOf(options)
  const variables = all.filter(isFlat)
  const pairs = pairsOf(variables, file)
  const maps = pairs.length > 0 ? pairs : matricesOf(variables, options)
  if (maps.length === 0) return { sessions: [emptySession(frame)], issues: [], unusable: noMaps(all, file) }
  const sessions = maps.map((map) => sessionOf(map, maps.length, file, frame, options))
  const issues = [...notFinite(maps, file), ...checkScale(sessions, file, options.coords !== undefined)]
  return { sessions, issues, unusable: whyPlainUnusable(sessions) }
}

/** Positions and amplitudes have rows and columns; an array with more dimensions than that is no map. */
const isFlat = (variable: Variable): boolean => variable.kind !== 'numeric' || variable.size.length === 2

function pairsOf(variables: readonly Variable[], file: string): readonly MapColumns[] {
  const byName = new Map(variables.map((variable) => [variable.name, variable]))
  const maps: MapColumns[] = []
  for (const positions of variables) {
    if (!positions.name.startsWith('NavData')) continue
    const name = positions.name.slice('NavData'.length)
    const amplitudes = byName.get(`MEPamp${name}`)
    if (positions.kind !== 'numeric' || positions.columns !== 3) continue
    if (amplitudes?.kind !== 'numeric') throw alone(positions.name, `MEPamp${name}`, file)
    maps.push(pairOf(name, positions, amplitudes, file))
  }
  return maps
}

function pairOf(name: string, positions: NumericVariable, amplitudes: NumericVariable, file: string): MapColumns {
  const values = vectorOf(amplitudes)
  if (values === null || values.length !== positions.rows) {
    const found = `${shown(positions.name)} has ${positions.rows} rows`
    throw error('io/mat5-lengths-differ', {
      what: `${found} and ${shown(amplitudes.name)} is ${amplitudes.rows} × ${amplitudes.columns}; one amplitude for each position was expected.`,
      where: { file, argument: amplitudes.name },
      fix: 'Save positions and amplitudes of the same stimuli, in the same order.',
    })
  }
  const [x, y, z] = [0, 1, 2].map(positions.column)
  return { variable: amplitudes.name, name, muscle: name === '' ? 'MEP' : name, x, y, z, amplitudes: values }
}

const alone = (positions: string, amplitudes: string, file: string) =>
  error('io/mat5-lengths-differ', {
    what: `There are positions ${shown(positions)} and no numbers ${shown(amplitudes)}; one amplitude for each position was expected.`,
    where: { file, argument: positions },
    fix: `Save ${shown(amplitudes)} too, or leave ${shown(positions)} out of the file.`,
  })

/** The numbers of a single row or column; null for a matrix. */
function vectorOf(variable: NumericVariable): Float64Array | null {
  if (variable.columns === 1) return variable.column(0)
  if (variable.rows !== 1) return null
  const values = new Float64Array(variable.columns)
  for (let k = 0; k < variable.columns; k++) values[k] = variable.column(k)[0]
  return values
}

function matricesOf(variables: readonly Variable[], options: ReadOptions): readonly MapColumns[] {
  const maps: MapColumns[] = []
  const muscle = options.muscles?.length === 1 ? options.muscles[0] : 'MEP'
  for (const variable of variables) {
    if (variable.kind === 'cell') maps.push(...cellsOf(variable.name, variable.cells))
    if (variable.kind !== 'numeric' || variable.name.startsWith('NavData')) continue
    if (variable.columns === 3 || variable.columns === 4) maps.push(matrixOf(variable, variable.name, muscle))
  }
  return maps
}

function cellsOf(name: string, cells: readonly Variable[]): readonly MapColumns[] {
  return cells.flatMap((cell, k) => {
    if (cell.kind !== 'numeric' || !isFlat(cell) || cell.columns !== 4) return []
    return [{ ...matrixOf(cell, `${k + 1}`, `${k + 1}`), variable: `${name}{${k + 1}}` }]
  })
}

function matrixOf(matrix: NumericVariable, name: string, muscle: string): MapColumns {
  const last = matrix.columns - 1
  return {
    variable: matrix.name,
    name,
    muscle,
    x: matrix.column(0),
    y: matrix.column(1),
    z: last === 3 ? matrix.column(2) : null,
    amplitudes: matrix.column(last),
  }
}

function sessionOf(map: MapColumns, maps: number, file: string, frame: Frame, options: ReadOptions): Session {
  const mm = (values: Float64Array) => values.map((value) => finite(value) * mmPer[options.coords ?? 'mm'])
  const negative = map.amplitudes.findIndex((amplitude) => amplitude < 0 && Number.isFinite(amplitude))
  if (negative >= 0) {
    throw error('io/table-negative-amplitude', {
      what: `The amplitude in row ${negative + 1} of ${shown(map.variable)} is ${map.amplitudes[negative]}; 0 or more was expected.`,
      where: { file, argument: map.variable },
      fix: 'Save peak-to-peak amplitudes; write NaN where none was recorded.',
    })
  }
  const amplitudesUv = map.amplitudes.map((value) => finite(value) * uvPer[options.amplitudeUnit ?? 'uV'])
  const names = Array.from(map.x, (_, i) => `${i + 1}`)
  const stimuli = { names, xMm: mm(map.x), yMm: mm(map.y), zMm: map.z === null ? null : mm(map.z) }
  const part = maps === 1 ? null : map.name
  return plainSession(frame, stimuli, [plainMuscle(map.muscle, amplitudesUv)], { identity: nobody, part })
}

const finite = (value: number): number => (Number.isFinite(value) ? value : Number.NaN)

function notFinite(maps: readonly MapColumns[], file: string): readonly Issue[] {
  let count = 0
  let first: string | undefined
  for (const { variable, x, y, z, amplitudes } of maps) {
    const columns = z === null ? [x, y, amplitudes] : [x, y, z, amplitudes]
    for (const column of columns) {
      for (const value of column) {
        if (Number.isFinite(value)) continue
        first ??= variable
        count++
      }
    }
  }
  if (first === undefined) return []
  const what = `${count} ${count === 1 ? 'number is' : 'numbers are'} NaN or infinite: taken as not recorded.`
  const fix = 'Nothing needs to be done when these stimuli were not recorded; they are counted and left out.'
  return [issue('io/mat5-not-finite', what, { file, argument: first }, fix, count)]
}

function noMaps(variables: readonly Variable[], file: string): { readonly what: string; readonly fix: string } {
  const object = variables.find((variable): variable is OtherVariable => variable.kind === 'other' && variable.opaque)
  if (object !== undefined) throw objectRefused(object, file)
  const listed = variables.slice(0, mostListed)
  const described = listed.map((variable) => `${shown(variable.name, 40)} (${classAndSize(variable)})`)
  const more = variables.length > mostListed ? ` and ${variables.length - mostListed} more` : ''
  const found = variables.length === 0 ? 'no variables' : `the variables ${described.join(', ')}${more}`
  return {
    what: `The file holds ${found}; none is a map, and together they are no recording that is known here.`,
    fix: `Save NavData<NAME> (n × 3) with MEPamp<NAME> (n × 1), or one matrix with the columns x, y, z, amplitude; of EMG give the MATLAB export of ${recordings}.`,
  }
}
