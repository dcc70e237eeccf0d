{
  "name": "penfield-monorepo", "private": true, "type": "module",
  "packageManager": "npm@11.19.1",
  "engines": { "node": ">=20.19" },
  "workspaces": ["packages/*", "apps/*"],
  "scripts": {
    "demo":  "node .ci/ready.mjs install build && node packages/cli/dist/main.js demo",
    "test":  "node .ci/ready.mjs install native browser build && npm run -s check && vitest run",
    "check": "eslint --cache --cache-location node_modules/.cache/eslint . && tsc -p test/tsconfig.json",
    "build": "node .ci/ready.mjs install build",
    "bench": "node .ci/ready.mjs install build && node test/bench/main.mjs"
  }
}
```
```js
// .ci/ready.mjs — makes a fresh clone ready, and does nothing on a clone that is. Plain Node: it runs before any dependency exists.
//   node .ci/ready.mjs install [native] [browser] [build]
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const root = join(import.meta.dirname, '..')
const modules = join(root, 'node_modules')
const steps = { install, native, browser, build }

process.chdir(root)
for (const name of process.argv.slice(2)) steps[name]()

/** `npm ci`, unless this lockfile, Node and platform are the ones installed for. The stamp lies in node_modules and goes with it. */
function install() {
  const stamp = join(modules, '.penfield-ready')
  const want = createHash('sha256').update(readFileSync('package-lock.json'))
    .update([process.version, process.platform, process.arch].join()).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === want) return
  say('installing packages')
  npm('ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund')
  writeFileSync(stamp, want)
}

/** The one addon that is compiled. Only the share server needs it, so the demo does not wait for it. */
function native() {
  if (existsSync(join(modules, 'better-sqlite3/build/Release/better_sqlite3.node'))) return
  say('building better-sqlite3 (a minute or two, once)')
  npm('rebuild', 'better-sqlite3', '--ignore-scripts=false')
}

/** A Chromium for the browser tests: CHROME_PATH, else one on PATH, else apt when root on Debian. The tests read its path from a file. */
function browser() {
  let path = process.env.CHROME_PATH ?? onPath()
  if (!path && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    say('installing chromium')
    process.env.DEBIAN_FRONTEND = 'noninteractive'
    run('apt-get', ['update', '-qq'], { mayFail: true })
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
    path = onPath()
  }
  if (!path || !existsSync(path)) fail(`no browser for the browser tests (CHROME_PATH is ${process.env.CHROME_PATH ?? 'not set'}; no chromium or google-chrome on PATH). Install one, or set CHROME_PATH to its program file.`)
  writeFileSync(join(modules, '.penfield-chrome'), path)
}

/** Everything the command and the apps need; cached by turbo. */
function build() {
  Object.assign(process.env, { TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' })
  run(process.execPath, [join(modules, 'turbo/bin/turbo'), 'run', 'build', '--output-logs=errors-only'])
}

function onPath() {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'])
    for (const dir of (process.env.PATH ?? '').split(delimiter))
      if (existsSync(join(dir, name))) return join(dir, name)
}

/** The npm that started us, not another one that happens to be on PATH. */
function npm(...args) {
  if (process.env.npm_execpath) run(process.execPath, [process.env.npm_execpath, ...args])
  else run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args)
}

/** Output goes to stderr: stdout belongs to the command the user asked for. */
function run(command, args, { mayFail = false } = {}) {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 2, 2] })
  if (!mayFail && (error || status !== 0)) fail(`\`${[command, ...args].join(' ')}\` ${error ? `did not start: ${error.message}` : `ended with ${status}`}. Its output is above; put that right and run the same command again.`)
}
function say(text) { process.stderr.write(`penfield: ${text} …\n`) }
function fail(text) { process.stderr.write(`penfield: ${text}\n`); process.exit(1) }
```
```json
{ "tasks": {
  "wasm":      { "inputs": ["assembly/**", "build-wasm.mjs", "package.json"], "outputs": ["src/generated/**"] },
  "build":     { "dependsOn": ["^build", "wasm"], "outputs": ["dist/**"],
                 "inputs": ["src/**", "!src/generated/**", "!src/**/*.test.ts", "index.html", "vite.config.ts", "package.json", "tsconfig.json", "$TURBO_ROOT$/tsconfig.json"] } } }
```
```json
{ "files": [], "references": [{ "path": "packages/kernels" }, { "path": "packages/core" }],
  "compilerOptions": {
    "target": "ES2022", "lib": ["ES2023"], "types": [], "module": "NodeNext", "moduleResolution": "NodeNext",
    "composite": true, "declaration": true, "declarationMap": true, "sourceMap": true,
    "rootDir": "${configDir}/src", "outDir": "${configDir}/dist", "tsBuildInfoFile": "${configDir}/dist/.tsbuildinfo",
    "customConditions": ["@penfield/source"],
    "strict": true, "exactOptionalPropertyTypes": true, "noImplicitOverride": true, "noFallthroughCasesInSwitch": true,
    "erasableSyntaxOnly": true, "verbatimModuleSyntax": true, "isolatedModules": true, "skipLibCheck": true } }
```
```json
{ "name": "@penfield/core", "type": "module", "files": ["dist"], "scripts": { "build": "tsc -b" },
  "exports": { ".": { "@penfield/source": "./src/index.ts", "types": "./dist/index.d.ts", "default": "./dist/index.js" } } }
```
```json
{ "extends": "../tsconfig.json", "include": [".", "../packages/*/src/**/*.test.ts", "../apps/*/src/**/*.test.ts"],
  "compilerOptions": { "composite": false, "incremental": true, "noEmit": true, "rootDir": "..", "types": ["node"], "lib": ["ES2023", "DOM"],
                       "tsBuildInfoFile": "../node_modules/.cache/test.tsbuildinfo" } }
