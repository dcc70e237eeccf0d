// SIGKILL in the middle of writing: what was acknowledged is there.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { verifyChain } from './audit.js'
import { openStore } from './store.js'

const kills = 20

/** What the child says after the store has answered. */
interface Acknowledged {
  readonly token: string
  readonly id: string
  readonly revoked: boolean
  readonly anchor: { readonly sequence: number; readonly hash: string }
}

const child = `
import { writeSync } from 'node:fs'
import { openStore } from './store.js'
const store = openStore(process.argv[2])
const say = (token, id, revoked) => writeSync(1, JSON.stringify({ token, id, revoked, anchor: store.anchor() }) + '\\n')
for (let i = 0; ; i++) {
  const { link, token } = store.createLink('bundle')
  say(token, link.id, false)
  store.redeem(token, false, '-')
  if (i % 2 === 0) {
    store.revokeLink(link.id)
    say(token, link.id, true)
  }
  store.record({ actor: '-', action: 'bundle-read', object: '-', outcome: 'no-session', address: '-' })
}
`

/** The child as one file, beside the packages that it loads. */
async function program(): Promise<string> {
  const cache = join(import.meta.dirname, '../../../../node_modules/.cache/penfield-server')
  mkdirSync(cache, { recursive: true })
  const outfile = join(mkdtempSync(join(cache, 'kill-')), 'child.mjs')
  const stdin = { contents: child, resolveDir: import.meta.dirname, loader: 'js' as const }
  const options = { bundle: true, platform: 'node' as const, format: 'esm' as const, conditions: ['@penfield/source'] }
  await build({ ...options, stdin, outfile, external: ['better-sqlite3'], logLevel: 'silent' })
  return outfile
}

/** Lets the child write until it has acknowledged a number of things, and kills it; what came through the pipe was acknowledged. */
async function killedAfter(path: string, database: string, lines: number): Promise<Acknowledged[]> {
  const writer = spawn(process.execPath, [path, database], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => writer.on('close', (_, signal) => resolve(signal)))
  const said: Acknowledged[] = []
  for await (const line of createInterface({ input: writer.stdout })) {
    // The last line may have been cut by the kill.
    if (line.endsWith('}')) said.push(JSON.parse(line) as Acknowledged)
    if (said.length === lines) writer.kill('SIGKILL')
  }
  expect(await ended).toBe('SIGKILL')
  return said
}

it(`loses no acknowledged link, revocation or row of the log when it is killed ${kills} times`, async () => {
  const database = join(mkdtempSync(join(tmpdir(), 'penfield-server-')), 'share.db')
  const path = await program()
  const said: Acknowledged[] = []
  for (let k = 0; k < kills; k++) {
    said.push(...(await killedAfter(path, database, 1 + 3 * k)))
    const store = openStore(database)
    expect(
      verifyChain(
        store.auditRows(),
        said.map(({ anchor }) => anchor),
      ),
    ).toBeNull()
    for (const { token, id, revoked } of said) {
      const link = store.findLink(token)
      expect(link?.id).toBe(id)
      if (revoked) expect(link?.revokedMs).not.toBeNull()
    }
    store.close()
  }
  expect(said.length).toBeGreaterThanOrEqual(590)
  expect(said.some(({ revoked }) => revoked)).toBe(true)
})
