import { expect, it } from 'vitest'
import { tooLong } from './lengths.js'
import { texts } from './tree.js'

it('half of the sources have at most 80 lines, nine in ten at most 200', () => {
  const sources = texts(/^(packages|apps)\/[^/]+\/src\/(?!.*\.(test|bench)\.ts$).*\.tsx?$/)
  expect(sources.size).toBeGreaterThan(0)
  expect(tooLong(sources)).toEqual([])
})
