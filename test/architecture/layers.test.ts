import { describe, expect, it } from 'vitest'
import { breaches } from './breaches.js'
import { layers } from './layers.js'
import { texts } from './tree.js'

describe('the directions of the monorepo', () => {
  it('hold in the working tree', () => {
    const files = texts(/^(packages|apps)\/[^/]+\/(package\.json|tsconfig\.json|src\/.*\.tsx?)$/)
    expect(files.size).toBeGreaterThan(0)
    expect(breaches(files, layers)).toEqual([])
  })

  it('name only members of the table, each above those it imports', () => {
    const names = Object.keys(layers)
    const upwards = Object.entries(layers).flatMap(([name, layer]) =>
      layer.ours
        .filter((other) => !names.slice(0, names.indexOf(name)).includes(other))
        .map((other) => `${name} → ${other}`),
    )
    expect(upwards).toEqual([])
  })
})
