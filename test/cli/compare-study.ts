/** Maps and designs for tests of `compare-maps`, written as a user would have them. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { penfield } from './penfield.js'

export type Place = readonly [number, number, number]
export type Rows = readonly (readonly (number | string)[])[]

const tableOf = (rows: Rows): string => `${rows.map((row) => row.join('\t')).join('\n')}\n`

export const mapText = (places: readonly Place[], values: readonly (number | string)[]): string =>
  tableOf([['x', 'y', 'z', 'value'], ...places.map((place, v) => [...place, values[v]])])

/** Writes maps m0.tsv … and a design with the given further columns into a folder; the path of the design. */
export function studyIn(
  own: string,
  places: readonly Place[],
  maps: Rows,
  columns: readonly string[],
  cells: Rows,
): string {
  mkdirSync(own, { recursive: true })
  maps.forEach((values, i) => writeFileSync(join(own, `m${i}.tsv`), mapText(places, values)))
  const design = join(own, 'design.tsv')
  writeFileSync(design, tableOf([['path', ...columns], ...cells.map((row, i) => [`m${i}.tsv`, ...row])]))
  return design
}

export const line = (n: number): readonly Place[] => Array.from({ length: n }, (_, v) => [10 * v, 0, 0] as const)
export const grid: readonly Place[] = Array.from(
  { length: 20 },
  (_, v) => [10 * (v % 5), 10 * Math.floor(v / 5), 0] as const,
)

/** Numbers that a second program can make too. */
export const noise = (i: number, v: number): number => ((i * i * 7 + v * 5 + i * v * 3) % 23) / 10
export const made = (n: number, nodes: number, of: (i: number, v: number) => number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: nodes }, (__, v) => of(i, v)))

/** A GIFTI surface in ASCII. */
export function gifti(vertices: readonly Place[], triangles: readonly number[]): string {
  const array = (intent: string, type: string, values: readonly number[]): string =>
    `<DataArray Intent="NIFTI_INTENT_${intent}" DataType="NIFTI_TYPE_${type}" ArrayIndexingOrder="RowMajorOrder" Dimensionality="2" Dim0="${values.length / 3}" Dim1="3" Encoding="ASCII" Endian="LittleEndian" ExternalFileName="" ExternalFileOffset=""><Data>${values.join(' ')}</Data></DataArray>`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<GIFTI Version="1.0" NumberOfDataArrays="2">${array('POINTSET', 'FLOAT32', vertices.flat())}${array('TRIANGLE', 'INT32', triangles)}</GIFTI>\n`
}

interface NodeOf {
  readonly x: number
  readonly t: number | null
  readonly p_fwe: number | null
  readonly tfce: number
  readonly p_tfce: number
}
export interface DocumentOf {
  readonly n_a: number
  readonly n_b: number
  readonly permutations: number
  readonly exact: boolean
  readonly nodes: readonly NodeOf[]
  readonly clusters: readonly { readonly size: number; readonly mass: number; readonly p: number }[]
  readonly warnings: readonly string[]
}

/** What `--json` prints. */
export function documentOf(design: string, ...words: readonly string[]): DocumentOf {
  const ran = penfield(['compare-maps', design, ...words, '--json'])
  expect([ran.stderr.includes('error'), ran.status]).toEqual([false, 0])
  return JSON.parse(ran.stdout)
}

export const near = (values: readonly number[], digits = 9) => values.map((value) => expect.closeTo(value, digits))

/** Shares of all relabellings. */
export const shares = (counts: readonly number[], all: number) =>
  near(
    counts.map((count) => count / all),
    11,
  )
