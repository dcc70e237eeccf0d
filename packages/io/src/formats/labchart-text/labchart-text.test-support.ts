/** Small LabChart text exports, written from the definition of the format. */
import type { Source } from '../../format.js'

export const labchartBlock = (keys: Readonly<Record<string, string | null>> = {}): string => {
  const lines = {
    Interval: '0.001 s',
    ExcelDateTime: '4.6024500000000e+004\t1/2/2026 12:00:00',
    TimeFormat: 'StartOfBlock',
    DateFormat: 'M/d/yyyy',
    ChannelTitle: 'FDI\tForce',
    Range: '2.000 mV\t10.00 V',
    UnitName: '*\tN',
    ...keys,
  }
  return Object.entries(lines)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}=\t${value}\r\n`)
    .join('')
}

export const labchartRows = (...rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((cells) => `${cells.join('\t')}\r\n`).join('')

/** Two blocks five minutes apart, the second with one channel more, and two comments. */
export const labchartExport = [
  labchartBlock(),
  labchartRows([0, 0.5, 1], [0.001, -0.25, 'NaN', '#* TMS'], [0.002, 1.5, 3]),
  labchartBlock({
    ExcelDateTime: '4.6024503472222e+004\t1/2/2026 12:05:00',
    ChannelTitle: 'FDI\tForce\tTrigger',
    Range: '2.000 mV\t10.00 V\t5.000 V',
    UnitName: '*\tN\t*',
  }),
  labchartRows([0, 1, 2, 0], [0.001, 2, 3, 5, '#* TMS #3 late']),
].join('')

export const utf8Source = (text: string): Source => ({ name: 'export.txt', bytes: new TextEncoder().encode(text) })

/** Little-endian, behind its byte-order mark. */
export function utf16Source(text: string): Source {
  const bytes = new Uint8Array(2 * text.length + 2)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0xfeff, true)
  for (let k = 0; k < text.length; k++) view.setUint16(2 * k + 2, text.charCodeAt(k), true)
  return { name: 'export.txt', bytes }
}
