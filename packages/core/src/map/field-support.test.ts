import { describe, expect, it } from 'vitest'
import { fieldSupport } from './field-support.js'
import { gridSites } from './grid-maps.test-support.js'
import { sitesAt } from './methods.test-support.js'
import { planeSupport } from './support.js'

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)

describe('nodes on the sphere of the head', () => {
  const ring = Array.from({ length: 90 }, (_, k) => {
    const rad = (k * 2 * Math.PI) / 90
    return [70 * Math.cos(rad), 70 * Math.sin(rad)] as const
  })

  it('cover the cap that lies within 75 mm of the vertex: 2 π R² (1 − cos(75 / R))', () => {
    const support = fieldSupport(sitesAt(ring, 10), { nodeStepMm: 2, headRadiusMm: 85 })
    expect(support.kind).toBe('sphere')
    expect(Math.abs(sum(support.areasMm2) / (2 * Math.PI * 85 * 85 * (1 - Math.cos(75 / 85))) - 1)).toBeLessThan(0.001)
  })

  it('all lie one radius from its centre', () => {
    const { positionsMm, n } = fieldSupport(gridSites(7, 7), { nodeStepMm: 3, headRadiusMm: 85 })
    for (let i = 0; i < n; i++) {
      const [x, y, z] = positionsMm.subarray(3 * i, 3 * i + 3)
      expect(Math.sqrt(x * x + y * y + (z + 85) * (z + 85))).toBeCloseTo(85, 9)
    }
  })

  it('stay in the plane where no radius is given, or the sites were not measured along the scalp', () => {
    const sites = gridSites(3, 3)
    const flat = planeSupport(sites, 2)
    expect(fieldSupport(sites, { nodeStepMm: 2 })).toEqual(flat)
    const inDevice = { ...sites, frame: 'device:x' } as typeof sites
    expect(fieldSupport(inDevice, { nodeStepMm: 2, headRadiusMm: 85 }).kind).toBe('plane')
  })
})
