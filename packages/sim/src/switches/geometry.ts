import { rival, withPriors } from './switch.js'

/** The centres of the muscles move together: Δ × (1 − e / 2). */
export const geometry = rival({
  id: 'geometry',
  changes: 'distance between the centres of the fields',
  range: [-2, 2],
  apply: (setting, size) => {
    const { separation_ap, separation_ml, separation_ap_sd, separation_ml_sd } = setting.priors
    const factor = 1 - 0.5 * size
    return withPriors(setting, {
      separation_ap: factor * separation_ap,
      separation_ml: factor * separation_ml,
      separation_ap_sd: Math.abs(factor) * separation_ap_sd,
      separation_ml_sd: Math.abs(factor) * separation_ml_sd,
    })
  },
})
