/** Files that belong together, read; a file that another brought along is not read twice. */
import { dirname, join } from 'node:path'
import { loadFor, type NamedReading, type ReadOptions, readSource } from '@penfield/io'
import { type OpenedSource, openSource } from '@penfield/io/node'
import { PenfieldError } from '@penfield/kernels'
import type { Input } from '../provenance.js'

export interface ReadFile extends NamedReading {
  readonly path: string
}

export interface ReadFiles {
  readonly readings: readonly ReadFile[]
  readonly inputs: readonly Input[]
}

/**
 * Reads the files of one session. A recording may consist of several files (a header and its data): whoever gives them all
 * gives those that the header names as well, which are no files of their own.
 *
 * @throws {PenfieldError} of the readers; of a file that no other file brought along.
 */
export async function readFiles(paths: readonly string[], options: ReadOptions): Promise<ReadFiles> {
  const opened = await Promise.all(paths.map(async (path) => ({ path, source: await openSource(path) })))
  const tried: { path: string; source: OpenedSource; outcome: NamedReading | PenfieldError }[] = []
  for (const { path, source } of opened) tried.push({ path, source, outcome: await read(source, options) })
  if (tried.some(({ outcome }) => isRead(outcome) && outcome.reading.recording !== undefined)) {
    // The amplitudes are then the recording's, and so are the muscles that the user names: the navigator may have seen fewer.
    const ofPlaces = { ...options, muscles: undefined, withRecording: true }
    for (const one of tried) if (!isRead(one.outcome)) one.outcome = await read(one.source, ofPlaces)
  }
  const companions = new Set<string>()
  for (const { path, outcome } of tried)
    if (isRead(outcome)) for (const name of outcome.reading.companions ?? []) companions.add(join(dirname(path), name))
  const readings: ReadFile[] = []
  for (const { path, outcome } of tried) {
    if (companions.has(join(path))) continue
    if (!isRead(outcome)) throw outcome
    readings.push({ ...outcome, path })
  }
  const sources = [
    ...tried.filter(({ path }) => !companions.has(join(path))).map(({ source }) => source),
    ...(await Promise.all([...companions].sort().map(openSource))),
  ]
  const inputs = await Promise.all(
    sources.map(async ({ name, size, digest }) => ({ name, bytes: size, sha256: await digest() })),
  )
  return { readings, inputs }
}

const isRead = (one: NamedReading | PenfieldError): one is NamedReading => !(one instanceof PenfieldError)

async function read(source: OpenedSource, options: ReadOptions): Promise<NamedReading | PenfieldError> {
  try {
    await loadFor(source, options)
    return { name: source.name, reading: readSource(source, options) }
  } catch (thrown) {
    if (thrown instanceof PenfieldError) return thrown
    throw thrown
  }
}
