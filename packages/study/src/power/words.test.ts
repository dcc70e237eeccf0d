import { momentsOf } from '@penfield/stats'
import { describe, expect, it } from 'vitest'
import type { Outcome } from './outcomes.js'
import { pictureOf } from './picture.js'
import type { PowerResult, PowerRow } from './power-study.js'
import { parsePowerRequest } from './request.js'
import { answerSentences, assumptionSentences, methodSentences } from './words.js'

const outcome: Outcome = { level: 'overlap', id: 'dice', muscle: null, pair: ['DM', 'LES'], unit: '1' }
const moments = momentsOf(Float64Array.of(1, 2, 3))
const pool: PowerRow['pool'] = {
  ...{ a: moments, b: moments, missingShare: 0, sd: 1 },
  effect: { d: 1, low: 0.8, high: 1.2, needed: { people: 17, low: 12, high: 26 } },
}

function rowOf(factor: PowerRow['factor'], people: number, [low, power, high]: readonly number[]): PowerRow {
  const none = { typeM: 1, typeMOfD: 1, typeS: 0, halfWidth: 1 }
  const size = { factor, level: factor === 'people' ? people : 1, people: [people, people] as const }
  return { ...size, outcome, pool, power, powerInterval: { low, high }, ...none, isNormal: false }
}

const design = {
  groups: ['c', 'p'].map((name) => ({ name, n: 12 })),
  power: { judge: ['dice'], pool: 60, people: [10, 20, 40] },
}
const request = parsePowerRequest(JSON.stringify(design))
const own = rowOf('design', 12, [0.3, 0.4, 0.5])
const curve = [
  rowOf('people', 10, [0.25, 0.3, 0.35]),
  rowOf('people', 20, [0.6, 0.7, 0.8]),
  rowOf('people', 40, [0.8, 0.9, 0.95]),
]
const resultOf = (...rows: readonly PowerRow[]): PowerResult => ({ request, rows, people: 120 })

describe('the answer where values are not normal', () => {
  it('is read from the simulated curve, halfway from 70 to 90 % for 80 %, with the ends of its band', () => {
    const result = resultOf(own, ...curve)
    expect(answerSentences(result)).toEqual(['dice: 30 a group by the simulated curve (20 to 40)'])
    expect(pictureOf(result).curves[0].needed).toEqual({ people: 30, low: 20, high: 40 })
  })

  it('says when the curve ends before the target is reached', () => {
    const low = curve.map((row) => ({ ...row, power: row.power / 2, powerInterval: { low: 0.1, high: 0.79 } }))
    expect(answerSentences(resultOf(own, ...low))).toEqual(['dice: more than 40 a group by the simulated curve'])
  })

  it('says when the first level is enough', () => {
    const steep = curve.map((row) => ({ ...row, power: 0.95, powerInterval: { low: 0.9, high: 1 } }))
    const easy = { ...steep[0], ...own, power: 0.9, powerInterval: { low: 0.85, high: 0.95 } }
    expect(answerSentences(resultOf(easy, ...steep))).toEqual(['dice: 10 or fewer a group by the simulated curve'])
  })

  it('says of itself that it is not to be trusted when no people were varied', () => {
    const [answer] = answerSentences(resultOf(own))
    expect(answer).toBe('dice: not to be trusted, for the values are not normal: 17 a group (12 to 26)')
    expect(pictureOf(resultOf(own)).curves[0].needed).toBeNull()
  })

  it('is explained, and the look no longer sends the reader to the curve for it', () => {
    const result = resultOf(own, ...curve)
    expect(methodSentences(result).join(' ')).toContain('read from the simulated curve')
    expect(assumptionSentences(result)[0]).toContain('the simulated power is 40 %, and normal values would give')
  })
})

it('the answer where values are about normal is that of the noncentral t', () => {
  const result = resultOf({ ...own, isNormal: true }, ...curve)
  expect(answerSentences(result)).toEqual(['dice: 17 a group (12 to 26)'])
  expect(methodSentences(result).join(' ')).not.toContain('read from the simulated curve')
})
