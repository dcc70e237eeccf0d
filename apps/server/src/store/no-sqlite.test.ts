import { expect, it, vi } from 'vitest'
import { openStore } from './store.js'

const thrown = vi.hoisted(() => ({ now: null as unknown }))

vi.mock('better-sqlite3', () => ({
  default: class {
    constructor() {
      throw thrown.now
    }
  },
}))

it.each([
  new TypeError('Could not locate the bindings file. Tried: …'),
  Object.assign(new TypeError('NODE_MODULE_VERSION 127'), { code: 'ERR_DLOPEN_FAILED' }),
])('says how to build the addon where it is missing or of another Node', (cause) => {
  thrown.now = cause
  expect(() => openStore('share.db')).toThrow(expect.objectContaining({ code: 'server/no-sqlite', kind: 'engine' }))
})

it('passes on what else SQLite says', () => {
  thrown.now = Object.assign(new TypeError('unable to open database file'), { code: 'SQLITE_CANTOPEN' })
  expect(() => openStore('share.db')).toThrow('unable to open')
})
