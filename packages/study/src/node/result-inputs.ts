import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { ResultFolder } from '../group/results.js'
import type { Input } from '../provenance.js'

/** The tables that were read, each by its folder's own name: where the folder lies is nobody's business. */
export const resultInputs = (folders: readonly ResultFolder[]): readonly Input[] =>
  folders.flatMap(({ path, metrics, overlap, sites }) =>
    Object.entries({ 'metrics.tsv': metrics, 'overlap.tsv': overlap, 'sites.tsv': sites }).flatMap(([name, text]) => {
      if (text === null) return []
      const bytes = Buffer.from(text, 'utf8')
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      return [{ name: `${basename(path)}/${name}`, bytes: bytes.byteLength, sha256 }]
    }),
  )
