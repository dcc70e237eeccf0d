// The designs whose numbers are judged: one row each, changing one thing of the first.

/** People are everybody's own; repeats are the same visit of the same person with every stimulus drawn anew. */
const size = { people: 100, repeats: 20, cheapRepeats: 200, resamples: 1000 }
/** Beside the default design each is judged with fewer sessions: what is asked there is how bias and coverage change. */
const beside = { people: 40, repeats: 5, cheapRepeats: 100, resamples: 500 }

const design = (id, changes, own = {}) => ({ id, ...beside, ...own, design: { groups: [], ...changes } })

export const designs = [
  design('default', {}, size),
  ...[1, 2, 3, 10].map((trials) => design(`trials-${trials}`, { trials_per_site: trials })),
  design('spacing-7.6', { grid: { columns: 9, rows: 9, spacing: 7.6 } }),
  design('spacing-20', { grid: { columns: 5, rows: 5, spacing: 20 } }),
  design('noise-low', { priors: { trial_ln_sd: 0.5 } }),
  design('noise-high', { priors: { trial_ln_sd: 1.2 } }),
  design('gain-75', { priors: { gain: 75 } }),
  design('gain-1200', { priors: { gain: 1200 } }),
  design('apart', { priors: { separation_ap: 25 } }),
  design('together', { priors: { separation_ap: 0, separation_ap_sd: 0, separation_ml_sd: 0 } }),
]

/** People of the default design who come twice, unchanged: `people` shards of `perShard`. */
export const unchanged = { id: 'unchanged', people: 40, perShard: 100, design: {} }

/** Simulated hand muscles; the seed is none with which the preset was chosen. */
export const hands = { id: 'calibration', people: 200, seed: 9001 }

/** Small enough for every test run. */
export const quick = {
  designs: [{ ...designs[0], people: 2, repeats: 3, cheapRepeats: 20, resamples: 100 }],
  unchanged: { ...unchanged, people: 2, perShard: 60 },
  hands,
}

/** The design as `penfield simulate` reads it, for as many people as are judged. */
export const designText = ({ design: own, people }) => ({ ...own, groups: [{ name: 'p', n: people }] })
