// Answers `[from, to, times]` with the checksum's terms of those signals, gone over so many times; they are shared, not copied.
import { parentPort, workerData } from 'node:worker_threads'
import { filteredFeatures } from './k1-emg.mjs'

parentPort.on('message', ([from, to, times]) => {
  let terms
  for (let k = 0; k < times; k++) terms = filteredFeatures(workerData, from, to)
  parentPort.postMessage(terms)
})
