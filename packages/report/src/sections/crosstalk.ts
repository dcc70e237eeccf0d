/** Could one electrode hear the other muscle, and could that explain the overlap? */
import type { CrosstalkFinding, Estimate, Match } from '@penfield/core'
import { isUnmixed, neededInWords, ratioInWords } from '../crosstalk-words.js'
import { escapeText } from '../escape.js'
import { crosstalkBackground } from '../figures/crosstalk-background.js'
import { crosstalkNeeded } from '../figures/crosstalk-needed.js'
import { crosstalkRatio } from '../figures/crosstalk-ratio.js'
import { formatValue } from '../format.js'
import { cell, heading, paragraph, table } from '../html.js'
import { verdictOf } from './crosstalk-verdict.js'
import { drawn } from './draw.js'
import type { Section, SectionInput } from './section.js'

const figures = [crosstalkNeeded, crosstalkRatio, crosstalkBackground] as const

const render = (input: SectionInput): string =>
  (input.result.emg?.crosstalk ?? []).map((finding) => pairInFull(input, finding)).join('')

function pairInFull(input: SectionInput, finding: CrosstalkFinding): string {
  const { muscleA, muscleB } = finding
  const drawings = figures.map((figure) => drawn(figure, input, { pair: [muscleA, muscleB] })).join('')
  const judged = isUnmixed(input.result) ? takenOff : verdictOf(finding)
  return [
    heading(input.level, `${muscleA} and ${muscleB}`),
    paragraph(`${neededInWords(finding)} ${judged}`.trim()),
    drawings === '' ? '' : `<div class="pictures">${drawings}</div>`,
    numbersTable(finding),
  ].join('')
}

const takenOff =
  'Crosstalk was taken off before the maps were made: the overlap, and what would explain it, are those without it, the other numbers those of the channels as recorded.'

type Row = readonly [what: string, value: string, interval: string, meaning: string]

function numbersTable(finding: CrosstalkFinding): string {
  const { muscleA: a, muscleB: b, nTrials, zeroLag, lagged, mixing, bound, waveformMatch, needed } = finding
  const rows: readonly Row[] = [
    row('background correlation at lag 0', zeroLag, `what both channels show at one moment, over ${nTrials} trials`),
    row(
      'background correlation furthest from 0',
      alone(lagged.value),
      Number.isNaN(lagged.value)
        ? 'over lags'
        : `at a lag of ${formatValue(lagged.lagMs, 'time')}; a leak has next to none`,
    ),
    row('mixing, both ways alike', mixing.twoWay, 'leak that would make this background, if it is the same both ways'),
    row(`mixing, only ${a} into ${b}`, mixing.aToB, 'the same, if only this direction leaks'),
    row(`mixing, only ${b} into ${a}`, mixing.bToA, 'the same, if only this direction leaks'),
    row(
      `bound, ${a} into ${b}`,
      alone(bound.aToB),
      `no leak can be larger: smallest ratio where ${a} responds strongly`,
    ),
    row(
      `bound, ${b} into ${a}`,
      alone(bound.bToA),
      `no leak can be larger: smallest ratio where ${b} responds strongly`,
    ),
    row(`waveform match, ${a} in ${b}`, alone(waveformMatch.aInB.value), matchInWords(waveformMatch.aInB, a, b)),
    row(`waveform match, ${b} in ${a}`, alone(waveformMatch.bInA.value), matchInWords(waveformMatch.bInA, b, a)),
    row('mixing needed', needed.mixing, 'leak both ways that would by itself explain the overlap'),
  ]
  return table({
    caption: `Crosstalk of ${a} and ${b} (no unit)`,
    columns: ['number', 'value', '95 % CI', 'what it means'],
    rows,
  })
}

const alone = (value: number): Estimate => ({ value, low: Number.NaN, high: Number.NaN })

const row = (what: string, { value, low, high }: Estimate, meaning: string): Row => [
  escapeText(what),
  cell(Number.isNaN(value) ? 'n/a' : ratioInWords(value)),
  cell(Number.isNaN(low) || Number.isNaN(high) ? 'n/a' : `${ratioInWords(low)} to ${ratioInWords(high)}`),
  escapeText(meaning),
]

function matchInWords({ value, lagMs, sites }: Match, source: string, listener: string): string {
  if (Number.isNaN(value)) return `no site where ${source} responds and ${listener} hardly does`
  const where = `mean MEPs at ${sites} ${sites === 1 ? 'site' : 'sites'} where ${source} responds and ${listener} hardly does`
  return `${where}, at a lag of ${formatValue(lagMs, 'time')}; responses to one pulse look alike without a leak, too`
}

export const crosstalk: Section = {
  id: 'crosstalk',
  title: 'Crosstalk',
  isFor: ({ emg }) => emg !== undefined && emg.crosstalk.length > 0,
  render,
}
