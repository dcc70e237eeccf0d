/** Files that are known by their first bytes and not read here, with what to do instead. */
import type { Source } from './format.js'
import { headText } from './head.js'
import { isOpenDocument, isWorkbook } from './workbook-sign.js'

interface RefusedFormat {
  /** With its article: the sentence is "This is …". */
  readonly title: string
  readonly fix: string
  readonly sniff: (bytes: Uint8Array, head: string) => boolean
}

const textFix = 'Export positions and amplitudes as CSV, or give the export of Brainsight or Localite.'

const starts = (bytes: Uint8Array, mark: string, at = 0): boolean => {
  for (let k = 0; k < mark.length; k++) if (bytes[at + k] !== mark.charCodeAt(k)) return false
  return true
}

/** NIfTI-1 has 348 and NIfTI-2 has 540 as its first number, in either byte order, and a magic word. */
const isNifti = (bytes: Uint8Array): boolean =>
  starts(bytes, 'n+1\0', 344) || starts(bytes, 'ni1\0', 344) || starts(bytes, 'n+2\0', 4) || starts(bytes, 'ni2\0', 4)

const hdf5Mark = '\x89HDF\r\n\x1a\n'

export const refusedFormats: readonly RefusedFormat[] = [
  {
    title: 'an OpenDocument file, such as a LibreOffice spreadsheet (.ods)',
    fix: 'In the spreadsheet, save it as an Excel workbook (.xlsx) or save the sheet as CSV, and give that file.',
    sniff: isOpenDocument,
  },
  {
    title: 'a zip archive and no Excel workbook (.xlsx)',
    fix: 'Unpack the archive first and give the file in it; save a spreadsheet as .xlsx or CSV.',
    sniff: (bytes) => (starts(bytes, 'PK\x03\x04') || starts(bytes, 'PK\x05\x06')) && !isWorkbook(bytes),
  },
  {
    title: 'an old Office document, such as an Excel workbook (.xls), or one with a password',
    fix: 'In the spreadsheet, save it without a password as an Excel workbook (.xlsx) or as CSV, and give that file.',
    sniff: (bytes) => starts(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
  },
  {
    title: 'an HDF5 file',
    fix: textFix,
    sniff: (bytes) => starts(bytes, hdf5Mark),
  },
  {
    title: 'a CED Signal recording (.cfs)',
    fix: 'In Signal, choose File, Export As, MATLAB data, and give that .mat file.',
    sniff: (bytes) => starts(bytes, 'CEDFILE"'),
  },
  {
    title: 'a CED Spike2 recording of 64 bits (.smrx)',
    fix: 'In Spike2, choose File, Export As, Spike2 32-bit data (.smr), and give that file.',
    sniff: (bytes) => starts(bytes, 'S64'),
  },
  {
    title: 'a NIfTI image',
    fix: 'An image holds no stimuli: give the export of the navigator.',
    sniff: isNifti,
  },
  {
    title: 'a GIFTI surface',
    fix: 'A surface holds no stimuli: give the export of the navigator.',
    sniff: (_, head) => /<GIFTI[\s>]/.test(head),
  },
  {
    title: 'a FreeSurfer surface',
    fix: 'A surface holds no stimuli: give the export of the navigator.',
    sniff: (bytes) => starts(bytes, '\xff\xff\xfe') || (starts(bytes, '\xff\xff\xff') && bytes.length > 15),
  },
  {
    title: 'a gzip file, such as a compressed image (.nii.gz, .mgz)',
    fix: 'Unpack it with gunzip when it holds a table or an export; images hold no stimuli.',
    sniff: (bytes) => starts(bytes, '\x1f\x8b'),
  },
  {
    title: 'an InVesalius marker file',
    fix: textFix,
    sniff: (_, head) => head.startsWith('##INVESALIUS'),
  },
  {
    title: 'a Nexstim text export',
    fix: 'Save a table with the columns x, y, z, amplitude from it, and read that with --columns.',
    sniff: (_, head) => /^(?:Stimulation targets \(mm\)|Peeling depth:)/im.test(head),
  },
  {
    title: 'a Softaxic file (.stmpx)',
    fix: textFix,
    sniff: (_, head) => /^\s*(?:<\?xml[^>]*>\s*)?<!DOCTYPE stmp>/.test(head),
  },
  {
    title: 'a JSON document',
    fix: textFix,
    sniff: (_, head) => /^\s*(?:\{\s*["}]|\[\s*[\]{["\d-])/.test(head),
  },
]

/** The known format that is not read here; undefined when the file is none of them. */
export const refusedFormatOf = (source: Source): RefusedFormat | undefined => {
  const head = headText(source)
  return refusedFormats.find(({ sniff }) => sniff(source.bytes, head))
}
