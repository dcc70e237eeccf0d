/** A small tree that keeps the table, and for each kind of breach one change that breaks it in that way alone. */
import type { BreachKind } from '../breaches.js'
import type { Layers } from '../layers.js'

export const table: Layers = {
  '@penfield/ground': {
    folder: 'packages/ground',
    ours: [],
    thirdParty: [],
    node: [],
    nodeThirdParty: [],
    subpaths: [],
  },
  '@penfield/door': {
    folder: 'packages/door',
    ours: ['@penfield/ground'],
    thirdParty: ['inflate'],
    node: ['node'],
    nodeThirdParty: ['workers'],
    subpaths: ['node'],
  },
}

const json = (value: unknown) => JSON.stringify(value)

const groundManifest = { name: '@penfield/ground', version: '1.0.0', exports: { '.': {} }, dependencies: {} }
const doorManifest = {
  name: '@penfield/door',
  version: '1.0.0',
  exports: { '.': {}, './node': {} },
  dependencies: { '@penfield/ground': '1.0.0', inflate: '2.0.0', workers: '3.0.0' },
}
const doorTsconfig = { references: [{ path: '../ground' }], compilerOptions: { types: ['node'] } }

export const clean: Readonly<Record<string, string>> = {
  'packages/ground/package.json': json(groundManifest),
  'packages/ground/tsconfig.json': json({ references: [] }),
  'packages/ground/src/index.ts': "export { sum } from './sum.js'",
  'packages/ground/src/sum.ts': 'export const sum = 0',
  'packages/door/package.json': json(doorManifest),
  'packages/door/tsconfig.json': json(doorTsconfig),
  'packages/door/src/index.ts': "import { inflate } from 'inflate'\nimport {\n  sum,\n} from '@penfield/ground'",
  'packages/door/src/node.ts': "import fs from 'node:fs'\nimport pool from 'workers'\nexport * from './read.js'",
  'packages/door/src/read.ts': "export { sum } from '@penfield/ground'",
  'packages/door/src/index.test.ts': "import fs from 'node:fs'\nimport { it } from 'vitest'",
}

export interface Planted {
  /** The files that change. */
  readonly files: Readonly<Record<string, string>>
  /** Every sentence that must come, and no other. */
  readonly says: readonly string[]
}

const sum = 'packages/ground/src/sum.ts'
const place = 'packages/door/src/place.ts'

export const breaches: Readonly<Record<BreachKind, Planted>> = {
  direction: {
    files: { 'packages/ground/src/sum.test.ts': "import {\n  door,\n} from '@penfield/door'" },
    says: ['packages/ground/src/sum.test.ts imports @penfield/door; of ours, @penfield/ground may import: none.'],
  },
  'third-party': {
    files: {
      [place]: "export { pool } from 'workers'",
    },
    says: ['packages/door/src/place.ts imports workers; of others, it may import: inflate.'],
  },
  undeclared: {
    files: {
      [place]: "const inflate = await import('inflate')",
      'packages/door/package.json': json({
        ...doorManifest,
        dependencies: { '@penfield/ground': '1.0.0', workers: '3.0.0' },
      }),
    },
    says: ['packages/door/src/index.ts', place].map(
      (path) => `${path} imports inflate, which is not in the dependencies of packages/door/package.json.`,
    ),
  },
  'node-module': {
    files: { [sum]: "import { join } from 'path'", [place]: "import type { Stats } from 'node:fs'" },
    says: [
      'packages/ground/src/sum.ts imports path, but runs everywhere, not only in Node.',
      'packages/door/src/place.ts imports node:fs, but runs everywhere, not only in Node.',
    ],
  },
  'node-subpath': {
    files: { [place]: "import { open } from '@penfield/door/node'" },
    says: [
      'packages/door/src/place.ts imports @penfield/door/node, but runs everywhere, not only in Node.',
      'packages/door/src/place.ts imports @penfield/door/node, the index of its own package.',
    ],
  },
  'node-file': {
    files: { [place]: "export { open } from './node.js'" },
    says: ['packages/door/src/place.ts imports ./node.js, which runs only in Node.'],
  },
  deep: {
    files: { [place]: "import { sum } from '@penfield/ground/src/sum.js'" },
    says: ['packages/door/src/place.ts imports @penfield/ground/src/sum.js, which @penfield/ground does not export.'],
  },
  outside: {
    files: { [place]: "import { sum } from '../../ground/src/sum.js'" },
    says: ['packages/door/src/place.ts imports ../../ground/src/sum.js, a file of another package.'],
  },
  barrel: {
    files: { [place]: "import { inflate } from './index.js'" },
    says: ['packages/door/src/place.ts imports ./index.js, the index of its own package.'],
  },
  manifest: {
    files: {
      'packages/ground/package.json': json({ ...groundManifest, dependencies: { lodash: '4.0.0' } }),
    },
    says: ['packages/ground/package.json depends on lodash, which @penfield/ground may not import.'],
  },
  pin: {
    files: {
      'packages/door/package.json': json({
        ...doorManifest,
        dependencies: { '@penfield/ground': '0.9.0', inflate: '^2.0.0', workers: '3.0.0' },
      }),
    },
    says: [
      'packages/door/package.json asks for @penfield/ground 0.9.0; all members have one version, 1.0.0.',
      'packages/door/package.json asks for inflate ^2.0.0; an exact version is expected.',
    ],
  },
  exports: {
    files: { 'packages/ground/package.json': json({ ...groundManifest, exports: { '.': {}, './secret': {} } }) },
    says: ['packages/ground/package.json exports ./secret; its subpaths are: none.'],
  },
  references: {
    files: { 'packages/door/tsconfig.json': json({ ...doorTsconfig, references: [] }) },
    says: ['packages/door/tsconfig.json references none; its dependencies are packages/ground.'],
  },
  types: {
    files: { 'packages/ground/tsconfig.json': json({ compilerOptions: { types: ['node'] } }) },
    says: ['packages/ground/tsconfig.json has the types of Node, but no file of @penfield/ground may use Node.'],
  },
  cycle: {
    files: { [sum]: "import { mean } from './mean.js'", 'packages/ground/src/mean.ts': "export * from './sum.js'" },
    says: [
      'These files import each other in a ring: packages/ground/src/sum.ts → packages/ground/src/mean.ts → packages/ground/src/sum.ts.',
    ],
  },
  stranger: {
    files: { 'packages/utils/package.json': json({ name: '@penfield/utils', version: '1.0.0' }) },
    says: ['packages/utils holds @penfield/utils, which the table of layers does not know there.'],
  },
  ring: {
    files: {
      'packages/ground/package.json': json({ ...groundManifest, dependencies: { '@penfield/door': '1.0.0' } }),
      'packages/ground/tsconfig.json': json({ references: [{ path: '../door' }] }),
    },
    says: [
      'These packages depend on each other in a ring: @penfield/ground → @penfield/door → @penfield/ground.',
      'packages/ground/package.json depends on @penfield/door, which @penfield/ground may not import.',
    ],
  },
}
