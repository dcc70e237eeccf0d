// What is judged: one row a test of null cohorts, and one of cohorts with a difference that is there.

/**
 * People are those of each group. The difference of maps is `mapEffect` SDs in a block of `block` × `block` nodes, that of numbers and
 * places `effect` SDs.
 */
const size = {
  ...{ columns: 20, rows: 20, kernelSd: 2, people: 20, relabellings: 499, cohorts: 1000 },
  ...{ mapEffect: 0.8, effect: 0.8, block: 5, blockFrom: 7 },
}

/** Small enough for every test run. */
const quickSize = { ...size, columns: 12, rows: 12, relabellings: 99, cohorts: 60, mapEffect: 1.2, blockFrom: 3 }

/** Correlation of the covariate with the group, and what one SD of it adds to every node, in SDs of the maps. */
export const covariate = { correlation: 0.5, slope: 0.7 }

/** Beyond this |t|, or |z| where people lack nodes, nodes form clusters. */
export const clusterThreshold = 2.7

/** Rejections among 1,000 null cohorts at 5 %, in percent: the binomial 99 % range. */
export const allowed = { low: 3.2, high: 6.8 }

/**
 * - `left-out`: the covariate is there and the model does without; shows that the table can say outside
 * - `same-shape`: log-normal of log SD 0.5 in both groups, the second stretched to twice the SD
 * - `own-shape`: log-normals of log SD 0.4 and 0.8
 *
 * Both of equal means.
 */
const variants = [
  { variant: 'two-sample', kind: 'maps' },
  { variant: 'left-out', kind: 'maps', isControl: true },
  { variant: 'linear', kind: 'maps' },
  { variant: 'covered', kind: 'maps' },
  { variant: 'same-shape', kind: 'numbers' },
  { variant: 'own-shape', kind: 'numbers' },
  { variant: 'hotelling', kind: 'places' },
]

/** Each has random numbers of its own. */
const entriesOf = (own) =>
  variants
    .flatMap((variant) => [false, true].map((isPlanted) => ({ ...variant, isPlanted })))
    .map((entry, row) => ({ ...own, ...entry, stream: 1000 + row }))
    .filter(({ isPlanted, isControl }) => !(isPlanted && isControl))

export const entries = entriesOf(size)
export const quickEntries = entriesOf(quickSize)
