// Two visits of people in whom nothing changed: what a verdict of change says of them.
import { columnsOf } from '@penfield/core'
import { parseDesign, simulateSession } from '@penfield/sim'
import { agreementOf, beyondMdc } from '@penfield/stats'
import { parseSettings } from '@penfield/study'
import { numbersOf } from './person.mjs'
import { off } from './summary.mjs'

/** As many people as a reliability study has. */
const studySize = 24

/** @returns names of the columns, and of each person the numbers of both visits; a shard holds `entry.perShard` people. */
export function bothVisits(entry, shard) {
  const people = entry.people * entry.perShard
  const design = parseDesign({ ...entry.design, visits: 2, groups: [{ name: 'p', n: people }] })
  const settings = parseSettings({ bootstrap: '0' })
  const { metrics, overlap } = columnsOf(design.muscles.length)
  return {
    columns: [
      ...metrics.map(({ muscle, id }) => ({ level: 'metric', muscle, id })),
      ...overlap.map(({ entry: { id } }) => ({ level: 'overlap', id })),
    ],
    people: Array.from({ length: entry.perShard }, (_, k) =>
      [0, 1].map((visit) => {
        const participant = shard * entry.perShard + k
        return numbersOf(simulateSession(design, { participant, visit }).session, settings)
      }),
    ),
  }
}

const isCalled = (first, second, agreement, options) =>
  beyondMdc(second - first, agreement, options).verdict === 'changed'

const share = (flags) => flags.filter(Boolean).length / flags.length

/**
 * False verdicts of change: the first half of the people are the reliability study, the second half are judged by it.
 *
 * @returns for each number of the first muscle and of the pair: `mdc95`, and the shares called changed where the first half is the study:
 *   by rank, by MDC95, and by rank from studies of 24 people each, with standard errors.
 */
export function falseVerdicts(shards) {
  const people = shards.flatMap((shard) => shard.people)
  return shards[0].columns.flatMap((column, k) => {
    if (column.muscle !== undefined && column.muscle !== 0) return []
    const pairs = people
      .map(([first, second]) => [first[k], second[k]])
      .filter((pair) => pair.every((value) => value !== null))
      // The second axis is written next to the first, by a half turn where needed.
      .map(([first, second]) => [first, first + off(column, second, first)])
    if (pairs.length < 4 * studySize || pairs.every(([first, second]) => first === second)) return []
    const half = Math.floor(pairs.length / 2)
    const [reference, judged] = [pairs.slice(0, half), pairs.slice(half)]
    const known = agreementOf(reference)
    const calledBy = (factor) => share(judged.map(([first, second]) => isCalled(first, second, known, { factor })))
    const [called, byMdc] = [calledBy('rank'), calledBy('normal')]
    const small = []
    for (let from = 0; from + studySize <= half; from += studySize)
      small.push(agreementOf(reference.slice(from, from + studySize)))
    const bySmall = share(
      judged.map(([first, second], i) => isCalled(first, second, small[i % small.length], { factor: 'rank' })),
    )
    const se = (p) => Math.sqrt((p * (1 - p)) / judged.length)
    return [
      {
        ...column,
        muscle: undefined,
        people: judged.length,
        mdc95: known.mdc95Agreement,
        called,
        se: se(called),
        byMdc,
        bySmall,
        seSmall: se(bySmall),
      },
    ]
  })
}
