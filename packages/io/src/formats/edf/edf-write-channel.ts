/** What a channel must be so that EDF+ or BDF+ can hold it. */
import { shown } from '@penfield/kernels'
import { error } from '../../issues.js'
import type { EdfChannel } from './edf-content.js'
import { type BytesPerSample, families } from './edf-fields.js'
import { samplesPerRecord } from './edf-quantise.js'

/** @throws {PenfieldError} io/edf-channel-refused — its texts or its ranges. */
export function checkChannel(channel: EdfChannel, bytesPerSample: BytesPerSample): void {
  const { label, unit, physicalMin, physicalMax, digitalMin, digitalMax } = channel
  const argument = `channel "${label}"`
  const refuse = (what: string, fix: string) => error('io/edf-channel-refused', { what, where: { argument }, fix })
  const family = families[bytesPerSample]
  for (const [name, text] of [
    ['label', label],
    ['unit', unit],
  ] as const)
    if (!/^[ -~]*$/.test(text) || text !== text.trim())
      throw refuse(
        `The ${name} is ${shown(text)}; plain ASCII without spaces around it was expected.`,
        'Write uV for µV, and ue for ü.',
      )
  if (label === '' || Object.values(families).some(({ annotations }) => annotations === label))
    throw refuse(`The label ${shown(label)} is empty or kept for annotations.`, 'Give the channel another name.')
  if (physicalMin === physicalMax)
    throw refuse(`Physical minimum and maximum are both ${physicalMin}.`, 'Give two different numbers.')
  if (!isWholeRange(digitalMin, digitalMax) || digitalMin < family.digitalMin || digitalMax > family.digitalMax)
    throw refuse(
      `The digital range is ${digitalMin} to ${digitalMax}; whole numbers, ascending, from ${family.digitalMin} to ` +
        `${family.digitalMax} were expected.`,
      'Use a narrower range, or write BDF+.',
    )
}

const isWholeRange = (low: number, high: number): boolean =>
  Number.isInteger(low) && Number.isInteger(high) && low < high

/** Samples of a record. @throws {PenfieldError} io/edf-channel-refused — they are no whole number. */
export function samplesOf({ label, rateHz }: EdfChannel, recordMs: number): number {
  const samples = samplesPerRecord(rateHz, recordMs)
  if (samples !== null && samples < 1e8) return samples
  throw error('io/edf-channel-refused', {
    what: `At ${rateHz} Hz a record of ${recordMs} ms holds ${(rateHz * recordMs) / 1000} samples; a whole number was expected.`,
    where: { argument: `channel "${label}"` },
    fix: 'Choose a record duration that holds whole samples of every channel.',
  })
}

/** @throws {PenfieldError} io/edf-sample-refused — a sample is out of the channel's digital range. */
export function checkRange({ label, digitalMin, digitalMax }: EdfChannel, digital: Int32Array): void {
  const at = digital.findIndex((d) => d < digitalMin || d > digitalMax)
  if (at < 0) return
  throw error('io/edf-sample-refused', {
    what: `Sample ${at + 1} of a run is ${digital[at]}; a value from ${digitalMin} to ${digitalMax} was expected.`,
    where: { argument: `channel "${label}"` },
    fix: 'Widen the digital and physical range of the channel, or write BDF+.',
  })
}
