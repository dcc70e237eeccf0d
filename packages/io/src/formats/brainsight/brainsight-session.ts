/** One session of a Brainsight export. */
import type { Frame, Issue, Session } from '@penfield/core'
import type { Block } from '../../format.js'
import { issue } from '../../issues.js'
import { type Places, placeIssues, placePoses } from '../../tracking.js'
import { musclesOf } from './brainsight-emg.js'
import { brainsightInward, momentMs, poseOf, targetErrorsMm } from './brainsight-pose.js'
import { numberAt, type Row, type Section, textAt } from './brainsight-sections.js'

/** The samples of one session name. */
export interface Part {
  readonly samples: Section
  readonly name: string | null
  readonly rows: readonly Row[]
  readonly isOnly: boolean
}

/** The rows of each session that the samples name, in the order of their first row: one project may hold several visits. */
export function sessionParts(samples: Section): Part[] {
  const parts = new Map<string | null, Row[]>()
  for (const row of samples.rows) {
    const name = textAt(samples, row, 'Session Name')
    const rows = parts.get(name)
    if (rows === undefined) parts.set(name, [row])
    else rows.push(row)
  }
  return [...parts].map(([name, rows]) => ({ samples, name, rows, isOnly: parts.size === 1 }))
}

export interface SessionPart {
  readonly session: Session
  readonly places: Places<Frame>
  readonly block: Block
  readonly issues: readonly Issue[]
}

/** @throws {PenfieldError} io/brainsight-cell, io/brainsight-waveform, io/muscle-names. */
export function readSession(part: Part, frame: Frame, asked: readonly string[] | undefined): SessionPart {
  const { samples, name, rows } = part
  const { file } = samples
  const places = placePoses(
    frame,
    rows.map((row) => poseOf(samples, row)),
    brainsightInward,
  )
  const moments = rows.map((row) => momentMs(samples, row))
  const firstMs = moments.find((ms) => !Number.isNaN(ms)) ?? Number.NaN
  const { muscles, issues } = musclesOf(samples, rows, asked)
  const power = samples.columns.has('Stim. Power A') ? 'Stim. Power A' : 'Stim. Power'
  const errorsMm = targetErrorsMm(samples, rows, places.tracking)
  const session: Session = {
    identity: { participant: null, session: name, hemisphere: null },
    part: part.isOnly ? null : (name ?? '(null)'),
    stimuli: {
      n: rows.length,
      frame,
      names: rows.map((row) => row.cells[0]),
      positionsMm: places.positionsMm,
      tracking: places.tracking,
      coilAxes: places.coilAxes,
      timesMs: Float64Array.from(moments, (ms) => ms - firstMs),
      intensitiesPercentMso: Float64Array.from(rows, (row) => numberAt(samples, row, power)),
      targets: rows.map((row) => textAt(samples, row, 'Assoc. Target')),
      ...(errorsMm === undefined ? {} : { targetErrorsMm: errorsMm }),
    },
    muscles,
  }
  const untracked = {
    code: 'io/brainsight-untracked',
    what: (count: number) =>
      `The coil was not tracked for ${count === 1 ? '1 stimulus' : `${count} stimuli`} (identity rotation).`,
  } as const
  return {
    session,
    places,
    block: { start: null, coil: null, firstMs },
    issues: [...placeIssues(places, file, untracked), ...timeIssues(samples, rows, moments), ...issues],
  }
}

function timeIssues(samples: Section, rows: readonly Row[], moments: readonly number[]): Issue[] {
  const unread = rows.filter((row, i) => Number.isNaN(moments[i]) && textAt(samples, row, 'Time') !== null)
  if (unread.length === 0) return []
  const where = { file: samples.file, line: unread[0].line, column: 'Time' }
  const what = 'Date and time are not written as 2020-11-20 and 10:18:25.434, so the time is taken as not recorded.'
  return [issue('io/brainsight-time', what, where, 'Export the session again if the times are needed.', unread.length)]
}
