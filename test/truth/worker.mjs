import { parentPort } from 'node:worker_threads'
import { judgedPerson } from './person.mjs'
import { bothVisits } from './visits.mjs'

parentPort.on('message', async ({ entry, person }) => {
  parentPort.postMessage(entry.perShard === undefined ? await judgedPerson(entry, person) : bothVisits(entry, person))
})
