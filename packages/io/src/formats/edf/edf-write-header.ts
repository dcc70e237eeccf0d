/** The header of EDF+ and BDF+, as text in fields of fixed length. Nobody's name has a place in it. */
import { shown } from '@penfield/kernels'
import { error } from '../../issues.js'
import type { EdfChannel, EdfContent, EdfStart } from './edf-content.js'
import {
  type BytesPerSample,
  type FileField,
  families,
  fileFields,
  headerPartBytes,
  type SignalField,
  signalFields,
} from './edf-fields.js'

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const twoDigits = (value: number): string => `${value % 100}`.padStart(2, '0')

interface HeaderSizes {
  readonly records: number
  readonly recordSeconds: string
  /** Samples per record: one a channel, then the annotations'. */
  readonly samples: readonly number[]
}

/** @throws {PenfieldError} io/edf-channel-refused, io/edf-start-refused, io/edf-time-refused. */
export function headerBytesOf(content: EdfContent, bytesPerSample: BytesPerSample, sizes: HeaderSizes): Uint8Array {
  const family = families[bytesPerSample]
  const signals = [
    ...content.channels.map((channel, k) => channelFields(channel, sizes.samples[k])),
    fieldsOf(family.annotations, '', ['-1', '1'], [family.digitalMin, family.digitalMax], sizes.samples.at(-1) ?? 0),
  ]
  const headerBytes = headerPartBytes * (1 + signals.length)
  const file: Readonly<Record<FileField, string>> = {
    version: family.version,
    patient: 'X X X X',
    ...startFields(content.start),
    'header bytes': `${headerBytes}`,
    reserved: `${family.name}+${content.startsMs.length > 1 ? 'D' : 'C'}`,
    'number of records': `${sizes.records}`,
    'record duration': sizes.recordSeconds,
    'number of signals': `${signals.length}`,
  }
  const text =
    fileFields.map(([name, , length]) => fitted(file[name], length, name, 'the file')).join('') +
    signalFields
      .flatMap(([name, length]) => signals.map((one) => fitted(one[name], length, name, `channel "${one.label}"`)))
      .join('')
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

const channelFields = (channel: EdfChannel, samples: number) =>
  fieldsOf(
    channel.label,
    channel.unit,
    [`${channel.physicalMin}`, `${channel.physicalMax}`],
    [channel.digitalMin, channel.digitalMax],
    samples,
  )

function fieldsOf(
  label: string,
  unit: string,
  physical: readonly [string, string],
  digital: readonly [number, number],
  samples: number,
): Readonly<Record<SignalField, string>> {
  return {
    label,
    transducer: '',
    unit,
    'physical minimum': physical[0],
    'physical maximum': physical[1],
    'digital minimum': `${digital[0]}`,
    'digital maximum': `${digital[1]}`,
    prefilter: '',
    'samples per record': `${samples}`,
    'reserved of the signal': '',
  }
}

/** @throws {PenfieldError} io/edf-channel-refused — the text is too long, or a number that is written with an exponent. */
function fitted(text: string, length: number, name: string, argument: string): string {
  const isNumber = /minimum|maximum/.test(name)
  if (text.length > length || (isNumber && !/^-?\d+(?:\.\d+)?$/.test(text))) {
    throw error('io/edf-channel-refused', {
      what: `The ${name} ${shown(text)} does not fit; at most ${length} characters were expected${isNumber ? ', without an exponent' : ''}.`,
      where: { argument },
      fix: isNumber ? 'Round the range, or choose another unit.' : 'Give a shorter text.',
    })
  }
  return text.padEnd(length)
}

/** Without a start the file carries the first day that EDF can write, and says in words that it is none. */
function startFields(start: EdfStart | null): {
  readonly recording: string
  readonly date: string
  readonly time: string
} {
  if (start === null) return { recording: 'Startdate X X X X', date: '01.01.85', time: '00.00.00' }
  const { year, month, day, hour, minute, second } = start
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const isReal =
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second
  if (!isReal || year < 1985 || year > 2084) {
    throw error('io/edf-start-refused', {
      what: `The start ${[year, month, day, hour, minute, second].join(' ')} is no time from 1985 to 2084.`,
      where: { argument: 'start' },
      fix: 'Give year, month, day, hour, minute and second as whole numbers, or null to leave it out.',
    })
  }
  return {
    recording: `Startdate ${twoDigits(day)}-${months[month - 1]}-${year} X X X`,
    date: [day, month, year].map(twoDigits).join('.'),
    time: [hour, minute, second].map(twoDigits).join('.'),
  }
}
