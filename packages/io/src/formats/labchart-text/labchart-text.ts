/** LabChart text exports: blocks of samples below a header of `Key=` lines. */
import type { Format, Reading, ReadOptions, Source } from '../../format.js'
import { headText } from '../../head.js'
import { error } from '../../issues.js'
import { utf8OrLatin1 } from '../../legacy-text.js'
import { recordingReading } from '../../recording-reading.js'
import { decodeText, encodingOf } from '../../text.js'
import { blocksOf } from './labchart-text-blocks.js'
import { recordingOf } from './labchart-text-recording.js'

const title = 'LabChart text export'
const firstKey =
  /^\s*(?:Interval|ExcelDateTime|TimeFormat|DateFormat|ChannelTitle|Range|UnitName|TopValue|BottomValue)=/

function read(source: Source, options: ReadOptions): Reading {
  const blocks = blocksOf(textOf(source), source.name, options)
  if (blocks.length === 0) {
    throw error('io/labchart-row', {
      what: 'The file has a header and no row of samples; one row for each point in time was expected.',
      where: { file: source.name },
      fix: 'Select the recording in LabChart before it is exported as text.',
    })
  }
  return recordingReading({ format: labchartText.id, title, version: null, ...recordingOf(blocks, source.name) })
}

/** By its byte-order mark UTF-16, else UTF-8 or the code page of Windows. */
function textOf(source: Source): string {
  const isUtf16 = encodingOf(source.bytes) !== 'utf-8'
  return isUtf16 ? decodeText(source) : utf8OrLatin1(source.bytes).replace(/\r\n?/g, '\n')
}

export const labchartText: Format = {
  id: 'labchart-text',
  title,
  extensions: ['.txt'],
  sniff: (source) => firstKey.test(headText(source, 512)) && /^(?:Interval|ChannelTitle)=/m.test(headText(source)),
  read,
}
