import { builtinModules } from 'node:module'
import { cycles } from './cycles.js'
import type { Layer, Layers } from './layers.js'
import { joined, type Member, membersOf, resolveRelative, type Source, splitSpecifier } from './member.js'

interface World {
  readonly table: Layers
  readonly members: readonly Member[]
  readonly sources: ReadonlyMap<string, Source>
}

/** One kind of breach: looks at one member, returns its breaches as sentences. */
type Judge = (member: Member, world: World) => readonly string[]

const isBuiltin = (specifier: string) =>
  specifier.startsWith('node:') || builtinModules.includes(splitSpecifier(specifier).name)
const isRelative = (specifier: string) => specifier.startsWith('.')
const listed = (names: readonly string[]) => (names.length === 0 ? 'none' : names.join(', '))

/** Every import of a member's sources, with the source it stands in. */
const importsOf = (member: Member, { tests }: { tests: boolean }) =>
  member.sources
    .filter((source) => tests || !source.isTest)
    .flatMap((source) => source.imports.map((specifier) => ({ source, specifier, ...splitSpecifier(specifier) })))

const foreignTo = (member: Member) =>
  importsOf(member, { tests: false }).filter(
    ({ specifier, name }) => !isRelative(specifier) && !isBuiltin(specifier) && name !== member.name,
  )

const mayImport = (layer: Layer, source: Source) =>
  source.onNode ? [...layer.thirdParty, ...layer.nodeThirdParty] : layer.thirdParty

const judges = {
  direction: (member, { table }) =>
    importsOf(member, { tests: true })
      .filter(({ name }) => name in table && name !== member.name && !member.layer.ours.includes(name))
      .map(
        ({ source, name }) =>
          `${source.path} imports ${name}; of ours, ${member.name} may import: ${listed(member.layer.ours)}.`,
      ),

  'third-party': (member, { table }) =>
    foreignTo(member)
      .filter(({ source, name }) => !(name in table) && !mayImport(member.layer, source).includes(name))
      .map(
        ({ source, name }) =>
          `${source.path} imports ${name}; of others, it may import: ${listed(mayImport(member.layer, source))}.`,
      ),

  undeclared: (member) =>
    foreignTo(member)
      .filter(({ name }) => !(name in (member.manifest.dependencies ?? {})))
      .map(
        ({ source, name }) =>
          `${source.path} imports ${name}, which is not in the dependencies of ${member.layer.folder}/package.json.`,
      ),

  'node-module': (member) =>
    importsOf(member, { tests: false })
      .filter(({ source, specifier }) => isBuiltin(specifier) && !source.onNode)
      .map(({ source, specifier }) => `${source.path} imports ${specifier}, but runs everywhere, not only in Node.`),

  'node-subpath': (member, { table }) =>
    importsOf(member, { tests: false })
      .filter(({ source, name, subpath }) => !source.onNode && table[name]?.subpaths.includes(subpath))
      .map(({ source, specifier }) => `${source.path} imports ${specifier}, but runs everywhere, not only in Node.`),

  'node-file': (member, { sources }) =>
    importsOf(member, { tests: false })
      .filter(({ source, specifier }) => !source.onNode && isRelative(specifier) && onNode(source, specifier, sources))
      .map(({ source, specifier }) => `${source.path} imports ${specifier}, which runs only in Node.`),

  deep: (member, { table }) =>
    importsOf(member, { tests: true })
      .filter(({ name, subpath }) => table[name] && subpath !== '' && !table[name].subpaths.includes(subpath))
      .map(({ source, specifier, name }) => `${source.path} imports ${specifier}, which ${name} does not export.`),

  outside: (member) =>
    importsOf(member, { tests: true })
      .filter(({ source, specifier }) => isRelative(specifier) && leaves(member, source, specifier))
      .map(({ source, specifier }) => `${source.path} imports ${specifier}, a file of another package.`),

  barrel: (member) =>
    importsOf(member, { tests: true })
      .filter(({ source, specifier, name }) => name === member.name || isOwnIndex(member, source, specifier))
      .map(({ source, specifier }) => `${source.path} imports ${specifier}, the index of its own package.`),

  manifest: ({ layer, manifest, name }, { table }) =>
    Object.keys(manifest.dependencies ?? {})
      .filter((dependency) =>
        dependency in table
          ? !layer.ours.includes(dependency)
          : ![...layer.thirdParty, ...layer.nodeThirdParty].includes(dependency),
      )
      .map((dependency) => `${layer.folder}/package.json depends on ${dependency}, which ${name} may not import.`),

  pin: ({ layer, manifest }, { table }) =>
    Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
      .filter(([name, range]) => (name in table ? range !== manifest.version : !/^\d+\.\d+\.\d+$/.test(range)))
      .map(([name, range]) =>
        name in table
          ? `${layer.folder}/package.json asks for ${name} ${range}; all members have one version, ${manifest.version}.`
          : `${layer.folder}/package.json asks for ${name} ${range}; an exact version is expected.`,
      ),

  exports: ({ layer, manifest }) =>
    Object.keys(manifest.exports ?? {})
      .map((key) => key.replace(/^\.\/?/, ''))
      .filter((subpath) => subpath !== '' && !layer.subpaths.includes(subpath))
      .map(
        (subpath) => `${layer.folder}/package.json exports ./${subpath}; its subpaths are: ${listed(layer.subpaths)}.`,
      ),

  references: ({ layer, manifest, tsconfig }, { table }) => {
    if (tsconfig === null) return []
    const dependencies = Object.keys(manifest.dependencies ?? {}).filter((name) => name in table)
    const want = dependencies.map((name) => table[name].folder).sort()
    const have = (tsconfig.references ?? []).map(({ path }) => joined(`${layer.folder}/tsconfig.json`, path)).sort()
    return want.join() === have.join()
      ? []
      : [`${layer.folder}/tsconfig.json references ${listed(have)}; its dependencies are ${listed(want)}.`]
  },

  types: ({ layer, tsconfig, name }) =>
    layer.node.length === 0 && tsconfig?.compilerOptions?.types?.includes('node')
      ? [`${layer.folder}/tsconfig.json has the types of Node, but no file of ${name} may use Node.`]
      : [],

  cycle: (member, { sources }) => {
    const own = member.sources.filter((source) => !source.isTest)
    const edges = own.map(({ path, imports }): [string, string[]] => [
      path,
      imports.filter(isRelative).flatMap((specifier) => resolveRelative(path, specifier, sources) ?? []),
    ])
    return cycles(new Map(edges)).map((ring) => `These files import each other in a ring: ${ring.join(' → ')}.`)
  },
} satisfies Record<string, Judge>

