/** What a channel of a MAT export is, by its name and unit. */
import { type ChannelScale, channelScale, unitMissing } from '../../channel-kind.js'
import type { MatFile } from './dialect.js'

/** Programs of this kind call the copy of the pulse "Stimulus" or "Stimulator" too. */
const isStimulusName = (name: string): boolean => /^stimul(?:us|ator|ation)\b/i.test(name)

/**
 * @param unit as the file states it; empty when it states none, which `options.amplitudeUnit` may do in its place.
 * @throws {PenfieldError} io/unit-missing — a channel that may be EMG has no unit.
 */
export function matChannelScale(name: string, unit: string, { file, options }: MatFile): ChannelScale {
  const stated = unit === '' ? (options.amplitudeUnit ?? '') : unit
  const scale = channelScale(name, stated)
  if (scale.kind === 'trigger') return scale
  if (isStimulusName(name)) return { ...scale, kind: 'trigger' }
  if (stated === '') throw unitMissing(name, { file, argument: name })
  return scale
}
