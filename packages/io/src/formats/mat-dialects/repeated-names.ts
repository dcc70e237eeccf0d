import type { Issue } from '@penfield/core'
import { shown } from '@penfield/kernels'
import { issue } from '../../issues.js'

/** What is said of channels whose name the file repeats. */
export function repeatedNames(repeated: readonly string[], file: string): readonly Issue[] {
  if (repeated.length === 0) return []
  const what = `Several channels are called ${shown(repeated[0])}; a name for each was expected. The later ones get a number behind it.`
  const fix = 'Look at the channels with penfield inspect, and take each by its name with the number.'
  return [issue('io/channel-twice', what, { file }, fix, repeated.length)]
}
