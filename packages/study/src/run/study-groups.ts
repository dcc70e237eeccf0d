/** The groups of a study whose people have just been mapped. */
import type { NullAll } from '../compare/compare.js'
import { groupFiles } from '../group/files.js'
import { type GroupResult, groupStudy } from '../group/group.js'
import type { GroupOptions } from '../group/options.js'
import type { GroupOrigin } from '../group/origin.js'
import type { ResultFolder } from '../group/results.js'
import type { RunPerson } from './run-person.js'

export interface StudyGroups {
  readonly result: GroupResult
  /** By path in the folder of the study. */
  readonly files: ReadonlyMap<string, string>
}

/**
 * @throws {PenfieldError} those of {@link groupStudy}.
 */
export async function studyGroups(
  people: readonly RunPerson[],
  participants: { readonly name: string; readonly text: string },
  options: GroupOptions,
  origin: GroupOrigin,
  nullAll: NullAll,
): Promise<StudyGroups> {
  const result = await groupStudy({ folders: people.map(folderOf), unchanged: null, participants }, options, nullAll)
  return { result, files: new Map([...groupFiles(result, origin)].map(([path, text]) => [`group/${path}`, text])) }
}

function folderOf({ label, files }: RunPerson): ResultFolder {
  const text = (name: string): string | null => files.find(([path]) => path === name)?.[1] ?? null
  return {
    path: `people/${label}`,
    metrics: text('metrics.tsv') ?? '',
    overlap: text('overlap.tsv'),
    sites: text('sites.tsv'),
  }
}
