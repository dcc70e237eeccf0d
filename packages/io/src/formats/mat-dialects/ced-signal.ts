/**
 * A CED Signal export that MATLAB saved again as level 5: one structure, each frame a run cut around its pulse.
 *
 *     values  points × chans × frames · interval, start  s · points, chans, frames  how many
 *     chaninfo  title, units of each channel · frameinfo  start (s), state, label of each frame
 */
import type { Issue, RawChannel, RawEmg } from '@penfield/core'
import { error } from '../../issues.js'
import { cedChannels } from '../ced-channels.js'
import { countOf } from '../mat5-numbers.js'
import type { StructVariable } from '../mat5-variable.js'
import { signalTiming } from './ced-signal-timing.js'
import type { MatDialect, MatFile } from './dialect.js'
import { membersOf, numberOf, textOf, valueOf } from './members.js'
import { readerOf } from './samples.js'

const needed = ['values', 'interval', 'start', 'points', 'chans', 'frames', 'chaninfo'] as const

const structOf = ({ variables }: MatFile): StructVariable | undefined =>
  [...variables.values()].find(
    (variable): variable is StructVariable =>
      variable.kind === 'struct' &&
      variable.elements.length === 1 &&
      needed.every((field) => variable.fields.includes(field)),
  )

function read(file: MatFile): { readonly recording: RawEmg; readonly issues: readonly Issue[] } {
  const struct = structOf(file)?.elements[0] ?? new Map()
  const number = (field: string) => numberOf(struct.get(field), field, file.file)
  const [points, chans, frames] = ['points', 'chans', 'frames'].map(number)
  const values = valueOf(struct.get('values'), 'numeric', 'values', file.file)
  const found = countOf(values.size)
  if (![points, chans, frames].every(isCount) || points * chans * frames !== found) {
    throw error('io/signal-size', {
      what: `The export says ${frames} frames × ${chans} channels × ${points} points, and has ${found} values.`,
      where: { file: file.file, argument: values.name },
      fix: 'In Signal, export the data to MATLAB again; this file is damaged or was edited.',
    })
  }
  const [stepMs, startMs] = ['interval', 'start'].map((field) => 1000 * number(field))
  if (!(stepMs > 0 && Number.isFinite(stepMs) && Number.isFinite(startMs))) {
    throw error('io/signal-field', {
      what: `The interval is ${stepMs / 1000} s and the start ${startMs / 1000} s; an interval above 0 and a time were expected.`,
      where: { file: file.file },
      fix: 'In Signal, export the data to MATLAB again, with times and channel information.',
    })
  }
  const { channels, issues } = channelsOf(file, struct, chans)
  const samples = Array.from({ length: frames }, () => points)
  const delaysMs = samples.map(() => 0)
  const raw = channels.map(({ scale, name, kind, unit }, chan): RawChannel => {
    const first = (run: number) => (run * chans + chan) * points
    const stretches = samples.map((_, run) => ({ first: first(run), samples: points, offset: 0, factor: scale }))
    return { name, kind, unit, stepMs, samples, delaysMs, read: readerOf(values, stretches) }
  })
  const frameInfo = membersOf(struct.get('frameinfo'))
  const timing = signalTiming(frameInfo, frames, 0 - startMs, file.file)
  return { recording: { channels: raw, ...timing.timing }, issues: [...issues, ...timing.issues] }
}

const isCount = (value: number): boolean => Number.isInteger(value) && value > 0

function channelsOf({ file, options }: MatFile, struct: StructVariable['elements'][number], chans: number) {
  const members = membersOf(struct.get('chaninfo'))
  const stated = Array.from({ length: chans }, (_, k) => ({
    title: textOf(members[k]?.get('title'), file),
    unit: textOf(members[k]?.get('units'), file),
  }))
  return cedChannels(stated, file, options)
}

export const cedSignal: MatDialect = {
  id: 'ced-signal-mat',
  program: 'CED Signal',
  recognises: (file) => structOf(file) !== undefined,
  read,
}
