// Smooth Gaussian maps: white noise under a separable Gaussian kernel, of mean 0 and SD 1 at every node.
import { exp, normalQuantile } from '@penfield/kernels'

/** In SDs of the kernel, where it is cut. */
const reach = 3

/** Standard normal numbers from the words of `random`; never infinite. */
export const normalsOf =
  ({ word }) =>
  () =>
    normalQuantile((word() + 0.5) / 0x100000000)

/** Weights at −r … r nodes, whose squares add up to 1: sums of white noise keep its variance. */
function kernelOf(sd) {
  const half = Math.ceil(reach * sd)
  const weights = Float64Array.from({ length: 2 * half + 1 }, (_, k) => exp(-((k - half) * (k - half)) / (2 * sd * sd)))
  const norm = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0))
  return weights.map((weight) => weight / norm)
}

/** Every row of `width` numbers, as sums over the kernel: shorter by its length less 1. */
function smoothedRows(values, width, kernel) {
  const left = width - kernel.length + 1
  const out = new Float64Array((values.length / width) * left)
  for (let k = 0; k < out.length; k++) {
    const from = Math.floor(k / left) * width + (k % left)
    let sum = 0
    for (let j = 0; j < kernel.length; j++) sum += kernel[j] * values[from + j]
    out[k] = sum
  }
  return out
}

function transposed(values, width) {
  const height = values.length / width
  return Float64Array.from(values, (_, k) => values[(k % height) * width + Math.floor(k / height)])
}

/** A function that gives one map after the other, columns × rows, row-major. Noise beyond the edge makes the edge like the middle. */
export function fieldsOf({ columns, rows, kernelSd }, normal) {
  const kernel = kernelOf(kernelSd)
  const [width, height] = [columns + kernel.length - 1, rows + kernel.length - 1]
  return () => {
    const noise = Float64Array.from({ length: width * height }, normal)
    const across = smoothedRows(noise, width, kernel)
    return transposed(smoothedRows(transposed(across, columns), height, kernel), rows)
  }
}
