import type { SessionResult } from '@penfield/core'

/** `10 to 60 ms`, muscle by muscle where they differ; null when no window is known. */
export function windowsInWords({ trials, windowsMs }: SessionResult): string | null {
  const windows = trials.muscles.map((_, k) => windowsMs[k])
  const shown = windows.map((window) => (window === null ? 'window not known' : `${window[0]} to ${window[1]} ms`))
  if (windows.every((window) => window === null)) return null
  if (new Set(shown).size === 1) return shown[0]
  return trials.muscles.map(({ muscle }, k) => `${muscle} ${shown[k]}`).join(', ')
}
