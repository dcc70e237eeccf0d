/** How far two maps are drawn apart: 0 makes them the same, 1 leaves them as they are, more parts them until they share nothing. */
export const steps = [0, 0.15, 0.3, 0.45, 0.6, 0.8, 1, 1.25, 1.6, 2.2, 3.2, 5, 10, 30] as const

/**
 * Two fields drawn together or apart, each keeping its total.
 *
 *     p = a / Σ A a,  q = b / Σ A b;   p_κ ∝ max(0, ½(p + q) + κ ½(p − q)),  q_κ ∝ max(0, ½(p + q) − κ ½(p − q))
 *
 * At κ = 0 both have the shape of their mean, at κ = 1 they are what they were; as κ grows each keeps only the places where it is
 * the larger.
 *
 * @param areasMm2 n.
 * @returns null when a field is empty.
 */
export function drawnApart(
  a: Float64Array,
  b: Float64Array,
  areasMm2: Float64Array,
  kappa: number,
): { readonly a: Float64Array; readonly b: Float64Array } | null {
  const [totalA, totalB] = [total(a, areasMm2), total(b, areasMm2)]
  if (!(totalA > 0 && totalB > 0)) return null
  const shapeA = new Float64Array(a.length)
  const shapeB = new Float64Array(a.length)
  for (let i = 0; i < a.length; i++) {
    const [p, q] = [a[i] / totalA, b[i] / totalB]
    shapeA[i] = Math.max(0, (p + q) / 2 + (kappa * (p - q)) / 2)
    shapeB[i] = Math.max(0, (p + q) / 2 - (kappa * (p - q)) / 2)
  }
  const [sumA, sumB] = [total(shapeA, areasMm2), total(shapeB, areasMm2)]
  if (!(sumA > 0 && sumB > 0)) return null
  for (let i = 0; i < a.length; i++) {
    shapeA[i] = (shapeA[i] / sumA) * totalA
    shapeB[i] = (shapeB[i] / sumB) * totalB
  }
  return { a: shapeA, b: shapeB }
}

function total(values: Float64Array, areasMm2: Float64Array): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += areasMm2[i] * values[i]
  return sum
}
