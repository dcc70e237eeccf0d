/**
 * Bundles: what links open. A bundle is a folder named by the SHA-256 of its `index.json`, and each file in it by the SHA-256 of
 * its content:
 *
 *     ROOT/9f2c…/index.json        { "files": [{ "id": "03ab…", "name": "metrics.tsv", "sizeBytes": 5120, "viewer": true }] }
 *     ROOT/9f2c…/03ab…
 *
 * A reader asks by id. No path is ever taken from a request, and what is given out has been checked against its id.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PenfieldError } from '@penfield/kernels'
import { error } from './codes.js'

export interface BundleFile {
  readonly id: string
  /** The name it is saved under; ours, not an uploader's. */
  readonly name: string
  readonly sizeBytes: number
  /** Whether the viewer needs it; a link without download opens only these. */
  readonly viewer: boolean
}

/** Where bundles come from. `null`: there is none of this id. */
export interface Bundles {
  readonly index: (bundle: string) => Promise<readonly BundleFile[] | null>
  readonly read: (bundle: string, file: BundleFile) => Promise<Uint8Array>
}

/** The files of a bundle that a link may read. */
export const openTo = (link: { readonly download: boolean }, files: readonly BundleFile[]): readonly BundleFile[] =>
  files.filter(({ viewer }) => link.download || viewer)

/** Bundles in a folder; the server may lack the right to write there. */
export function bundlesIn(root: string): Bundles {
  return {
    async index(bundle) {
      const bytes = isId(bundle) ? await readOrNull(join(root, bundle, 'index.json')) : null
      return bytes === null ? null : parseIndex(bundle, checked(bundle, bundle, bytes))
    },
    async read(bundle, { id }) {
      const bytes = isId(bundle) && isId(id) ? await readOrNull(join(root, bundle, id)) : null
      if (bytes === null) throw damaged(bundle, `The file ${id} is listed in its index and not there.`)
      return checked(bundle, id, bytes)
    },
  }
}

const isId = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text)
const isName = (text: unknown): text is string =>
  typeof text === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(text)

function checked(bundle: string, id: string, bytes: Buffer): Buffer {
  if (createHash('sha256').update(bytes).digest('hex') === id) return bytes
  throw damaged(bundle, `The content of ${id} is not the one it is named by.`)
}

function parseIndex(bundle: string, bytes: Buffer): readonly BundleFile[] {
  let files: unknown
  try {
    files = (JSON.parse(bytes.toString('utf8')) as { files?: unknown } | null)?.files
  } catch (cause) {
    throw damaged(bundle, 'Its index is not JSON.', cause)
  }
  if (!Array.isArray(files)) throw damaged(bundle, 'Its index has no list "files".')
  return files.map((entry: Readonly<Record<string, unknown>> | null) => {
    const { id, name, sizeBytes, viewer } = entry ?? {}
    const isSize = Number.isSafeInteger(sizeBytes) && (sizeBytes as number) >= 0
    if (!isId(id) || !isName(name) || !isSize || typeof viewer !== 'boolean')
      throw damaged(
        bundle,
        'An entry of its index lacks one of id, name, sizeBytes, viewer, or has another type there.',
      )
    return { id, name, sizeBytes: sizeBytes as number, viewer }
  })
}

async function readOrNull(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw cause
  }
}

const damaged = (bundle: string, what: string, cause?: unknown): PenfieldError =>
  error('server/bundle-damaged', {
    what: `The bundle ${bundle} is damaged. ${what}`,
    fix: 'Write the bundle again from its results, and revoke the links to this one.',
    cause,
  })
