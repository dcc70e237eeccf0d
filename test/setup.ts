// Tests print nothing: any console output fails the test that made it.
import { afterEach, beforeEach, expect, vi } from 'vitest'

const methods = ['log', 'info', 'warn', 'error', 'debug'] as const
let printed: string[] = []

beforeEach(() => {
  printed = []
  for (const method of methods)
    vi.spyOn(console, method).mockImplementation((...words) => void printed.push(`${method}: ${words.join(' ')}`))
})

afterEach(() => {
  vi.restoreAllMocks()
  expect(printed, 'tests print nothing').toEqual([])
})
