import type { SessionResult } from '@penfield/core'
import type { MapOptionValues } from './settings.js'
import { settings as settingTable } from './settings.js'
import { foldedWarnings } from './warnings.js'

/** A file that went in. */
export interface Input {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** What decides the results, and nothing else: no time, host, path or user name. */
export interface Provenance {
  /** The line that makes the same results again, with the names of the files alone: a folder is nobody's business. */
  readonly command: string
  readonly version: string
  readonly inputs: readonly Input[]
  /** Options in force: those of the command line over those of study.json. */
  readonly options: MapOptionValues
  /** What study.json said; null without one. */
  readonly study: MapOptionValues | null
  readonly seed: number
  /** Every file of the output folder but provenance.json, so that a later run knows what is ours to replace. */
  readonly outputs: readonly string[]
}

/** One option as it was in force: its value, and whether it is the default. */
export interface SettingInForce {
  readonly name: string
  readonly value: string
  readonly isDefault: boolean
  readonly meaning: string
}

/** Every option as it was in force, in the order of the table. */
export const settingsInForce = (options: MapOptionValues): readonly SettingInForce[] =>
  settingTable.map(({ name, flag, standard, meaning }) => {
    const value = options[name]
    const said = value !== undefined && !(name === 'header' && value === true)
    const text = Array.isArray(value) ? value.join(' ') : String(value)
    return { name: flag.split(' ')[0], value: said ? text : (standard ?? 'n/a'), isDefault: !said, meaning }
  })

/** provenance.json; `run` holds what may differ between runs of the same thing and is left out of digests. */
export function provenanceJson(
  provenance: Provenance,
  results: readonly SessionResult[],
  run: Readonly<Record<string, string>>,
): string {
  const { command, version, inputs, options, study, seed, outputs } = provenance
  const settings = Object.fromEntries(
    settingsInForce(options).map(({ name, value, isDefault }) => [name, { value, default: isDefault }]),
  )
  const document = {
    version: 1,
    software: { name: 'penfield', version },
    command,
    inputs,
    seed,
    settings,
    study,
    sessions: results.map(({ session, settings: inForce, trials }) => ({
      ...session.identity,
      part: session.part,
      settings: inForce,
      stimuli: session.stimuli.n,
      muscles: trials.muscles.map(({ muscle }) => muscle),
    })),
    warnings: results.flatMap(({ issues }) => foldedWarnings(issues)),
    outputs: [...outputs].sort(),
    run,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}
