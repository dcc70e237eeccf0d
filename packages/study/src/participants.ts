import type { Identity } from '@penfield/core'

/**
 * What `participants.tsv` beside a file says about it: the row whose participant is the file's name without its ending.
 *
 * @param text a BIDS table: tabs, a header with `participant_id`, optionally `hemisphere`.
 * @returns null when no row is about the file.
 */
export function participantOf(text: string, fileName: string): Identity | null {
  const [head, ...rows] = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.split('\t'))
  const column = (name: string) => head.indexOf(name)
  const stem = fileName.replace(/\.[^.]*$/, '')
  const row = rows.find((cells) => column('participant_id') >= 0 && cells[column('participant_id')] === stem)
  if (row === undefined) return null
  const hemisphere = row[column('hemisphere')]
  return { participant: stem, session: null, hemisphere: hemisphere === 'L' || hemisphere === 'R' ? hemisphere : null }
}
