/** Sentences that several figures and sections share. */
import { type MuscleMap, missingCodes } from '@penfield/core'
import { levelOf, mapWords, trialWords } from '../quantity-words.js'
import { thresholdUv } from './active.js'

/** Where site values are shares of trials and not cut, what counts is the level of a trial; null elsewhere. */
const trialLevel = ({ siteValue, threshold, drawn }: MuscleMap): string | null =>
  siteValue === 'probability' && threshold.kind !== 'relative'
    ? levelOf(threshold.trialThetaUv, trialWords(drawn.trials))
    : null

/** The threshold of a map: `31.0 µV`, `a ratio of 1.31`, `any trial above 19.7 µV`. */
export function thresholdInWords(map: MuscleMap): string {
  const level = trialLevel(map)
  return level === null ? levelOf(thresholdUv(map), mapWords(map)) : `any trial above ${level}`
}

/** What lies above the threshold: `above 31.0 µV`, `with a trial above 19.7 µV`. */
export function aboveInWords(map: MuscleMap): string {
  const level = trialLevel(map)
  return level === null ? `above ${levelOf(thresholdUv(map), mapWords(map))}` : `with a trial above ${level}`
}

/** Why there is nothing to see: no map at all, or nothing above the threshold. */
export function emptyInWords(map: MuscleMap): string {
  if (map.missing !== null && map.missing !== 'empty-map') return missingCodes[map.missing]
  const level = trialLevel(map)
  return `no ${level === null ? `response ${aboveInWords(map)}` : `trial above ${level}`} at ${map.sites.n} sites`
}

/** One number when all maps share it, else each muscle's. */
export function thresholdsInWords(maps: readonly MuscleMap[]): string {
  const shown = maps.map(thresholdInWords)
  if (new Set(shown).size === 1) return shown[0]
  return maps.map(({ muscle }, k) => `${muscle} ${shown[k]}`).join(', ')
}
