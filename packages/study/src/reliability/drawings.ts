/** The figures of a reliability study. */
import type { Unit } from '@penfield/core'
import { ln } from '@penfield/kernels'
import { blandAltmanFigure, type Drawing, quantityOfUnit } from '@penfield/report'
import type { ReliabilityResult, SessionPair } from './reliability.js'
import { subjectOf } from './words.js'

/** Bland-Altman, one a pair of sessions, by file name without ending: numbered in the order of the table where there are several. */
export function drawingsOf(result: ReliabilityResult): ReadonlyMap<string, Drawing> {
  const drawings = new Map<string, Drawing>()
  result.pairs.forEach((pair, k) => {
    const drawing = blandAltmanFigure(pictureOf(result, pair))
    const name = result.pairs.length === 1 ? 'bland-altman' : `bland-altman-${k + 1}`
    if (drawing !== null) drawings.set(name, drawing)
  })
  return drawings
}

function pictureOf(result: ReliabilityResult, { sessionA, sessionB, found }: SessionPair) {
  const { log } = result.request
  const { participants, sessions, values, unit } = result.repeats
  const [a, b] = [sessionA, sessionB].map((session) => sessions.indexOf(session))
  const isKnown = unit !== null && unit in quantityOfUnit
  const subject = log ? `ln of ${subjectOf(result)}` : subjectOf(result)
  return {
    name: log || unit === null || isKnown ? subject : `${subject} (${unit})`,
    unit: !log && isKnown ? (unit as Unit) : ('1' as const),
    pairs: values.map((row, i) => {
      const [first, second] = log ? [ln(row[a]), ln(row[b])] : [row[a], row[b]]
      return { label: participants[i], mean: (first + second) / 2, difference: second - first }
    }),
    bias: { value: found.bias, ...found.biasInterval },
    low: { value: found.low, ...found.lowInterval },
    high: { value: found.high, ...found.highInterval },
    sessions: [sessionA, sessionB] as const,
  }
}