export type BreachKind = keyof typeof judges | 'stranger' | 'ring'

/** Every kind of breach that is looked for. */
export const breachKinds = [...Object.keys(judges), 'stranger', 'ring'] as readonly BreachKind[]

/** Every breach of the table, as sentences. Pure: takes paths and texts, so a test can hand it a tree that is wrong. */
export function breaches(files: ReadonlyMap<string, string>, table: Layers): readonly string[] {
  const members = membersOf(files, table)
  const sources = new Map(members.flatMap((member) => member.sources.map((source) => [source.path, source])))
  const world = { table, members, sources }
  return [
    ...strangers(files, table),
    ...rings(members, table),
    ...members.flatMap((member) => Object.values(judges).flatMap((judge: Judge) => judge(member, world))),
  ]
}

/** Members whose folder or name the table does not know. */
function strangers(files: ReadonlyMap<string, string>, table: Layers): string[] {
  return [...files].flatMap(([path, text]) => {
    const folder = /^((?:packages|apps)\/[^/]+)\/package\.json$/.exec(path)?.[1]
    if (folder === undefined) return []
    const { name } = JSON.parse(text) as { name: string }
    return table[name]?.folder === folder
      ? []
      : [`${folder} holds ${name}, which the table of layers does not know there.`]
  })
}

/** Members that depend on each other, whatever the table allows. */
function rings(members: readonly Member[], table: Layers): string[] {
  const edges = members.map(({ name, manifest }): [string, string[]] => [
    name,
    Object.keys(manifest.dependencies ?? {}).filter((dependency) => dependency in table),
  ])
  return cycles(new Map(edges)).map((ring) => `These packages depend on each other in a ring: ${ring.join(' → ')}.`)
}

const onNode = (source: Source, specifier: string, sources: ReadonlyMap<string, Source>) =>
  sources.get(resolveRelative(source.path, specifier, sources) ?? '')?.onNode === true

const leaves = (member: Member, source: Source, specifier: string) =>
  /^(packages|apps)\//.test(joined(source.path, specifier)) &&
  !joined(source.path, specifier).startsWith(`${member.layer.folder}/`)

const isOwnIndex = (member: Member, source: Source, specifier: string) =>
  isRelative(specifier) && !source.isTest && joined(source.path, specifier) === `${member.layer.folder}/src/index.js`
