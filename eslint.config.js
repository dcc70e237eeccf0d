// Few rules, all errors. Each has a planted breach in test/architecture/guards-can-fail.test.ts.
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** A rule of our own: a syntax (an esquery selector) that is not written here, and what to write in its place. */
const never = (selector, message) => ({
  meta: { type: 'problem', schema: [] },
  create: (context) => ({ [selector]: (node) => context.report({ node, message }) }),
})

const engineMaths =
  'random|exp|expm1|log|log2|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|hypot|cbrt'

const needsReason = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments())
        if (/^\s*eslint-disable/.test(comment.value) && !/\s--\s+\S/.test(comment.value))
          context.report({ loc: comment.loc, message: 'Say why after --: `eslint-disable-next-line rule -- reason`.' })
    },
  }),
}

export const own = {
  'disable-needs-reason': needsReason,
  'no-or-default': never(
    'LogicalExpression[operator="||"][right.type=/^(Literal|TemplateLiteral|ArrayExpression|ObjectExpression|UnaryExpression)$/][right.operator!="!"][right.operator!="typeof"]',
    'Write ?? for a default: || also replaces 0 and the empty text.',
  ),
  'no-bare-error': never(
    ':matches(NewExpression, CallExpression)[callee.name=/^(Error|TypeError|RangeError|SyntaxError|EvalError|AggregateError)$/], ThrowStatement > :matches(ObjectExpression, Literal, TemplateLiteral)',
    "Throw the package's error(code, { what, where, fix }).",
  ),
  'no-engine-maths': never(
    `MemberExpression[object.name="Math"][property.name=/^(${engineMaths})$/], MemberExpression[object.name="Math"][computed=true], VariableDeclarator[init.name="Math"], BinaryExpression[operator="**"], AssignmentExpression[operator="**="]`,
    'Its bits differ between engines: take it from @penfield/kernels, or write the product.',
  ),
  'no-loose-numbers': never(
    'Identifier[name=/^(Number|parseFloat|parseInt)$/]:not(MemberExpression > .object), MemberExpression[object.name="Number"][property.name=/^(parseFloat|parseInt)$/], UnaryExpression[operator="+"]:not([argument.callee.property.name=/^to(Precision|Fixed)$/])',
    'Number("") is 0 and parseFloat("1,5") is 1: read cells with number.ts.',
  ),
  'no-sync-flush': never('[name="Z_SYNC_FLUSH"], Literal[value="Z_SYNC_FLUSH"]', 'It hides that a file is cut short.'),
  'no-deep-import': never(
    ':matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration, ImportExpression)[source.value=/^@penfield\\u002f[^\\u002f]+\\u002f(src|dist)\\b/]',
    'Import what the package exports, not its files.',
  ),
  'one-writer': never(
    'Identifier[name=/^(writeFile|writeFileSync|appendFile|appendFileSync|createWriteStream)$/]',
    'Write through packages/study/src/node/write.ts: whole or not at all.',
  ),
  'no-default-export': never(
    'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
    'Export by name: one thing has one name everywhere.',
  ),
  'no-clock': never(
    'MemberExpression[object.name="Date"][property.name="now"], NewExpression[callee.name="Date"][arguments.length=0], MemberExpression[object.name="performance"]',
    'A result never knows the time: the caller hands it in.',
  ),
  'no-idle-tests': never(
    'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo)$/], CallExpression[callee.name="setTimeout"]',
    'Tests do not sleep, and none is left out in silence: poll a condition with a limit; skipIf says why.',
  ),
  'no-locale': never(
    'MemberExpression[property.name=/^(localeCompare|toLocale[A-Za-z]*)$/], MemberExpression[object.name="Intl"]',
    'It differs between machines: compare by code unit, write numbers with the one formatter.',
  ),
}

const tests = ['**/*.test.ts', '**/*.test-support.ts', '**/*.bench.ts', 'test/**']
const sources = ['packages/*/src/**/*.{ts,tsx}', 'packages/*/assembly/**/*.ts', 'apps/*/src/**/*.{ts,tsx}']
/** Files that run only in Node; the same places as in test/architecture/layers.ts. */
const onNode = [
  'packages/cli/**',
  'apps/server/**',
  'packages/io/src/node{.ts,/**}',
  'packages/io/src/ndarray.ts',
  'packages/report/src/png{.ts,/**}',
  'packages/study/src/node/**',
]
const nodeGlobals = ['Buffer', 'process', 'global', 'require', 'module', '__dirname', '__filename', 'setImmediate']

export default defineConfig(
  { ignores: ['**/dist/', '**/generated/', '**/coverage/', 'penfield-demo/', '.turbo/', '**/*.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, plugins: { penfield: { rules: own } } },
  {
    rules: {
      'penfield/disable-needs-reason': 'error',
      'penfield/no-or-default': 'error',
      'penfield/no-sync-flush': 'error',
      'penfield/no-deep-import': 'error',
      'no-empty': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { project: 'test/architecture/tsconfig.lint.json', tsconfigRootDir: import.meta.dirname },
    },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
    },
  },
  // AssemblyScript: parsed as TypeScript, with types of its own.
  {
    files: ['packages/*/assembly/**'],
    languageOptions: { parserOptions: { project: false } },
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
  {
    files: sources,
    ignores: tests,
    rules: {
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      'penfield/no-bare-error': 'error',
      'penfield/no-engine-maths': 'error',
    },
  },
  { files: tests, rules: { 'penfield/no-idle-tests': 'error' } },
  { files: ['packages/kernels/src/elementary.ts'], rules: { 'penfield/no-engine-maths': 'off' } },
  { files: ['packages/*/src/**/*.ts'], ignores: tests, rules: { 'penfield/no-default-export': 'error' } },
  {
    files: ['packages/*/src/**/*.ts'],
    ignores: [...tests, 'packages/study/src/node/write.ts'],
    rules: { 'penfield/one-writer': 'error' },
  },
  {
    files: ['packages/io/src/**/*.ts'],
    ignores: [...tests, 'packages/io/src/number.ts'],
    rules: { 'penfield/no-loose-numbers': 'error' },
  },
  {
    files: sources,
    ignores: [...tests, ...onNode],
    rules: {
      'no-restricted-globals': ['error', ...nodeGlobals],
      'penfield/no-clock': 'error',
      'penfield/no-locale': 'error',
    },
  },
)
