/** Rows of cells to a reading: the one way for text and for sheets. */
import { type Frame, frameFromText } from '@penfield/core'
import { emptySession } from '../../empty-session.js'
import type { Reading, ReadOptions, Source } from '../../format.js'
import type { Row } from './table-cells.js'
import { columnsOf } from './table-columns.js'
import type { TablePlace } from './table-place.js'
import { dataOf, type TableData } from './table-rows.js'
import { checkScale, frameOf } from './table-scale.js'
import { sessionsOf } from './table-session.js'
import { whyPlainUnusable, withoutAmplitudes } from './table-stimuli.js'

const nothing = {
  what: 'The table holds no stimuli.',
  fix: 'Give a file with one row for each stimulus: its position and amplitude.',
}

type TableReading = Pick<Reading, 'sessions' | 'issues' | 'unit' | 'unusable'>

/**
 * @param rows rows of a table, the first with its header or not.
 * @param place what the rows belong to, for messages.
 * @param beside the files of the folder, where the table lies in one.
 * @throws {PenfieldError} the codes io/table-….
 */
export function tableReading(
  rows: readonly Row[],
  place: TablePlace,
  options: ReadOptions,
  beside?: Source['beside'],
): TableReading {
  const { file } = place
  if (rows.length === 0)
    return { sessions: [emptySession(frameOf(options))], issues: [], unit: null, unusable: nothing }
  const columns = columnsOf(rows[0], place, options)
  const data = dataOf(columns.hasHeader ? rows.slice(1) : rows, columns, place, options)
  const { unit } = data
  if (data.n === 0) return { sessions: [emptySession(frameOf(options))], issues: data.issues, unit, unusable: nothing }
  const frame = frameOf(options, frameInFile(data))
  const muscleName = options.muscles?.[0] ?? 'MEP'
  const { sessions, issues } = sessionsOf(data, columns.amplitudes, frame, place, muscleName)
  const isStated = options.coords !== undefined || unit !== null
  const all = [...data.issues, ...issues, ...checkScale(sessions, file, isStated)]
  const unusable = columns.amplitudes.length === 0 ? withoutAmplitudes(file, beside) : whyPlainUnusable(sessions)
  return { sessions, issues: all, unit, unusable }
}

/** The frame that the table's own column names, when it is one and the same in every row. */
function frameInFile({ labels }: TableData): Frame | undefined {
  const values = new Set(labels.get('frame'))
  const [only] = values
  return values.size === 1 && only !== null ? frameFromText(only) : undefined
}
