/** Sentences that several figures and sections share. */
import { type MuscleMap, missingCodes } from '@penfield/core'
import { formatValue } from '../format.js'
import { thresholdUv } from './active.js'

/** Why there is nothing to see: no map at all, or nothing above the threshold. */
export const emptyInWords = (map: MuscleMap): string =>
  map.missing === null || map.missing === 'empty-map'
    ? `no response above ${formatValue(thresholdUv(map), 'amplitude')} at ${map.sites.n} sites`
    : missingCodes[map.missing]

/** One number when all maps share it, else each muscle's. */
export function thresholdsInWords(maps: readonly MuscleMap[]): string {
  const shown = maps.map((map) => formatValue(thresholdUv(map), 'amplitude'))
  if (new Set(shown).size === 1) return shown[0]
  return maps.map(({ muscle }, k) => `${muscle} ${shown[k]}`).join(', ')
}
