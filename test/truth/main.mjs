// npm run truth                          every design, resumable; prints and writes the table
// npm run truth -- --design ID...        only these     --quick  a few sessions     --jobs J     --out DIR

import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { designs, quick } from './designs.mjs'
import { shardsOf } from './shards.mjs'
import { summarised } from './summary.mjs'
import { tableText, tsvOf } from './table.mjs'

const { values } = parseArgs({
  options: {
    design: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    jobs: { type: 'string', default: `${availableParallelism()}` },
    out: { type: 'string', default: 'truth-report' },
    people: { type: 'string' },
  },
})

const chosen = (values.quick ? quick : designs)
  .filter(({ id }) => values.design === undefined || values.design.includes(id))
  .map((entry) => (values.people === undefined ? entry : { ...entry, people: Number(values.people) }))
const folder = join(values.out, 'shards')
const started = Date.now()
const people = await shardsOf(chosen, {
  folder,
  jobs: Number(values.jobs),
  onDone: (done, all) => {
    const left = ((Date.now() - started) / done) * (all - done)
    process.stderr.write(`\r${done} of ${all} people, about ${Math.ceil(left / 60000)} min left  `)
  },
})
process.stderr.write('\n')
const rows = chosen.flatMap((entry, e) => summarised(people[e]).map((row) => ({ design: entry.id, ...row })))
mkdirSync(values.out, { recursive: true })
writeFileSync(join(values.out, 'coverage.tsv'), tsvOf(rows))
process.stdout.write(tableText(rows))
