import type { MapOptionValues, SettingName } from './settings.js'

export type TextOf = (name: SettingName) => string | undefined

/** The options as text or as words; undefined where nothing was said. */
export const saidIn = (values: MapOptionValues) => {
  const text: TextOf = (name) => {
    const value = values[name]
    return typeof value === 'string' ? value : undefined
  }
  const words = (name: SettingName): readonly string[] | undefined => {
    const value = values[name]
    if (typeof value === 'string') return [value]
    return Array.isArray(value) ? (value as readonly string[]) : undefined
  }
  return { text, words }
}
