/** Where a dot of a strip stands across it, so that equal values lie beside one another: by its place, without chance. */

const goldenRatio = 0.6180339887498949

/** The k-th offset, −½ … ½; neighbours in k lie far apart. */
export function jitter(k: number): number {
  const turns = k * goldenRatio
  return turns - Math.floor(turns) - 0.5
}
