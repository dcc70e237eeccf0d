import fc from 'fast-check'
import { expect, it } from 'vitest'
import { distanceMm } from './centres.js'
import { completeLinkage } from './linkage.js'

const onLine = (...xs: number[]) => Float64Array.from(xs.flatMap((x) => [x, 0, 0]))

it('joins no two points that are farther apart than the cut, though a chain leads from one to the other', () => {
  expect([...completeLinkage(onLine(0, 1, 2.1, 3.3), 2.5).groupOf]).toEqual([0, 0, 1, 1])
})

it('numbers groups in the order of their first points', () => {
  expect([...completeLinkage(onLine(50, 0, 51, 1), 2).groupOf]).toEqual([0, 1, 0, 1])
})

/** The textbook: the two groups whose farthest points are closest join, while these are within the cut. O(n³). */
function textbook(mm: Float64Array, cutMm: number): Set<string> {
  const groups = Array.from({ length: mm.length / 3 }, (_, i) => [i])
  const apart = (a: number[], b: number[]) => Math.max(...a.flatMap((i) => b.map((j) => distanceMm(mm, i, mm, j))))
  for (;;) {
    let [a, b, least] = [-1, -1, cutMm]
    for (let i = 0; i < groups.length; i++) {
      for (let j = i + 1; j < groups.length; j++) {
        if (apart(groups[i], groups[j]) <= least) [a, b, least] = [i, j, apart(groups[i], groups[j])]
      }
    }
    if (a < 0) return new Set(groups.map((group) => group.sort((i, j) => i - j).join()))
    groups[a].push(...groups[b])
    groups.splice(b, 1)
  }
}

it('gives the groups of the textbook', () =>
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 3, maxLength: 60 }),
      fc.double({ min: 0.5, max: 8, noNaN: true }),
      (values, cutMm) => {
        const mm = Float64Array.from(values.slice(0, values.length - (values.length % 3)), (x, k) => x + 1e-6 * k * k)
        const { groupOf, groups } = completeLinkage(mm, cutMm)
        const found = Array.from({ length: groups }, (_, g) =>
          [...groupOf.keys()].filter((i) => groupOf[i] === g).join(),
        )
        expect(new Set(found)).toEqual(textbook(mm, cutMm))
      },
    ),
    { numRuns: 60 },
  ))
