/** Small EDF and BDF files, put together field by field as the definition has it, for tests. */
import type { Source } from '../../format.js'
import { numberFromCell } from '../../number.js'

export interface TestSignal {
  readonly label: string
  readonly unit?: string
  /** Minimum and maximum, as text. */
  readonly physical?: readonly [string, string]
  readonly digital?: readonly [string, string]
  /** One a record: digital values, or the text of annotations, filled up with zeros to the longest. */
  readonly data: readonly (readonly number[] | string)[]
}

export interface TestFile {
  readonly bytesPerSample?: 2 | 3
  readonly reserved?: string
  readonly records?: string
  readonly seconds?: string
  readonly signals: readonly TestSignal[]
}

const latin1 = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0))
const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)]

const samplesOf = ({ data }: TestSignal, width: number): number =>
  Math.max(...data.map((one) => (typeof one === 'string' ? Math.ceil(utf8(one).length / width) : one.length)))

function dataOf(data: readonly number[] | string, width: number, samples: number): number[] {
  if (typeof data === 'string')
    return [...utf8(data), ...Array<number>(samples * width).fill(0)].slice(0, samples * width)
  return data.flatMap((d) => Array.from({ length: width }, (_, k) => (d >> (8 * k)) & 255))
}

/** The bytes of a file; `change` sets text at a byte afterwards. */
export function edfBytes(file: TestFile, change: Readonly<Record<number, string>> = {}): Uint8Array {
  const { bytesPerSample: width = 2, reserved = '', seconds = '1', signals } = file
  const records = signals[0].data.length
  const fields = (length: number, textOf: (signal: TestSignal) => string) =>
    signals.map((signal) => textOf(signal).padEnd(length)).join('')
  const header = [
    width === 2 ? '0       ' : '\xffBIOSEMI',
    'MCH-0234567 F 02-MAY-1951 Haagse_Harry'.padEnd(80),
    'Startdate 02-MAR-2002 EMG561 BK/JOP Sony'.padEnd(80),
    '02.03.0214.15.16',
    `${256 * (1 + signals.length)}`.padEnd(8),
    reserved.padEnd(44),
    (file.records ?? `${records}`).padEnd(8),
    seconds.padEnd(8),
    `${signals.length}`.padEnd(4),
    fields(16, ({ label }) => label),
    fields(80, () => 'AgAgCl'),
    fields(8, ({ unit = 'uV' }) => unit),
    fields(8, ({ physical }) => physical?.[0] ?? '-1000'),
    fields(8, ({ physical }) => physical?.[1] ?? '1000'),
    fields(8, ({ digital }) => digital?.[0] ?? '-2000'),
    fields(8, ({ digital }) => digital?.[1] ?? '2000'),
    fields(80, () => 'HP:10Hz'),
    fields(8, (signal) => `${samplesOf(signal, width)}`),
    fields(32, () => ''),
  ].join('')
  const data = Array.from({ length: records }, (_, record) =>
    signals.flatMap((signal) => dataOf(signal.data[record], width, samplesOf(signal, width))),
  )
  const bytes = Uint8Array.from([...latin1(header), ...data.flat()])
  for (const [offset, text] of Object.entries(change)) bytes.set(latin1(text), numberFromCell(offset))
  return bytes
}

/** A list of annotations with `,` for the mark after a text, `~` for the one before a duration and `;` for its end. */
export const tal = (text: string): string => text.replaceAll(',', '\x14').replaceAll('~', '\x15').replaceAll(';', '\0')

const ramp = (samples: number, start: number): number[] => Array.from({ length: samples }, (_, k) => start + 10 * k)

/** EDF plain, EDF+D with two rates and annotations; BDF with triggers, BDF+C. */
export const edfSeeds: readonly Uint8Array[] = [
  edfBytes({ signals: [{ label: 'FDI', data: [ramp(20, 0), ramp(20, 50), ramp(20, -70)] }] }),
  edfBytes({
    reserved: 'EDF+D',
    seconds: '0.5',
    signals: [
      { label: 'FDI', data: [ramp(20, 0), ramp(20, 50), ramp(20, -70)] },
      { label: 'Force', unit: 'N', data: [ramp(3, 0), ramp(3, 9), ramp(3, 1)] },
      { label: 'EDF Annotations', data: ['+0,,;+0.1~0.2,TMS,;', '+0.5,,;', '+7.5,,;+7.75,TMS,;'].map(tal) },
    ],
  }),
]
export const bdfSeeds: readonly Uint8Array[] = [
  edfBytes({
    bytesPerSample: 3,
    reserved: '24BIT',
    signals: [
      { label: 'FDI', data: [ramp(10, 0), ramp(10, 50)] },
      {
        label: 'Status',
        unit: 'Boolean',
        data: [
          [0, 0, 5, 5, 0, 0, 0, 0, 0, 0],
          [0, 0, 0, 1, 3, 3, 0, 0, 0, 0],
        ],
      },
    ],
  }),
  edfBytes({
    bytesPerSample: 3,
    reserved: 'BDF+C',
    signals: [
      { label: 'FDI', data: [ramp(10, 0), ramp(10, 50)] },
      { label: 'BDF Annotations', data: ['+0,,;', '+1,,;+1.25,TMS,;'].map(tal) },
    ],
  }),
]

export const sourceOf = (bytes: Uint8Array, name = 'a.edf'): Source => ({ name, bytes })
