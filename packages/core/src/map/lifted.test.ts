import { describe, expect, it } from 'vitest'
import { fitPlane, fromPlane, toPlane } from '../geometry/plane.js'
import { pointsOf } from '../model/frame.js'
import type { Sites } from '../model/sites.js'
import { liftedNodes } from './lifted.js'

/** 7 × 7 sites 10 mm apart on a surface z(x, y) of the frame `subject`. */
function sitesOn(height: (x: number, y: number) => number): Sites {
  const places = Array.from({ length: 49 }, (_, i) => [10 * (i % 7) - 30, 10 * Math.floor(i / 7) - 30] as const)
  const positionsMm = pointsOf('subject', Float64Array.from(places.flatMap(([x, y]) => [x, y, height(x, y)])))
  const plane = fitPlane(positionsMm, 'subject')
  return {
    n: 49,
    frame: 'subject',
    positionsMm,
    plane,
    planeMm: toPlane(positionsMm, plane),
    rule: { kind: 'grid', stepMm: 10, lattice: null },
  } as unknown as Sites
}

const nodes = Float64Array.of(0, 0, 5, 5, -12, 17, 28, -3)
const offSurface = (sites: Sites, height: (x: number, y: number) => number): number => {
  const lifted = liftedNodes(sites, nodes, fromPlane(nodes, sites.plane))
  let most = 0
  for (let i = 0; i < lifted.length; i += 3)
    most = Math.max(most, Math.abs(lifted[i + 2] - height(lifted[i], lifted[i + 1])))
  return most
}

describe('nodes lifted to the sites', () => {
  it('lie within 0.8 mm of a head of 85 mm on which the sites lie, where the plane is up to 9 mm off', () => {
    const head = (x: number, y: number) => Math.sqrt(85 * 85 - x * x - y * y)
    expect(offSurface(sitesOn(head), head)).toBeLessThan(0.8)
  })

  it('stay on a slanted plane', () => {
    const slant = (x: number, y: number) => 100 + 0.3 * x - 0.2 * y
    expect(offSurface(sitesOn(slant), slant)).toBeLessThan(1e-9)
  })
})
