import { parentPort } from 'node:worker_threads'
import { judgedPerson } from './person.mjs'

parentPort.on('message', async ({ entry, person }) => {
  parentPort.postMessage(await judgedPerson(entry, person))
})
