import { rival, withPriors } from './switch.js'

/** All responses are smaller: ln gain − 0.7 e. */
export const gain = rival({
  id: 'gain',
  changes: 'size of the responses of every muscle',
  range: [-4, 4],
  apply: (setting, size) => withPriors(setting, { gain_ln_shift: setting.priors.gain_ln_shift - 0.7 * size }),
})
