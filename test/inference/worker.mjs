import { parentPort } from 'node:worker_threads'
import { judgedMaps } from './map-cohort.mjs'
import { judgedScalar } from './scalar-cohort.mjs'

parentPort.on('message', ({ entry, from, to, seed }) => {
  const judged = entry.kind === 'maps' ? judgedMaps : judgedScalar
  parentPort.postMessage(Array.from({ length: to - from }, (_, k) => judged(entry, from + k, seed)))
})
