/**
 * Where the response of a muscle is looked for when nobody says, by the muscle's name.
 *
 * @source trunk: paraspinal surface latencies of 13 to 24 ms, Ferbert 1992, doi 10.1016/0168-5597(92)90051-c.
 */
import type { WindowMs } from './segment.js'

export interface WindowPreset {
  readonly region: 'trunk' | 'hand' | 'forearm' | 'leg'
  readonly windowMs: WindowMs
  /** Abbreviations: a whole word of the name, with or without a leading l or r for the side. */
  readonly short: readonly string[]
  /** Words, or beginnings of words. */
  readonly long: readonly string[]
}

/** Asked in this order; the first that knows the name decides. */
export const windowPresets: readonly WindowPreset[] = [
  {
    region: 'trunk',
    windowMs: [10, 60],
    short: ['dm', 'sm', 'les', 'tes', 'es', 'mf', 'ql', 'ra', 'eo', 'io', 'tra', 'ld'],
    long: [
      'multifid',
      'longissimus',
      'erector',
      'iliocostalis',
      'paraspinal',
      'paravertebral',
      'quadratus lumborum',
      'rectus abdominis',
      'obliq',
      'transversus abdominis',
      'latissimus',
    ],
  },
  {
    region: 'hand',
    windowMs: [18, 60],
    short: ['fdi', '1di', 'apb', 'adm', 'opp', 'fpb'],
    long: ['interosse', 'pollicis brevis', 'digiti minimi', 'thenar', 'opponens'],
  },
  {
    region: 'forearm',
    windowMs: [13, 60],
    short: ['fds', 'fdp', 'edc', 'ecr', 'ecrl', 'ecrb', 'ecu', 'fcr', 'fcu', 'fpl', 'brd', 'pt'],
    long: ['digitorum superficialis', 'carpi', 'brachioradialis', 'extensor digitorum communis', 'pronator teres'],
  },
  {
    region: 'leg',
    windowMs: [20, 80],
    short: ['ta', 'sol', 'mg', 'lg', 'gm', 'gl', 'vl', 'vm', 'vmo', 'rf', 'bf', 'ah', 'edb'],
    long: [
      'tibialis anterior',
      'soleus',
      'gastrocnemius',
      'quadriceps',
      'vastus',
      'rectus femoris',
      'biceps femoris',
      'hamstring',
      'abductor hallucis',
    ],
  },
]

/** The window of a muscle that no preset knows. */
export const unrecognisedWindowMs: WindowMs = [10, 60]

/** The preset that knows the muscle; null when none does. */
export function windowPresetOf(muscle: string): WindowPreset | null {
  const words = muscle
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  const name = ` ${words.join(' ')}`
  const knows = (preset: WindowPreset, candidates: readonly string[]): boolean =>
    candidates.some((word) => preset.short.includes(word)) || preset.long.some((part) => name.includes(` ${part}`))
  const withoutSide = words.map((word) => word.replace(/^[lr](?=..)/, ''))
  return (
    windowPresets.find((preset) => knows(preset, words)) ??
    windowPresets.find((preset) => knows(preset, withoutSide)) ??
    null
  )
}
