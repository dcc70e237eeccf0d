import { describe, expect, it } from 'vitest'
import { onHead } from './on-head.js'
import { parseDesign } from './parse/design.js'
import { simulateSession } from './session.js'

describe('a session on a head', () => {
  const { session } = simulateSession(parseDesign({ groups: [{ name: 'a', n: 1 }] }))
  const headMm = 570
  const { stimuli } = onHead(session, headMm)
  const radiusMm = headMm / (2 * Math.PI)
  const outward = (j: number) => [0, 1, 2].map((k) => stimuli.positionsMm[3 * j + k] - [0, 0, 40][k])

  it('lies on the sphere, at the distance from the vertex that was measured along the scalp', () => {
    for (let j = 0; j < stimuli.n; j++) {
      const [x, y, z] = outward(j)
      expect(Math.hypot(x, y, z)).toBeCloseTo(radiusMm, 9)
      const arcMm = radiusMm * Math.acos(z / radiusMm)
      expect(arcMm).toBeCloseTo(
        Math.hypot(session.stimuli.positionsMm[3 * j], session.stimuli.positionsMm[3 * j + 1]),
        6,
      )
    }
  })

  it('has coils that point at the centre', () => {
    for (let j = 0; j < stimuli.n; j++)
      outward(j).forEach((mm, k) => expect(stimuli.coilAxes?.[3 * j + k]).toBeCloseTo(-mm / radiusMm, 9))
  })
})
