/** Everything that `penfield power` writes, and the document of `--json`. */
import { type Drawing, type PowerPicture, powerDesign, powerPage, powerPeople } from '@penfield/report'
import { jsonRows, sidecar, tsv } from '../tables/table.js'
import { designCaption } from './design-caption.js'
import { pictureOf } from './picture.js'
import type { PowerResult } from './power-study.js'
import { powerTable } from './table.js'
import { answerSentences, assumptionSentences, methodSentences } from './words.js'

/** The design's file and the program that read it. */
export interface PowerOrigin {
  readonly command: string
  readonly version: string
  readonly input: { readonly name: string; readonly bytes: number; readonly sha256: string }
}

export const powerDocument = (result: PowerResult) => {
  const { request } = result
  return {
    version: 1,
    seed: request.design.seed,
    groups: request.design.groups.map(({ name, n, effects }) => ({ name, n, effects })),
    judge: request.judge,
    alpha: request.alpha,
    target: request.target,
    studies: request.studies,
    pool: request.pool,
    answer: answerSentences(result),
    method: methodSentences(result),
    preset: request.design.preset,
    assumed: request.design.assumed,
    rows: jsonRows(powerTable, result.rows),
  }
}

/** Text files by their path inside the output folder; provenance.json last. */
export function powerFiles(result: PowerResult, origin: PowerOrigin): ReadonlyMap<string, string> {
  const picture: PowerPicture = pictureOf(result)
  const drawings = drawingsOf(picture)
  const files = new Map([
    ['power.tsv', tsv(powerTable, result.rows)],
    ['power.tsv.json', sidecar(powerTable)],
    ['power.json', `${JSON.stringify(powerDocument(result), null, 2)}\n`],
  ])
  for (const [name, { svg }] of drawings) files.set(`figures/${name}.svg`, svg)
  files.set(
    'report.html',
    powerPage({
      picture,
      drawings: [...drawings.values()],
      answer: answerSentences(result),
      method: methodSentences(result),
      assumptions: assumptionSentences(result),
      version: origin.version,
      command: origin.command,
    }),
  )
  const { command, version, input } = origin
  const outputs = [...files.keys()].sort()
  const software = { name: 'penfield', version }
  const record = { version: 1, software, command, inputs: [input], seed: result.request.design.seed, outputs }
  files.set('provenance.json', `${JSON.stringify(record, null, 2)}\n`)
  return files
}

/** By file name without ending. */
function drawingsOf(picture: PowerPicture): ReadonlyMap<string, Drawing> {
  const drawings = new Map<string, Drawing>()
  const people = powerPeople(picture)
  if (people !== null) drawings.set('power', people)
  const design = powerDesign(picture)
  if (design !== null) drawings.set('power-design', { ...design, caption: designCaption(picture) })
  return drawings
}
