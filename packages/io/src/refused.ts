/** Files that are known by their first bytes and not read here, with what to do instead. */
import type { Source } from './format.js'
import { headText } from './head.js'

interface RefusedFormat {
  /** With its article: the sentence is "This is …". */
  readonly title: string
  readonly fix: string
  readonly sniff: (bytes: Uint8Array, head: string) => boolean
}

const textFix = 'Export positions and amplitudes as CSV, or give the export of Brainsight or Localite.'
const emgFix = 'Recordings alone hold no positions: give the export of the navigator, with amplitudes.'

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
    title: 'a zip archive, such as an Excel workbook (.xlsx)',
    fix: 'In the spreadsheet, save the sheet as CSV and give that file; unpack other archives first.',
    sniff: (bytes) => starts(bytes, 'PK\x03\x04') || starts(bytes, 'PK\x05\x06'),
  },
  {
    title: 'an old Office document, such as an Excel workbook (.xls)',
    fix: 'In the spreadsheet, save the sheet as CSV and give that file.',
    sniff: (bytes) => starts(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
  },
  {
    title: 'a MAT file of version 7.3 (HDF5)',
    fix: 'In MATLAB, save the variables with save("maps.mat", "NavDataFDI", "MEPampFDI", "-v7").',
    sniff: (bytes) => starts(bytes, 'MATLAB 7.3') || starts(bytes, hdf5Mark, 512),
  },
  {
    title: 'an HDF5 file',
    fix: textFix,
    sniff: (bytes) => starts(bytes, hdf5Mark),
  },
  {
    title: 'a CED Signal recording (.cfs)',
    fix: 'In Signal, measure the peak-to-peak amplitudes and export them with the positions as text.',
    sniff: (bytes) => starts(bytes, 'CEDFILE"'),
  },
  {
    title: 'a CED Spike2 recording (.smr, .smrx)',
    fix: 'In Spike2, measure the peak-to-peak amplitudes and export them with the positions as text.',
    sniff: (bytes) => starts(bytes, '(C) CED 87', 2) || starts(bytes, 'S64'),
  },
  {
    title: 'a BDF recording (BioSemi)',
    fix: emgFix,
    sniff: (bytes) => starts(bytes, '\xffBIOSEMI'),
  },
  {
    title: 'an EDF recording',
    fix: emgFix,
    sniff: (bytes, head) => starts(bytes, '0       ') && /^ *\d+ *$/.test(head.slice(184, 192)),
  },
  {
    title: 'a BrainVision header or marker file',
    fix: emgFix,
    sniff: (_, head) => /^(?:BrainVision|Brain Vision) Data Exchange/.test(head),
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
