/** The Chromium that `npm test` found, driven without a network. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { root } from '../cli/penfield.js'

const note = join(root, 'node_modules/.penfield-chrome')

export function launch(): Promise<Browser> {
  if (!existsSync(note)) throw new RangeError('No browser is known: run npm test, which finds or installs one.')
  return chromium.launch({
    executablePath: readFileSync(note, 'utf8').trim(),
    args: [
      '--no-sandbox',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
