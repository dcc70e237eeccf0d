import { rival, withPriors } from './switch.js'

/** Each electrode also sees 0.3 e of the other muscle, beside what leaks in everyone. */
export const crosstalk = rival({
  id: 'crosstalk',
  changes: 'share of each muscle that the other electrode sees',
  range: [0, 3],
  apply: (setting, size) =>
    withPriors(setting, { crosstalk_added: Math.min(1, setting.priors.crosstalk_added + 0.3 * size) }),
})
