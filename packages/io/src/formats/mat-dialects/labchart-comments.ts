/**
 * Comments of a LabChart export, which become markers.
 *
 *     com, one row a comment: channel (−1 all) · block · ticks after the block's beginning · type · row of comtext
 */
import type { Issue, RawMarker, RawRun } from '@penfield/core'
import { issue } from '../../issues.js'
import type { MatFile } from './dialect.js'
import { numbersIn, tableNumber, textsIn } from './expected.js'

const columns = { block: 1, ticks: 2, text: 4 } as const

/** @param runs the blocks, with their time on the recording's clock. */
export function commentsOf(file: MatFile, runs: readonly RawRun[]) {
  const comments = numbersIn(file, 'com')
  const rates = numbersIn(file, 'tickrate')
  const texts = textsIn(file, 'comtext')
  const markers: RawMarker[] = []
  const count = comments?.columns === 5 ? comments.rows : 0
  for (let k = 0; k < count && comments !== undefined; k++) {
    const cell = (column: number) => comments.values(column * count + k, 1)[0]
    const block = cell(columns.block) - 1
    const run = runs[block]
    if (run === undefined || rates === undefined) continue
    const timeMs = run.startMs + (1000 * cell(columns.ticks)) / tableNumber(rates, 0, block)
    if (Number.isFinite(timeMs)) markers.push({ timeMs, text: texts[cell(columns.text) - 1] ?? '' })
  }
  markers.sort((a, b) => a.timeMs - b.timeMs)
  const lost = (comments?.rows ?? 0) - markers.length
  return { markers, issues: lost === 0 ? [] : [withoutTime(lost, file.file)] }
}

function withoutTime(lost: number, file: string): Issue {
  const what = `${lost} ${lost === 1 ? 'comment has' : 'comments have'} no block, no time or no tick rate, and are left out.`
  const fix = 'Export the recording again from LabChart with its comments, if they mark the pulses.'
  return issue('io/labchart-comments', what.replace(/^1 (.*) are /, '1 $1 is '), { file, argument: 'com' }, fix, lost)
}
