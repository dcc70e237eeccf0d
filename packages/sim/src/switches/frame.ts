import { rival, withPriors } from './switch.js'

/** Coordinates only: 8 e mm too far anterior, and scaled by 1 − 0.1 e. */
export const frame = rival({
  id: 'frame',
  changes: 'origin and scale of the recorded positions',
  range: [-3, 3],
  apply: (setting, size) =>
    withPriors(setting, {
      frame_ap: setting.priors.frame_ap + 8 * size,
      frame_scale: setting.priors.frame_scale * (1 - 0.1 * size),
    }),
})
