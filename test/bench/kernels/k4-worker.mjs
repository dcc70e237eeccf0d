// Answers `[from, to, times]` with the largest |t| of those relabellings on the surface, gone over so many times.
import { parentPort, workerData } from 'node:worker_threads'
import { largestT } from './k4-groups.mjs'

parentPort.on('message', ([from, to, times]) => {
  let terms
  for (let k = 0; k < times; k++) terms = largestT(workerData, 'surface', from, to)
  parentPort.postMessage(terms)
})
