import type { Design, Group } from '../design.js'
import type { Setting } from '../setting.js'
import { type Effects, switches } from './index.js'

/** The design's setting with what the group has of its own, changed by each effect in the order of the registry. */
export function settingOf(design: Design, group: Group, effects: Effects): Setting {
  let setting: Setting = {
    priors: { ...design.priors, ...group.priors },
    trialsPerSite: design.trialsPerSite,
    losses: group.losses ?? design.losses,
    analysis: {},
  }
  for (const one of switches) {
    const size = effects[one.id] ?? 0
    if (size !== 0) setting = one.apply(setting, size)
  }
  return setting
}
