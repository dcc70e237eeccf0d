/** Everything that `penfield reliability` writes. */
import { reliabilityPage } from '@penfield/report'
import { sidecar, tsv } from '../tables/table.js'
import { reliabilityDocument } from './document.js'
import { drawingsOf } from './drawings.js'
import type { ReliabilityResult } from './reliability.js'
import { reliabilityRows, reliabilityTable } from './table.js'
import { reliabilityText } from './text.js'
import { subjectOf, whoSentence } from './words.js'

/** The table and the program that read it. */
export interface ReliabilityOrigin {
  readonly command: string
  readonly version: string
  readonly input: { readonly name: string; readonly bytes: number; readonly sha256: string }
}

/** Text files by their path inside the output folder; provenance.json last. */
export function reliabilityFiles(result: ReliabilityResult, origin: ReliabilityOrigin): ReadonlyMap<string, string> {
  const { command, version, input } = origin
  const document = reliabilityDocument(result)
  const drawings = drawingsOf(result)
  const files = new Map([
    ['reliability.tsv', tsv(reliabilityTable, reliabilityRows(result))],
    ['reliability.tsv.json', sidecar(reliabilityTable)],
    ['reliability.json', `${JSON.stringify(document, null, 2)}\n`],
  ])
  for (const [name, { svg }] of drawings) files.set(`figures/${name}.svg`, svg)
  files.set(
    'report.html',
    reliabilityPage({
      ...reliabilityText(result, 'page'),
      ...{
        subject: subjectOf(result),
        who: `${input.name} · ${whoSentence(result)}`,
        drawings: [...drawings.values()],
        version,
        command,
      },
    }),
  )
  const { value, where, log } = result.request
  const record = {
    version: 1,
    software: { name: 'penfield', version },
    command,
    inputs: [input],
    settings: { value, where: where.map(({ column, values }) => ({ column, values })), log },
    warnings: document.warnings,
    outputs: [...files.keys()].sort(),
  }
  files.set('provenance.json', `${JSON.stringify(record, null, 2)}\n`)
  return files
}
