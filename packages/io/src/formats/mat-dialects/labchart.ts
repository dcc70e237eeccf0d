/**
 * MATLAB export of LabChart (ADInstruments): blocks of one recording, each channel with a rate of its own.
 *
 *     data 1 × N, in which channel c of block b takes the places datastart(c, b) to dataend(c, b), from 1; −1 absent
 *     titles  one row a channel · samplerate(c, b) Hz · unittext, unittextmap(c, b)  row of its unit, −1 none
 *     blocktimes(b)  days since the year 0 · tickrate(b) Hz · com, comtext  comments
 *     scaleunits, scaleoffset (c, b)  of 16-bit data: value = (number + scaleoffset) · scaleunits
 */
import type { Issue, RawChannel, RawEmg, RawRun } from '@penfield/core'
import { repeatedNames, uniqueNames } from '../../channel-names.js'
import { runStartsOf } from '../../run-starts.js'
import { matChannelScale } from './channel-kind.js'
import { holds, type MatDialect, type MatFile } from './dialect.js'
import { numbersIn, requiredNumbers, textsIn } from './expected.js'
import { commentsOf } from './labchart-comments.js'
import { type Part, piecesOf, type Tables } from './labchart-pieces.js'
import { readerOf } from './samples.js'

const recognises = (file: MatFile): boolean => holds(file, 'data', 'datastart', 'dataend', 'titles')

function read(file: MatFile): { readonly recording: RawEmg; readonly issues: readonly Issue[] } {
  const tables = tablesOf(file)
  const parts = piecesOf(tables, file.file)
  const { names, repeated } = uniqueNames(parts.map(({ name }) => name))
  const channels = parts.map((part, k) => channelOf(part, names[k], tables, file))
  const clock = runsOf(file, tables.blocks, parts)
  const comments = commentsOf(file, clock.runs)
  const issues = [...repeatedNames(repeated, { file: file.file }), ...comments.issues]
  return { recording: { channels, ...clock, markers: comments.markers }, issues }
}

function tablesOf(file: MatFile): Tables {
  const starts = requiredNumbers(file, 'datastart')
  return {
    data: requiredNumbers(file, 'data'),
    starts,
    ends: requiredNumbers(file, 'dataend'),
    rates: requiredNumbers(file, 'samplerate'),
    scales: numbersIn(file, 'scaleunits'),
    offsets: numbersIn(file, 'scaleoffset'),
    unitRows: numbersIn(file, 'unittextmap'),
    units: textsIn(file, 'unittext'),
    titles: textsIn(file, 'titles'),
    channels: starts.rows,
    blocks: starts.columns,
  }
}

function channelOf({ title, unit, rateHz, pieces }: Part, name: string, { data }: Tables, file: MatFile): RawChannel {
  const { kind, factor } = matChannelScale(title, unit, file)
  const stretches = pieces.map((piece) => ({ ...piece, factor: piece.factor * factor }))
  return {
    name,
    kind,
    unit,
    stepMs: 1000 / rateHz,
    samples: pieces.map(({ samples }) => samples),
    delaysMs: pieces.map(() => 0),
    read: readerOf(data, stretches),
  }
}

const msPerDay = 86_400_000
/** A date as a double is no finer than about 0.01 ms. */
const perMs = 100

/** Without dates the blocks are laid end to end, so that each comment stays in its block. */
function runsOf(file: MatFile, blocks: number, parts: readonly Part[]) {
  const days = numbersIn(file, 'blocktimes')
  const isWhole = days !== undefined && days.rows * days.columns === blocks
  const stated = isWhole ? [...days.values(0, blocks)] : Array.from({ length: blocks }, () => Number.NaN)
  const afterFirstMs = stated.map((day) => Math.round((day - stated[0]) * msPerDay * perMs) / perMs)
  const durationsMs = stated.map((_, b) =>
    Math.max(0, ...parts.map(({ pieces, rateHz }) => (1000 * pieces[b].samples) / rateHz)),
  )
  const { startsMs, hasClock } = runStartsOf(afterFirstMs, durationsMs, 1)
  return { runs: startsMs.map((startMs): RawRun => ({ startMs, pulseMs: null })), hasClock }
}

export const labChart: MatDialect = { id: 'labchart-mat', program: 'LabChart', recognises, read }
