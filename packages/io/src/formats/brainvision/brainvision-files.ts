/** The three files of a BrainVision recording: the header names the other two, which lie in its folder. */
import type { Issue } from '@penfield/core'
import { shown } from '@penfield/kernels'
import type { Source } from '../../format.js'
import { error, issue } from '../../issues.js'
import type { BrainVisionHeader } from './brainvision-header.js'
import type { Entry } from './brainvision-ini.js'

export interface Companions {
  readonly data: Source
  /** Null when the header names none and none of its base name is there: a recording without markers. */
  readonly markers: Source | null
  readonly issues: readonly Issue[]
}

interface Found {
  readonly source: Source | null
  /** The name that was looked for. */
  readonly name: string
  readonly issues: readonly Issue[]
}

/** The name without its folder and its last extension. */
export const baseNameOf = (name: string): string => fileNameOf(name).replace(/\.[^.]*$/, '')

export const fileNameOf = (name: string): string =>
  name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)

/**
 * The files that the header names.
 *
 * @throws {PenfieldError} io/brainvision-companion — one is not there, or its name is a path.
 */
export function companionsOf(header: Source, { dataFile, markerFile }: BrainVisionHeader): Companions {
  const data = found(header, 'DataFile', dataFile, '.eeg')
  const markers = found(header, 'MarkerFile', markerFile, '.vmrk')
  const absent = [data, ...(markerFile === undefined ? [] : [markers])].filter(({ source }) => source === null)
  if (data.source === null || absent.length > 0) throw missing(header, absent)
  return { data: data.source, markers: markers.source, issues: [...data.issues, ...markers.issues] }
}

function found(header: Source, key: string, entry: Entry | undefined, extension: string): Found {
  const ownName = `${baseNameOf(header.name)}${extension}`
  const own = (): Source | null => header.beside?.(ownName) ?? null
  if (entry === undefined || entry.value === '') return { source: own(), name: ownName, issues: [] }
  const name = plainName(header, key, entry)
  const named = header.beside?.(name) ?? null
  if (named !== null) return { source: named, name, issues: [] }
  const source = own()
  if (source === null) return { source, name, issues: [] }
  const what = `${key} is ${shown(name)}, which is not in the folder; ${shown(ownName)}, which has the header's own name, was read.`
  const fix = 'Check that the files belong together; after renaming, correct the names inside .vhdr and .vmrk too.'
  const where = { file: header.name, line: entry.line }
  return { source, name, issues: [issue('io/brainvision-renamed', what, where, fix)] }
}

/** `$b` stands for the base name of the header. */
function plainName(header: Source, key: string, { value, line }: Entry): string {
  const name = value.replaceAll('$b', baseNameOf(header.name))
  if (name !== '.' && name !== '..' && !/[/\\:\0]/.test(name)) return name
  throw error('io/brainvision-companion', {
    what: `${key} is ${shown(name)}; the plain name of a file in the same folder was expected.`,
    where: { file: header.name, line },
    fix: 'Put the three files into one folder and write only the name there.',
  })
}

function missing(header: Source, absent: readonly Found[]) {
  const names = absent.map(({ name }) => shown(name)).join(' and ')
  const isAlone = header.beside === undefined
  return error('io/brainvision-companion', {
    what: `A BrainVision recording is three files (.vhdr, .vmrk, .eeg), and ${names} ${absent.length > 1 ? 'are' : 'is'} not there.`,
    where: { file: header.name },
    fix: isAlone
      ? 'Give the header together with the other two files, or a folder that holds all three.'
      : 'Copy the missing file into the folder of the header, with the name that the header gives it.',
  })
}
