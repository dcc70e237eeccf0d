/** For each lint rule: snippets that must be reported by it and by nothing else, and snippets beside the mark. */

export interface Snippet {
  /** Where the snippet pretends to stand. */
  readonly path: string
  readonly bad: readonly string[]
  /** Allowed in that place. */
  readonly good?: readonly string[]
  /** Allowed there, though bad in `path`. */
  readonly exempt?: readonly string[]
}

const core = 'packages/core/src/map/planted.ts'
const io = 'packages/io/src/planted.ts'
const lines = (n: number) => Array.from({ length: n }, (_, i) => `  b(${i})`).join('\n')

export const snippets: Readonly<Record<string, Snippet>> = {
  '@typescript-eslint/no-explicit-any': {
    path: core,
    bad: ['export const a = (b: any) => b'],
    good: ['export const a = (b: unknown) => b'],
  },
  // The one rule that needs types, hence a file that exists.
  '@typescript-eslint/no-floating-promises': {
    path: 'packages/kernels/src/error.ts',
    bad: ['const a = async () => 1\nexport const b = () => {\n  a()\n}'],
    good: ['const a = async () => 1\nexport const b = async () => {\n  await a()\n}'],
  },
  '@typescript-eslint/no-unused-vars': {
    path: core,
    bad: ["import { a } from './a.js'"],
    good: ['export const a = (_b: 1) => 2'],
  },
  'no-console': { path: core, bad: ["export const a = () => console.log('b')"] },
  'no-empty': {
    path: core,
    bad: ['try {\n  a()\n} catch {}'],
    good: ['try {\n  a()\n} catch (cause) {\n  b(cause)\n}'],
  },
  'no-restricted-globals': {
    path: io,
    bad: ['export const a = Buffer.from([])', 'export const a = process.cwd()', 'export const a = __dirname'],
    good: ['export const a = (process: { id: number }) => process.id'],
    exempt: [
      'packages/io/src/node.ts',
      'packages/report/src/png.ts',
      'packages/study/src/node/a.ts',
      'packages/cli/src/main.ts',
    ],
  },
  'max-lines': { path: core, bad: ['\n'.repeat(401)], good: ['\n'.repeat(400)] },
  'max-lines-per-function': {
    path: core,
    bad: [`export function a() {\n${lines(79)}\n}`],
    good: [`export function a() {\n${lines(78)}\n\n\n  // why\n}`],
    exempt: ['packages/core/src/map/planted.test.ts'],
  },
  'penfield/disable-needs-reason': {
    path: core,
    bad: ['/* eslint-disable no-console */\nconsole.log(1)', 'console.log(1) // eslint-disable-line no-console'],
    good: ['// eslint-disable-next-line no-console -- the reason\nconsole.log(1)'],
  },
  'penfield/no-or-default': {
    path: core,
    bad: [
      'export const a = b || 1',
      'export const a = b || -1',
      "export const a = b || ''",
      'export const a = b || []',
      'export const a = b || `c`',
    ],
    good: ['export const a = b ?? 1', 'export const a = b || c > 1', 'export const a = b || !c'],
  },
  'penfield/no-bare-error': {
    path: core,
    bad: ["throw new Error('a')", 'throw RangeError()', "throw { what: 'a' }", "throw 'a'"],
    good: ["throw error('core/a', { what: 'a', fix: 'b' })", 'export class A extends Error {}'],
    exempt: ['packages/core/src/map/planted.test.ts', 'packages/kernels/build-elementary.mjs'],
  },
  'penfield/no-engine-maths': {
    path: core,
    bad: [
      'export const a = Math.exp(1)',
      'export const a = Math.random()',
      'export const a = b ** 2',
      'b **= 2',
      "export const a = Math['hypot'](1)",
      'export const { exp } = Math',
    ],
    good: ['export const a = Math.sqrt(b * b) + Math.floor(c)'],
    exempt: ['packages/core/src/map/planted.test.ts', 'packages/kernels/src/elementary.ts'],
  },
  'penfield/no-loose-numbers': {
    path: io,
    bad: [
      "export const a = Number('')",
      'export const a = parseFloat(b)',
      'export const a = Number.parseInt(b)',
      'export const a = b.map(Number)',
      'export const a = +b',
    ],
    good: ['export const a = Number.isFinite(b) ? -1 : b + 1', 'export const a = +b.toPrecision(3)'],
    exempt: ['packages/io/src/number.ts', core],
  },
  'penfield/no-sync-flush': {
    path: 'packages/io/src/node.ts',
    bad: ['export const a = constants.Z_SYNC_FLUSH', "export const a = constants['Z_SYNC_FLUSH']"],
  },
  'penfield/no-deep-import': {
    path: 'test/pipeline/planted.test.ts',
    bad: ["export { a } from '@penfield/io/src/a.js'", "export const a = await import('@penfield/io/dist/a.js')"],
    good: ["export { a } from '@penfield/io/node'"],
  },
  'penfield/one-writer': {
    path: 'packages/study/src/node/planted.ts',
    bad: ["export { writeFile } from 'node:fs/promises'", 'export const a = () => fs.writeFileSync(b, c)'],
    exempt: ['packages/study/src/node/write.ts', 'packages/study/src/node/write.test.ts'],
  },
  'penfield/no-default-export': {
    path: core,
    bad: ['export default 1', 'const a = 1\nexport { a as default }'],
    good: ['export const a = 1'],
  },
  'penfield/no-clock': {
    path: core,
    bad: ['export const a = Date.now()', 'export const a = new Date()', 'export const a = performance.now()'],
    good: ['export const a = new Date(0)'],
    exempt: ['packages/cli/src/progress.ts', 'packages/study/src/node/provenance.ts'],
  },
  'penfield/no-idle-tests': {
    path: 'packages/core/src/map/planted.test.ts',
    bad: ["it.only('a', () => {})", "describe.skip('a', () => {})", "it.todo('a')", 'setTimeout(a, 10)'],
    good: ["describe.skipIf(a)('b', () => {})", 'vi.waitFor(a)'],
  },
  'penfield/no-locale': {
    path: core,
    bad: ['a.localeCompare(b)', 'a.toLocaleString()', 'export const a = Intl.NumberFormat'],
    good: ['export const a = b < c'],
  },
}
