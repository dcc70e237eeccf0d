/**
 * MAT-files of level 5 ("-v6" and "-v7" in MATLAB) that hold a recording of EMG as a program exports it, or maps as
 * matrices of numbers.
 *
 * Version 7.3 is HDF5 behind a similar first line and is told apart by its version number.
 */
import { cursorOver } from '../../bytes.js'
import type { Format, Reading, ReadOptions, Source } from '../../format.js'
import { error } from '../../issues.js'
import { recordingReading } from '../../recording-reading.js'
import { matDialects } from '../mat-dialects/index.js'
import { newBudget } from './mat5-elements.js'
import { mapsOf } from './mat5-maps.js'
import type { Variable } from './mat5-variable.js'
import { variablesOf } from './mat5-variables.js'

const header = [
  //  name       type     offset   meaning
  ['text', 'u8×116', 0, 'free text, "MATLAB 5.0 MAT-file, …"'],
  ['subsystem', 'u64', 116, 'offset of what objects share'],
  ['version', 'u16', 124, '0x0100'],
  ['endian', 'u8×2', 126, '"IM" little-endian, "MI" big-endian'],
] as const
const headerBytes = 128
const versionAt = header[2][2]
const endianAt = header[3][2]

/** True little-endian, false big-endian, undefined when the bytes are no MAT-file of level 5. */
function littleEndianOf(bytes: Uint8Array): boolean | undefined {
  if (bytes.length < headerBytes) return undefined
  const mark = String.fromCharCode(bytes[endianAt], bytes[endianAt + 1])
  if (mark === 'IM' && bytes[versionAt] === 0 && bytes[versionAt + 1] === 1) return true
  if (mark === 'MI' && bytes[versionAt] === 1 && bytes[versionAt + 1] === 0) return false
  return undefined
}

function read(source: Source, options: ReadOptions): Reading {
  const littleEndian = littleEndianOf(source.bytes)
  if (littleEndian === undefined) {
    throw error('io/mat5-damaged', {
      what: 'The first 128 bytes are not those of a MAT file of level 5.',
      where: { file: source.name, byte: 0 },
      fix: 'In MATLAB, save the file again with save(…, "-v7").',
    })
  }
  const cursor = cursorOver(source.bytes.subarray(headerBytes), source.name, { littleEndian, base: headerBytes })
  const variables = [...variablesOf(cursor, newBudget())]
  return recordingOf(variables, source.name, options) ?? mapReading(variables, source.name, options)
}

/** Null when no program writes such variables. @throws {PenfieldError} the codes of the dialect. */
function recordingOf(all: readonly Variable[], file: string, options: ReadOptions): Reading | null {
  const matFile = { file, variables: new Map(all.map((variable) => [variable.name, variable])), options }
  const dialect = matDialects.find(({ recognises }) => recognises(matFile))
  if (dialect === undefined) return null
  const { recording, issues } = dialect.read(matFile)
  const title = `MAT file of level 5, as ${dialect.program} writes it`
  return recordingReading({ format: dialect.id, title, version: '5', recording, issues })
}

function mapReading(variables: readonly Variable[], file: string, options: ReadOptions): Reading {
  const { sessions, issues, unusable } = mapsOf(variables, file, options)
  return {
    format: 'mat5',
    title: 'MAT file of level 5',
    version: '5',
    createdBy: null,
    sessions,
    targets: 0,
    unit: null,
    issues,
    unusable,
  }
}

export const mat5: Format = {
  id: 'mat5',
  title: 'MAT file of level 5',
  extensions: ['.mat'],
  sniff: (source) => littleEndianOf(source.bytes) !== undefined,
  read,
}
