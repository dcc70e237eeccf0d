// Makes a fresh clone ready, and does nothing on a clone that is. Plain Node: it runs before any dependency exists.
//   node .ci/ready.mjs install [native] [browser] [build]
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const modules = join(root, 'node_modules')
const steps = { install, native, browser, build }

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) fail(`Node 20.19 or newer is needed; this is ${process.version}.`)

process.chdir(root)
for (const name of process.argv.slice(2)) {
  if (!Object.hasOwn(steps, name)) fail(`"${name}" is not one of ${Object.keys(steps).join(', ')}.`)
  steps[name]()
}

/** `npm ci`, unless this lockfile, Node and platform are the ones installed for. The stamp lies in node_modules and goes with it. */
function install() {
  const stamp = join(modules, '.penfield-ready')
  const want = createHash('sha256')
    .update(readFileSync('package-lock.json'))
    .update([process.version, process.platform, process.arch].join())
    .digest('hex')
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
  if (!path)
    fail(
      'no chromium or google-chrome on PATH for the browser tests. Install one, or set CHROME_PATH to its program file.',
    )
  if (!existsSync(path))
    fail(`CHROME_PATH is ${path}, and there is no such file. Set it to a browser's program file, or unset it.`)
  writeFileSync(join(modules, '.penfield-chrome'), path)
}

/** Everything the command needs; cached by turbo. */
function build() {
  Object.assign(process.env, { TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' })
  run(process.execPath, [join(modules, 'turbo/bin/turbo'), 'run', 'build', '--output-logs=errors-only'])
}

function onPath() {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'])
    for (const folder of (process.env.PATH ?? '').split(delimiter))
      if (existsSync(join(folder, name))) return join(folder, name)
}

/** The npm that started us, not another one that happens to be on PATH. */
function npm(...args) {
  if (process.env.npm_execpath) run(process.execPath, [process.env.npm_execpath, ...args])
  else run('npm', args, { shell: process.platform === 'win32' })
}

/** Output goes to stderr: stdout belongs to the command the user asked for. */
function run(command, args, { mayFail = false, shell = false } = {}) {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 2, 2], shell })
  if (mayFail || (!error && status === 0)) return
  const end = error ? `did not start: ${error.message}` : `ended with ${status}`
  fail(
    `\`${[command, ...args].join(' ')}\` ${end}. Its output is above; put that right and run the same command again.`,
  )
}

function say(text) {
  process.stderr.write(`penfield: ${text} …\n`)
}

function fail(text) {
  process.stderr.write(`penfield: ${text}\n`)
  process.exit(1)
}
