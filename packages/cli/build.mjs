// Bundles the command: main.js answers --version and loads program.js for everything else; worker.js is run by threads.
// CommonJS, because it starts faster; native and worker-thread packages, and the decoder of HDF5 with its 3 MB, stay outside and are loaded when needed.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const here = import.meta.dirname
const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'))
const inDist = (name) => join(here, 'dist', name)

const shared = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  conditions: ['@penfield/source'],
  external: ['piscina', '@resvg/resvg-js', '@expo-google-fonts/inter', 'h5wasm', './program.js'],
  define: {
    PENFIELD_VERSION: JSON.stringify(version),
    'import.meta.url': 'moduleUrl',
    'import.meta.dirname': '__dirname',
  },
  legalComments: 'linked',
  sourcemap: 'linked',
  minifySyntax: true,
  minifyWhitespace: true,
}
const moduleUrl = { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" }

await build({
  ...shared,
  entryPoints: [join(here, 'src/main.ts')],
  outfile: inDist('main.js'),
  banner: { js: '#!/usr/bin/env node' },
})
await build({
  ...shared,
  entryPoints: [join(here, 'src/program.ts')],
  outfile: inDist('program.js'),
  banner: moduleUrl,
})
await build({ ...shared, entryPoints: [join(here, 'src/worker.ts')], outfile: inDist('worker.js'), banner: moduleUrl })

// The package is an ES module, the bundle is not.
writeFileSync(inDist('package.json'), '{ "type": "commonjs" }\n')
rmSync(inDist('samples'), { recursive: true, force: true })
cpSync(join(here, '../../data-samples/study'), inDist('samples'), { recursive: true })
