import { rival } from './switch.js'

/** Fewer stimuli: 5 a site become 2 at size 1, and the outer row on one side is cut (from size 0.5 on). */
export const sampling = rival({
  id: 'sampling',
  changes: 'stimuli per site, and the outer row on one side',
  range: [0, 1.5],
  apply: (setting, size) => ({
    ...setting,
    trialsPerSite: Math.max(1, Math.round(setting.trialsPerSite * (1 - 0.6 * size))),
    losses: { ...setting.losses, rows: setting.losses.rows + Math.round(size) },
  }),
})
