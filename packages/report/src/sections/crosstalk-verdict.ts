/** Whether crosstalk of the size that is possible here could explain the overlap: estimates against estimates, intervals by their ends. */
import type { CrosstalkFinding, Estimate } from '@penfield/core'
import { ratioInWords } from '../crosstalk-words.js'
import { smallerBound } from '../figures/crosstalk-pair.js'

/** Nothing where it is not known how much would be needed. */
export function verdictOf(finding: CrosstalkFinding): string {
  const { mixing: needed } = finding.needed
  if (Number.isNaN(needed.value)) return ''
  return [allowed(smallerBound(finding), needed), shared(finding.mixing.twoWay, needed)]
    .filter((words) => words !== '')
    .join(' ')
}

const lowest = ({ value, low }: Estimate): number => (Number.isNaN(low) ? value : low)

function allowed(bound: number, needed: Estimate): string {
  if (Number.isNaN(bound)) return ''
  if (bound < lowest(needed))
    return 'Crosstalk of the size that the site amplitudes allow in both directions is too small to explain the overlap by itself.'
  if (bound < needed.value)
    return `The site amplitudes exclude crosstalk of the size needed, ${ratioInWords(needed.value)}, but not of the lower end of its interval, ${ratioInWords(needed.low)}.`
  return 'The site amplitudes do not exclude crosstalk of the size needed.'
}

function shared(measured: Estimate, needed: Estimate): string {
  const { value, high } = measured
  if (Number.isNaN(high)) return ''
  const [is, needs, least] = [value, needed.value, lowest(needed)].map(ratioInWords)
  if (high < lowest(needed)) return 'What the backgrounds share is less than that, with its interval.'
  if (value >= needed.value) return `What the backgrounds share, ${is}, reaches the size needed, ${needs}.`
  if (high >= needed.value)
    return `The interval of what the backgrounds share reaches the size needed, ${needs}; the estimate, ${is}, does not.`
  return `The interval of what the backgrounds share reaches the lower end of the size needed, ${least}; the estimate, ${is}, does not, and the interval does not reach the estimate of the size needed, ${needs}.`
}
