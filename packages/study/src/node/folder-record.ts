/** What stands in an output folder: who wrote it, which of its files are ours, and whether this run may replace it. */
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { error } from '../codes.js'

/** Written last into the temporary folder; its list says which files of a folder are ours. */
export const record = 'provenance.json'

/** A run that wants to replace a folder. */
export interface FolderClaim {
  /** Begins with `penfield` and the name of the command; what follows does not count. */
  readonly command: string
  /** Files and folders that the run reads. */
  readonly inputs: readonly string[]
}

interface FolderRecord {
  readonly outputs: readonly string[]
  /** Null where the record names none. */
  readonly command: string | null
}

export function recordIn(folder: string): FolderRecord {
  try {
    const { outputs, command } = JSON.parse(readFileSync(join(folder, record), 'utf8')) as Record<string, unknown>
    return {
      outputs: Array.isArray(outputs) ? outputs.filter((name) => typeof name === 'string') : [],
      command: typeof command === 'string' ? command : null,
    }
  } catch {
    return { outputs: [], command: null } // No readable record: nothing in the folder is known to be ours.
  }
}

/**
 * A folder of ours is replaced whole, so it is refused where that would lose what the run reads or what another command wrote.
 *
 * @throws {PenfieldError} study/folder-not-ours.
 */
export function refuseOthersFolder(out: string, { command, inputs }: FolderClaim): void {
  const folder = placeOf(out)
  const input = inputs.find((each) => `${placeOf(each)}${sep}`.startsWith(folder.endsWith(sep) ? folder : folder + sep))
  if (input !== undefined) {
    throw error('study/folder-not-ours', {
      what: `${input} lies in ${out}, and this run reads it; new results would replace the whole folder.`,
      where: { argument: `--out ${out}` },
      fix: 'Give --out a folder of its own.',
    })
  }
  const written = recordIn(folder).command
  if (written === null || nameIn(written) === nameIn(command)) return
  throw error('study/folder-not-ours', {
    what: `${out} holds what penfield ${nameIn(written)} wrote, and this is penfield ${nameIn(command)}; new results would replace the whole folder.`,
    where: { argument: `--out ${out}` },
    fix: 'Give --out a folder of its own.',
  })
}

/** `map` of `penfield map s07.txt --out s07`. */
const nameIn = (command: string): string => command.split(' ')[1] ?? ''

/** Without links, as far as it exists. */
function placeOf(path: string): string {
  const whole = resolve(path)
  if (existsSync(whole)) return realpathSync.native(whole)
  const parent = dirname(whole)
  return parent === whole ? whole : join(placeOf(parent), basename(whole))
}
