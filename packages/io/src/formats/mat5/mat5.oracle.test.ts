import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cursorOver } from '../../bytes.js'
import { mat5 } from './mat5.js'
import { newBudget } from './mat5-elements.js'
import { variablesOf } from './mat5-variables.js'

const shared = join(import.meta.dirname, '..', '..', '..', '..', '..', '..', 'shared')

interface SweepFile {
  readonly file: string
  readonly samples: number
  readonly trials: number
  readonly first_values: readonly number[]
}

interface MatrixFile {
  readonly file: string
  readonly variables: Readonly<Record<string, { readonly shape: readonly number[]; readonly first: readonly number[] }>>
}

const oracle = (name: string) => JSON.parse(readFileSync(join(shared, 'oracle', name), 'utf8'))
const source = (file: string) => ({ name: file, bytes: new Uint8Array(readFileSync(join(shared, 'data', file))) })

describe.skipIf(!existsSync(shared))('MAT files that are shared', () => {
  it('MF-1 and MF-2: ID01, ID03 and ID04 hold the sweeps of the oracle', () => {
    const files: readonly SweepFile[] = oracle('mepfeatx.json').files
    expect(files.map(({ file }) => file)).toHaveLength(3)
    for (const { file, samples, trials, first_values } of files) {
      const { format, recording } = mat5.read(source(file), {})
      expect(format).toBe('mepfeatx-mat')
      expect(recording?.channels.map((channel) => channel.samples)).toEqual([Array(trials).fill(samples)])
      expect([...(recording?.channels[0].read(0, 0, first_values.length) ?? [])]).toEqual(first_values)
    }
  })

  it('test_uneven_samp.mat has the class, size and first values of the oracle', () => {
    const [{ file, variables }]: readonly MatrixFile[] = oracle('emg-files.json').mat
    const { name, bytes } = source(file)
    const cursor = cursorOver(bytes.subarray(128), name, { littleEndian: true, base: 128 })
    const [data, ...others] = variablesOf(cursor, newBudget())
    expect(others).toEqual([])
    expect(data).toMatchObject({ name: 'data', numberClass: 'single', size: variables.data.shape })
    if (data.kind !== 'numeric') return
    const { first } = variables.data // in the order of storage
    expect([...data.values(0, first.length)]).toEqual(first)
  })
})
