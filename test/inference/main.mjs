// npm run inference                          false positives and power of the group tests on simulated cohorts; prints two tables
// npm run inference -- --cohorts N           how many a row     --variant ID...  only these     --quick  a few small ones
//                      --jobs J  --seed S    --out FILE         both tables as TSV

import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { cohortsOf } from './cohorts.mjs'
import { rowsOf, tableText, tsvOf } from './table.mjs'
import { entries, quickEntries } from './variants.mjs'

const { values } = parseArgs({
  options: {
    cohorts: { type: 'string' },
    variant: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    jobs: { type: 'string', default: `${availableParallelism()}` },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
  },
})

const chosen = (values.quick ? quickEntries : entries)
  .filter(({ variant }) => values.variant === undefined || values.variant.includes(variant))
  .map((entry) => (values.cohorts === undefined ? entry : { ...entry, cohorts: Number(values.cohorts) }))
const started = Date.now()
const found = await cohortsOf(chosen, {
  jobs: Number(values.jobs),
  seed: Number(values.seed),
  onDone: (done, all) => {
    const left = ((Date.now() - started) / done) * (all - done)
    if (process.stderr.isTTY)
      process.stderr.write(`\r${done} of ${all} cohorts, about ${Math.ceil(left / 60000)} min left  `)
  },
})
if (process.stderr.isTTY) process.stderr.write('\n')

const rows = chosen.flatMap((entry, e) => rowsOf(entry, found[e]))
for (const sample of ['null', 'planted'])
  process.stdout.write(`${tableText(rows.filter((row) => row.sample === sample))}\n`)
if (values.out !== undefined) writeFileSync(values.out, tsvOf(rows))
