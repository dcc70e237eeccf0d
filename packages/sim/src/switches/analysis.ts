import { rival } from './switch.js'

/** The data stay as they are; the group's files say that another threshold belongs to them: 25 % × e of the maximum. */
export const analysis = rival({
  id: 'analysis',
  changes: 'threshold with which the group is analysed',
  range: [0, 3],
  apply: (setting, size) => ({ ...setting, analysis: { threshold: `${Math.round(25 * size)}%` } }),
})
