/**
 * MATLAB export of AcqKnowledge (BIOPAC): one uninterrupted recording, all channels at one rate.
 *
 *     data samples × channels · labels, units  one row a channel · isi, isi_units  sampling interval
 *     start_sample  how many samples of the recording come before the first in the file
 */
import type { Issue, RawChannel, RawEmg } from '@penfield/core'
import { shown } from '@penfield/kernels'
import { repeatedNames, uniqueNames } from '../../channel-names.js'
import { error } from '../../issues.js'
import { matChannelScale } from './channel-kind.js'
import { holds, type MatDialect, type MatFile } from './dialect.js'
import { numbersIn, requiredNumbers, textsIn } from './expected.js'
import { readerOf } from './samples.js'

const millisecondsPer: Readonly<Record<string, number>> = { ms: 1, s: 1000, sec: 1000, us: 0.001, µs: 0.001, μs: 0.001 }

const recognises = (file: MatFile): boolean => holds(file, 'data', 'labels', 'isi', 'isi_units')

function read(file: MatFile): { readonly recording: RawEmg; readonly issues: readonly Issue[] } {
  const data = requiredNumbers(file, 'data')
  const stepMs = stepOf(file)
  const startSample = firstNumber(file, 'start_sample') ?? 0
  const units = textsIn(file, 'units')
  const labels = textsIn(file, 'labels')
  const { names, repeated } = uniqueNames(Array.from({ length: data.columns }, (_, k) => labels[k] ?? ''))
  const channels = names.map((name, k): RawChannel => {
    const unit = units[k] ?? ''
    const { kind, factor } = matChannelScale(name, unit, file)
    const stretch = { first: k * data.rows, samples: data.rows, offset: 0, factor }
    return { name, kind, unit, stepMs, samples: [data.rows], delaysMs: [0], read: readerOf(data, [stretch]) }
  })
  const runs = [{ startMs: startSample * stepMs, pulseMs: null }]
  return {
    recording: { channels, runs, markers: [], hasClock: true },
    issues: repeatedNames(repeated, { file: file.file }),
  }
}

/** @throws {PenfieldError} io/mat-rate — no interval, or in a unit that is no time. */
function stepOf(file: MatFile): number {
  const interval = firstNumber(file, 'isi') ?? Number.NaN
  const unit = textsIn(file, 'isi_units')[0] ?? ''
  const stepMs = interval * (Object.hasOwn(millisecondsPer, unit) ? millisecondsPer[unit] : Number.NaN)
  if (stepMs > 0 && Number.isFinite(stepMs)) return stepMs
  throw error('io/mat-rate', {
    what: `The sampling interval is ${interval} ${shown(unit, 20)}; a number above 0 in ms or s was expected.`,
    where: { file: file.file, argument: 'isi' },
    fix: 'Export the recording again from AcqKnowledge, with isi and isi_units.',
  })
}

/** Undefined when the variable is not there or empty; NaN when it is no finite number. */
function firstNumber(file: MatFile, name: string): number | undefined {
  const variable = numbersIn(file, name)
  if (variable === undefined || variable.size.includes(0)) return undefined
  const [value] = variable.values(0, 1)
  return Number.isFinite(value) ? value : Number.NaN
}

export const acqKnowledge: MatDialect = { id: 'acqknowledge-mat', program: 'AcqKnowledge', recognises, read }
