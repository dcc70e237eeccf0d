// Bundles @stdlib's elementary and distribution functions into one source file, src/generated/stdlib.ts.
// They are written from + - * / and sqrt alone, so their bits are the same in every engine; Math.exp and its kin are not.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const functions = {
  exp: 'math-base-special-exp',
  ln: 'math-base-special-ln',
  pow: 'math-base-special-pow',
  sin: 'math-base-special-sin',
  cos: 'math-base-special-cos',
  atan2: 'math-base-special-atan2',
  cbrt: 'math-base-special-cbrt',
  normalCdf: 'stats-base-dists-normal-cdf',
}

const entry = Object.entries(functions)
  .map(([name, path]) => `export { default as ${name} } from '@stdlib/${path}'`)
  .join('\n')

const { outputFiles } = await build({
  stdin: { contents: entry, resolveDir: import.meta.dirname },
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  legalComments: 'none',
})
const text = outputFiles[0].text
const forbidden = /\bMath\.(exp|log|pow|sin|cos|tan|atan2?|cbrt|hypot|expm1|log1p|log2|log10)\b/.exec(text)
if (forbidden)
  throw new Error(`the bundle of elementary functions uses ${forbidden[0]}, whose bits differ between engines`)

const folder = join(import.meta.dirname, 'src', 'generated')
mkdirSync(folder, { recursive: true })
writeFileSync(
  join(folder, 'stdlib.ts'),
  `// @ts-nocheck\n// Made by build-elementary.mjs from @stdlib (Apache-2.0).\n${text}`,
)
