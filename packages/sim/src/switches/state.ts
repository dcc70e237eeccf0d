import { pow } from '@penfield/kernels'
import { rival, withPriors } from './switch.js'

/** The muscles are more active before the stimulus: background × 2^e. */
export const state = rival({
  id: 'state',
  changes: 'activity of the muscles before the stimulus',
  range: [-3, 3],
  apply: (setting, size) => withPriors(setting, { background_factor: setting.priors.background_factor * pow(2, size) }),
})
