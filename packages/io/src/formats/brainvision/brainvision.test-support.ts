/** Small BrainVision recordings, written from the definition of the format. */
import type { Source } from '../../format.js'

const utf8 = (text: string) => new TextEncoder().encode(text)
/** Each character as one byte; only for characters up to U+00FF. */
export const latin1Bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

export interface SmallRecording {
  readonly common?: Readonly<Record<string, string | null>>
  readonly binary?: Readonly<Record<string, string>>
  /** What stands behind `Ch<n>=`. */
  readonly channels?: readonly string[]
  /** What stands behind `Mk<n>=`. */
  readonly markers?: readonly string[]
  readonly markerCommon?: Readonly<Record<string, string>>
  /** Numbers in the file's order, written as `write` says. */
  readonly numbers?: readonly number[]
  readonly numberType?: 'INT_16' | 'UINT_16' | 'INT_32' | 'IEEE_FLOAT_32'
  readonly isBigEndian?: boolean
  readonly encode?: (text: string) => Uint8Array
}

const lines = (values: Readonly<Record<string, string | null>>) =>
  Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [`${key}=${value}`]))

export function numberBytes({ numbers = [], numberType = 'INT_16', isBigEndian = false }: SmallRecording): Uint8Array {
  const size = numberType.endsWith('16') ? 2 : 4
  const bytes = new Uint8Array(numbers.length * size)
  const view = new DataView(bytes.buffer)
  for (const [k, value] of numbers.entries()) {
    if (numberType === 'INT_16') view.setInt16(k * size, value, !isBigEndian)
    else if (numberType === 'UINT_16') view.setUint16(k * size, value, !isBigEndian)
    else if (numberType === 'INT_32') view.setInt32(k * size, value, !isBigEndian)
    else view.setFloat32(k * size, value, !isBigEndian)
  }
  return bytes
}

function headerText({ common = {}, binary = {}, channels = ['FDI,,0.5,µV', 'ADM,,0.5,µV'], ...rest }: SmallRecording) {
  const settings = {
    Codepage: 'UTF-8',
    DataFile: 'small.eeg',
    MarkerFile: 'small.vmrk',
    DataFormat: 'BINARY',
    DataOrientation: 'MULTIPLEXED',
    NumberOfChannels: `${channels.length}`,
    SamplingInterval: '500',
    ...common,
  }
  return [
    'Brain Vision Data Exchange Header File Version 1.0',
    '; a comment with = in it',
    '[Common Infos]',
    ...lines(settings),
    '[Binary Infos]',
    ...lines({ BinaryFormat: rest.numberType ?? 'INT_16', ...binary }),
    '[Channel Infos]',
    ...channels.map((text, k) => `Ch${k + 1}=${text}`),
    '[Comment]',
    'Ch1=not a channel',
    '',
  ].join('\r\n')
}

function markerText({ markers = ['New Segment,,1,1,0'], markerCommon = {} }: SmallRecording) {
  return [
    'Brain Vision Data Exchange Marker File, Version 1.0',
    '[Common Infos]',
    ...lines({ Codepage: 'UTF-8', DataFile: 'small.eeg', ...markerCommon }),
    '[Marker Infos]',
    ...markers.map((text, k) => `Mk${k + 1}=${text}`),
    '',
  ].join('\r\n')
}

/** The three files by their names. */
export function filesOf(recording: SmallRecording): Record<string, Uint8Array> {
  const { encode = utf8 } = recording
  return {
    'small.vhdr': encode(headerText(recording)),
    'small.vmrk': encode(markerText(recording)),
    'small.eeg': numberBytes({ numbers: [2, -4, 6, 8, 10, 12], ...recording }),
  }
}

/** One file of a folder, with the others beside it. */
export function inFolder(files: Readonly<Record<string, Uint8Array>>, name = 'small.vhdr'): Source {
  const beside = (other: string) => (Object.hasOwn(files, other) ? inFolder(files, other) : null)
  return { name, bytes: files[name], beside }
}

export const smallRecording = (recording: SmallRecording = {}): Source => inFolder(filesOf(recording))
