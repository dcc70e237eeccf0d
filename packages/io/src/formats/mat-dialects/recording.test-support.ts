/** What a test looks at of a recording that was read from a MAT file. */
import type { RawEmg } from '@penfield/core'
import { PenfieldError } from '@penfield/kernels'
import type { Reading, ReadOptions } from '../../format.js'
import { mat5 } from '../mat5/mat5.js'

export const readMat = (bytes: Uint8Array, options: ReadOptions = {}): Reading =>
  mat5.read({ name: 'session.mat', bytes }, options)

const nothing: RawEmg = { channels: [], runs: [], markers: [], hasClock: false }

/** The recording of a file; one without anything when it has none. */
export const recordingIn = (bytes: Uint8Array, options: ReadOptions = {}): RawEmg =>
  readMat(bytes, options).recording ?? nothing

/** All samples of a channel, one array a run. */
export const samplesOf = (recording: RawEmg, name: string): readonly (readonly number[])[] => {
  const channel = recording.channels.find((one) => one.name === name)
  return channel?.samples.map((count, run) => [...channel.read(run, 0, count)]) ?? []
}

/** Why a file is refused; null when it is read. */
export function refusalOf(bytes: Uint8Array, options: ReadOptions = {}): PenfieldError | null {
  try {
    readMat(bytes, options)
    return null
  } catch (thrown) {
    if (thrown instanceof PenfieldError) return thrown
    throw thrown
  }
}
