/** BDF (BioSemi) and BDF+: as EDF, with 24-bit samples and triggers in the Status signal. */
import type { Format } from '../../format.js'
import { families, fileField } from './edf-fields.js'
import { openEdf } from './edf-file.js'
import { edfReading } from './edf-recording.js'

export const bdf: Format = {
  id: 'bdf',
  title: 'BDF or BDF+ recording',
  extensions: ['.bdf'],
  streams: true,
  sniff: ({ bytes, name }) => fileField({ bytes, file: name }, 'version').text === families[3].version,
  read: (source, options) => edfReading(openEdf(source, 3), bdf, options),
}
