import type { Design, Group } from '../design.js'
import type { Setting } from '../setting.js'
import { switches } from './index.js'

/** A group's setting: the design's, changed by each effect in the order of the registry. */
export function settingOf({ priors, trialsPerSite, losses }: Design, { effects }: Group): Setting {
  let setting: Setting = { priors, trialsPerSite, losses, analysis: {} }
  for (const one of switches) {
    const size = effects[one.id] ?? 0
    if (size !== 0) setting = one.apply(setting, size)
  }
  return setting
}
