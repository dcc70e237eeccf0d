// Tests print nothing: any console output fails the test that made it.
import fc from 'fast-check'
import { afterEach, beforeEach, expect, vi } from 'vitest'

const methods = ['log', 'info', 'warn', 'error', 'debug'] as const
let printed: string[] = []

// Laws draw other cases at every run; where a run must be repeatable their seed is given.
const seed = Number(process.env.PENFIELD_LAWS_SEED ?? Number.NaN)
if (Number.isInteger(seed)) fc.configureGlobal({ seed })

beforeEach(() => {
  printed = []
  for (const method of methods)
    vi.spyOn(console, method).mockImplementation((...words) => void printed.push(`${method}: ${words.join(' ')}`))
})

afterEach(() => {
  vi.restoreAllMocks()
  expect(printed, 'tests print nothing').toEqual([])
})
