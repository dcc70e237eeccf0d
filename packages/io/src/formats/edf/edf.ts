/** EDF and EDF+: recordings with 16-bit samples. Patient and recording fields of the header are never read. */
import type { Format, Source } from '../../format.js'
import { fileField } from './edf-fields.js'
import { openEdf } from './edf-file.js'
import { edfReading } from './edf-recording.js'

/** The version alone is a digit that a table may begin with, so the size of the header must be there as well. */
function isEdf({ bytes, name }: Source): boolean {
  const head = { bytes, file: name }
  return fileField(head, 'version').text === '0' && /^\d+$/.test(fileField(head, 'header bytes').text)
}

export const edf: Format = {
  id: 'edf',
  title: 'EDF or EDF+ recording',
  extensions: ['.edf'],
  streams: true,
  sniff: isEdf,
  read: (source, options) => edfReading(openEdf(source, 2), edf, options),
}
