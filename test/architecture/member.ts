/** One package or app as the guards see it: its manifest, its tsconfig and the imports of its sources. */
import ts from 'typescript'
import type { Layer, Layers } from './layers.js'

export interface Manifest {
  readonly name?: string
  readonly version?: string
  readonly exports?: Readonly<Record<string, unknown>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

export interface Source {
  readonly path: string
  /** Tests, what they share, and benches: they may use Node and the tools of the root. */
  readonly isTest: boolean
  /** Whether the table lets it use Node. */
  readonly onNode: boolean
  /** Specifiers of `import`, `export … from` and `import()`, each once. */
  readonly imports: readonly string[]
}

export interface Member {
  readonly name: string
  readonly layer: Layer
  readonly manifest: Manifest
  /** The parsed `tsconfig.json`; null when there is none. */
  readonly tsconfig: { references?: { path: string }[]; compilerOptions?: { types?: string[] } } | null
  readonly sources: readonly Source[]
}

/** The members of the table that `files` hold, in the table's order. */
export function membersOf(files: ReadonlyMap<string, string>, table: Layers): readonly Member[] {
  return Object.entries(table).flatMap(([name, layer]) => {
    const manifest = files.get(`${layer.folder}/package.json`)
    if (manifest === undefined) return []
    const tsconfig = files.get(`${layer.folder}/tsconfig.json`)
    const sources = [...files]
      .filter(([path]) => path.startsWith(`${layer.folder}/src/`) && /\.tsx?$/.test(path))
      .map(([path, text]) => sourceOf(path, text, layer))
    return [
      {
        name,
        layer,
        manifest: JSON.parse(manifest) as Manifest,
        tsconfig: tsconfig === undefined ? null : JSON.parse(tsconfig),
        sources,
      },
    ]
  })
}

function sourceOf(path: string, text: string, layer: Layer): Source {
  const place = path.slice(layer.folder.length + '/src/'.length)
  const inNode = (entry: string) => place.startsWith(`${entry}/`) || place.startsWith(`${entry}.`)
  return {
    path,
    isTest: /\.(test|bench|test-support)\.tsx?$/.test(path),
    onNode: layer.node === 'all' || layer.node.some(inNode),
    imports: [...new Set(ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName))],
  }
}

/** `@penfield/io/node` → `@penfield/io` and `node`; the subpath of a package itself is empty. */
export function splitSpecifier(specifier: string): { name: string; subpath: string } {
  const parts = specifier.split('/')
  const length = specifier.startsWith('@') ? 2 : 1
  return { name: parts.slice(0, length).join('/'), subpath: parts.slice(length).join('/') }
}

/** The path a relative import means: `.js` stands for `.ts` or `.tsx`. Null when `paths` hold no such file. */
export function resolveRelative(from: string, specifier: string, paths: { has(path: string): boolean }): string | null {
  const base = joined(from, specifier).replace(/\.jsx?$/, '')
  return [`${base}.ts`, `${base}.tsx`].find((path) => paths.has(path)) ?? null
}

/** A relative specifier as a path from the root. */
export function joined(from: string, specifier: string): string {
  const parts = from.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}
