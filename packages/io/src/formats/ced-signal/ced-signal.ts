/**
 * CED Signal's "Export to MATLAB": a MAT file of version 7.3, which is HDF5 behind 512 bytes of MATLAB's own, with one
 * structure whose name ends in wave_data. Other files of version 7.3 are refused with a list of what they hold.
 */
import { shown } from '@penfield/kernels'
import type { Format, Reading, ReadOptions, Source } from '../../format.js'
import { error } from '../../issues.js'
import { recordingReading } from '../../recording-reading.js'
import { fieldsOf } from './ced-signal-fields.js'
import { type Hdf5File, withHdf5 } from './ced-signal-hdf5.js'
import { loadLibrary } from './ced-signal-library.js'
import { recordingOf } from './ced-signal-recording.js'

const mark = 'MATLAB 7.3'
const hdf5Mark = '\x89HDF\r\n\x1a\n'
const hdf5At = 512
const mostListed = 12

const isAt = ({ bytes }: Source, text: string, at: number): boolean =>
  [...text].every((character, k) => bytes[at + k] === character.charCodeAt(0))

function read(source: Source, options: ReadOptions): Reading {
  const { recording, issues } = withHdf5(source, (file) =>
    recordingOf(fieldsOf(file, structOf(file), source.bytes.length), options),
  )
  return recordingReading({ format: cedSignal.id, title: cedSignal.title, version: '7.3', recording, issues })
}

/** Path of the structure of the waves. @throws {PenfieldError} io/mat73-variables. */
function structOf(file: Hdf5File): string {
  const names = file.names('/').filter((name) => !name.startsWith('#'))
  const waves = names.filter((name) => name.endsWith('wave_data') && file.isGroup(`/${name}`))
  if (waves.length === 1) return `/${waves[0]}`
  const listed = names.slice(0, mostListed).map((name) => describe(file, name))
  const more = names.length > mostListed ? ` and ${names.length - mostListed} more` : ''
  const found = names.length === 0 ? 'no variables' : `${listed.join(', ')}${more}`
  throw error('io/mat73-variables', {
    what: `The MAT file of version 7.3 holds ${found}; one structure of CED Signal, whose name ends in wave_data, was expected.`,
    where: { file: file.name },
    fix: 'If the variables are maps or sweeps of your own, save them in MATLAB with save(…, "-v7"); of Signal exports give one recording for each file.',
  })
}

/** MATLAB shows the dimensions in the opposite order of HDF5. */
function describe(file: Hdf5File, name: string): string {
  const path = `/${name}`
  const size = file.dataset(path)?.shape.toReversed().join(' × ') ?? ''
  const facts = [file.matlabClass(path), size].filter((one) => one !== '')
  return facts.length === 0 ? shown(name) : `${shown(name)} (${facts.join(', ')})`
}

export const cedSignal: Format = {
  id: 'ced-signal',
  title: 'CED Signal export to MATLAB',
  extensions: ['.mat'],
  load: loadLibrary,
  sniff: (source) => isAt(source, mark, 0) || isAt(source, hdf5Mark, hdf5At),
  read,
}
