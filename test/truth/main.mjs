// npm run truth                          every design and the unchanged people, resumable; prints and writes the tables
// npm run truth -- --design ID...        only these     --quick  a few sessions     --jobs J     --out DIR

import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { calibrated } from './calibrated.mjs'
import { designs, hands, quick, unchanged } from './designs.mjs'
import { shardsOf } from './shards.mjs'
import { summarised } from './summary.mjs'
import { calibrationColumns, coverageColumns, marked, tableText, tsvOf, verdictColumns } from './table.mjs'
import { falseVerdicts } from './visits.mjs'

const { values } = parseArgs({
  options: {
    design: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    jobs: { type: 'string', default: `${availableParallelism()}` },
    out: { type: 'string', default: 'truth-report' },
    people: { type: 'string' },
  },
})

const isAsked = ({ id }) => values.design === undefined || values.design.includes(id)
const all = values.quick ? quick : { designs, unchanged, hands }
const judged = all.designs
  .filter(isAsked)
  .map((entry) => (values.people === undefined ? entry : { ...entry, people: Number(values.people) }))
const visits = [all.unchanged].filter(isAsked)
const chosen = [...judged, ...visits]
const started = Date.now()
const shards = await shardsOf(chosen, {
  folder: join(values.out, 'shards'),
  jobs: Number(values.jobs),
  onDone: (done, all) => {
    const left = ((Date.now() - started) / done) * (all - done)
    if (process.stderr.isTTY)
      process.stderr.write(`\r${done} of ${all} parts, about ${Math.ceil(left / 60000)} min left  `)
  },
})
if (process.stderr.isTTY) process.stderr.write('\n')
mkdirSync(values.out, { recursive: true })

function give(file, columns, rows, markOf) {
  if (rows.length === 0) return
  writeFileSync(join(values.out, file), tsvOf(columns, rows))
  process.stdout.write(`${tableText(columns, rows, markOf)}\n`)
}

const rows = judged.flatMap((entry, e) => summarised(shards[e]).map((row) => ({ design: entry.id, ...row })))
give('coverage.tsv', coverageColumns, rows, marked)
const verdicts = visits.flatMap((_, v) => falseVerdicts(shards[judged.length + v]))
give('verdicts.tsv', verdictColumns, verdicts, () => '')
const rowsOfHands = [all.hands].filter(isAsked).flatMap(calibrated)
give('calibration.tsv', calibrationColumns, rowsOfHands, ({ met }) => (met ? '' : 'outside'))
