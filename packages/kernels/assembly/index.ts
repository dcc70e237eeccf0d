// What the compiled module exports: one line per kernel file.

export { bandCholesky, bandSolve } from './banded'
export {
  denseBackward,
  denseDiagonal,
  denseFactor,
  denseForward,
  denseGram,
  denseInverseLower,
  denseShifted,
  denseSquares,
} from './dense'
export { denseCovariance, denseProducts, denseTraces, denseWeighted } from './dense-covariance'
export { filterPair } from './filter'
export { heapBase } from './heap'
export { labelExtremes, labelMaps, studentise } from './label-sums'
export { tfceLargest } from './tfce'
export { thinPlateBasis, thinPlateSum } from './thin-plate'
export { trialMeans } from './trial-means'
export { summariseTriangles } from './triangle-resample'
