// Runs people over workers, one file a person, so that a run that was cut goes on where it stood.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

/** Changes with everything that decides a shard's numbers but the code: whoever changes that begins in a new folder. */
const keyOf = ({ people, ...entry }) => createHash('sha256').update(JSON.stringify(entry)).digest('hex').slice(0, 16)

const fileOf = (folder, { id }, person) => join(folder, id, `${person}.json`)

/** The shard when it is there and of the same entry; else null. */
function kept(folder, entry, person) {
  const file = fileOf(folder, entry, person)
  if (!existsSync(file)) return null
  const { key, result } = JSON.parse(readFileSync(file, 'utf8'))
  return key === keyOf(entry) ? result : null
}

function keep(folder, entry, person, result) {
  const file = fileOf(folder, entry, person)
  mkdirSync(join(folder, entry.id), { recursive: true })
  writeFileSync(`${file}.part`, JSON.stringify({ key: keyOf(entry), result }))
  renameSync(`${file}.part`, file)
}

/**
 * @param entries what is judged, each with `people`.
 * @param onDone  called after each person with how many are done and how many there are.
 * @returns one array of people an entry.
 */
export async function shardsOf(entries, { folder, jobs, onDone = () => {} }) {
  const results = entries.map(() => [])
  const open = []
  entries.forEach((entry, e) => {
    for (let person = 0; person < entry.people; person++) {
      const known = kept(folder, entry, person)
      if (known === null) open.push({ e, person })
      else results[e][person] = known
    }
  })
  const all = open.length
  let done = 0
  const next = () => open.shift()
  const finish = ({ e, person }, result) => {
    keep(folder, entries[e], person, result)
    results[e][person] = result
    onDone(++done, all)
  }
  await Promise.all(Array.from({ length: Math.min(jobs, all) }, () => workThrough(entries, next, finish)))
  return results
}

/** One worker, person after person, until nothing is left. */
function workThrough(entries, next, finish) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.mjs', import.meta.url))
    let shard
    const go = () => {
      shard = next()
      if (shard === undefined) worker.terminate().then(() => resolve(), reject)
      else worker.postMessage({ entry: entries[shard.e], person: shard.person })
    }
    worker.on('message', (result) => {
      finish(shard, result)
      go()
    })
    worker.on('error', reject)
    go()
  })
}
