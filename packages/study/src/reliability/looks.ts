/** What must be known before the numbers are believed; the warnings of the document. */
import { shown } from '@penfield/kernels'
import { type IccForm, iccForms, isNoStatistic, statisticMissing } from '@penfield/stats'
import { iccNames } from './icc-names.js'
import type { ReliabilityResult } from './reliability.js'
import { leftOutInWords } from './repeats.js'
import { slopeP } from './showing.js'

export function lookSentences(result: ReliabilityResult): readonly string[] {
  return [...leftOut(result), ...mixed(result), ...missingIcc(result), ...proportional(result)]
}

function leftOut({ repeats: { participants, leftOut: without } }: ReliabilityResult): readonly string[] {
  if (without.length === 0) return []
  const n = participants.length
  const all = n + without.length
  return [
    `${without.length} of ${all} participants ${without.length === 1 ? 'is' : 'are'} left out, without a value in every session: ${leftOutInWords(without)}.`,
  ]
}

const mixed = ({ repeats }: ReliabilityResult): readonly string[] =>
  repeats.mixed.map(({ column, values }) =>
    column === 'settings'
      ? `The column settings holds ${values.length} different texts: numbers measured in different ways are taken together.`
      : `The column ${column} holds ${values.map((value) => shown(value)).join(' and ')}, one in each person: they are taken together.`,
  )

/** Each reason once, with the forms that have it. */
function missingIcc({ icc }: ReliabilityResult): readonly string[] {
  const why = new Map<string, string[]>()
  const add = (reason: string, form: IccForm) => why.set(reason, [...(why.get(reason) ?? []), iccNames[form][0]])
  for (const form of iccForms) {
    const found = icc[form]
    if (isNoStatistic(found)) add(`n/a: ${statisticMissing[found.missing]}`, form)
    else if (!Number.isFinite(found.low))
      add('without a lower end of the interval (n/a): no value is excluded below', form)
  }
  return [...why].map(([reason, forms]) => `${forms.join(', ')} ${forms.length === 1 ? 'is' : 'are'} ${reason}.`)
}

/** Family of all pairs, after Bonferroni. */
function proportional({ pairs, request }: ReliabilityResult): readonly string[] {
  return pairs.flatMap(({ sessionA, sessionB, found: { proportional: line } }) => {
    if (isNoStatistic(line) || isNoStatistic(line.test) || line.test.p * pairs.length >= 0.05) return []
    const { slope, test } = line
    const so = request.log
      ? 'the limits are not the same ratio for small and large values'
      : 'the limits are too wide for some values and too narrow for others; see what --log gives'
    return [
      `The difference of sessions ${sessionA} and ${sessionB} changes with the mean (slope ${slope.toFixed(2)}, ${slopeP(test.p, 'terminal')}): ${so}.`,
    ]
  })
}
