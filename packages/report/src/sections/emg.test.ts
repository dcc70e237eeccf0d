import type { Estimate, SessionResult } from '@penfield/core'
import { describe, expect, it } from 'vitest'
import { exampleContext as context } from '../example-context.test-support.js'
import { exampleResult } from '../example-result.test-support.js'
import { sessionReport } from '../page.js'
import { crosstalk } from './crosstalk.js'
import { emg } from './emg.js'
import type { Section } from './section.js'

const recorded = exampleResult({ recordings: true, side: 4 })
const bare = exampleResult({ recordings: true, side: 4, emg: 'bare' })

/** The example with other backgrounds and another bound; crosstalk of 0.45 (0.39 to 0.51) would explain its overlap. */
function sharing(twoWay: Estimate, bound?: number): SessionResult {
  const { emg: findings } = recorded
  if (findings === null || findings === undefined) return recorded
  const crosstalk = findings.crosstalk.map((each) => ({
    ...each,
    mixing: { ...each.mixing, twoWay },
    bound: bound === undefined ? each.bound : { aToB: bound, bToA: bound },
  }))
  return { ...recorded, emg: { ...findings, crosstalk } }
}

/** The words of a section, without its drawings; cells end in ` | `. */
const wordsOf = ({ render }: Section, result: SessionResult): string =>
  render({ result, context, prefix: 's1-', level: 3 })
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<\/t[dh]>/g, ' | ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe('the section of EMG', () => {
  it('names the stimuli without a pulse, the pulses without a stimulus, drift and largest distance', () => {
    const words = wordsOf(emg, recorded)
    expect(words).toContain('stimuli with a pulse in the recording | 81 of 83 |')
    expect(words).toContain('stimuli without a pulse | 2: 17, 18 |')
    expect(words).toContain('pulses without a stimulus, by time in the recording | 1: 40.0 s |')
    expect(words).toContain('drift of the clocks | 18.4 ppm |')
    expect(words).toContain('largest distance from the common clock | 1.3 ms |')
  })

  it('gives silent periods of contracted muscles, and says which was at rest', () => {
    const words = wordsOf(emg, recorded)
    expect(words.match(/n\/a: the muscle was at rest/g)).toHaveLength(2)
    expect(words).toContain('both lengths end at the same moment')
  })

  it('says what was not found', () => {
    const words = wordsOf(emg, bare)
    expect(words).not.toContain('pulses were matched')
    expect(words).toContain('No muscle was contracted')
    expect(words).not.toMatch(/NaN|Infinity|undefined/)
  })
})

describe('the section of crosstalk', () => {
  it('says what would explain the overlap, what was measured, and what no leak exceeds', () => {
    expect(wordsOf(crosstalk, recorded)).toContain(
      'Crosstalk of c = 0.45 (95 % CI 0.39 to 0.51) in both directions would by itself explain an overlap of 0.63 from 0; measured: 0.04 (95 % CI 0.03 to 0.06); no leak can be larger than 0.16 (DM into LES) and 0.08 (LES into DM).',
    )
  })

  it('never takes a correlation for a proof', () => {
    expect(wordsOf(crosstalk, recorded)).toContain('a correlation proves none of them')
  })

  it('does not judge by a leak that was taken off', () => {
    const unmixed = wordsOf(crosstalk, { ...recorded, settings: 'unmix=estimate' })
    expect(unmixed).toContain('Crosstalk was taken off before the maps were made')
    expect(unmixed).not.toContain('too small to explain')
    expect(wordsOf(crosstalk, recorded)).toContain('too small to explain the overlap by itself')
  })

  it.each([
    ['is less than that, with its interval', [0.04, 0.025, 0.38]],
    ['reaches the lower end of the size needed, 0.39; the estimate, 0.04, does not', [0.04, 0.025, 0.41]],
    ['reaches the size needed, 0.45; the estimate, 0.20, does not', [0.2, 0.1, 0.46]],
    ['share, 0.46, reaches the size needed, 0.45.', [0.46, 0.1, 0.6]],
  ])('judges what the backgrounds share by estimate and interval: %s', (sentence, [value, low, high]) => {
    const words = wordsOf(crosstalk, sharing({ value, low, high }))
    expect(words).toContain(sentence)
    // Estimates below the size needed do not reach it.
    if (value < 0.45) expect(words).not.toContain('backgrounds share reaches the size needed.')
  })

  it('says of a bound inside the interval of the size needed that it excludes the estimate alone', () =>
    expect(wordsOf(crosstalk, sharing({ value: 0.04, low: 0.02, high: 0.06 }, 0.41))).toContain(
      'exclude crosstalk of the size needed, 0.45, but not of the lower end of its interval, 0.39.',
    ))

  it('says why a number is not there', () => {
    const words = wordsOf(crosstalk, bare)
    expect(words).toContain('The overlap of 0.63 is not above its reference of 0.70, so it needs no crosstalk;')
    expect(words).toContain('not measured: there is no background of both muscles; no site puts a bound on a leak.')
    expect(words).not.toMatch(/NaN|Infinity|undefined/)
  })
})

describe('the report', () => {
  it('has neither section without waveforms', () => {
    const page = sessionReport([exampleResult({ side: 4 })], context)
    expect(page).not.toMatch(/s1-emg|s1-crosstalk/)
    expect(sessionReport([recorded], context)).toMatch(/s1-emg.*s1-crosstalk/s)
  })

  it('has no section of crosstalk with one muscle', () => {
    const page = sessionReport([exampleResult({ recordings: true, side: 3, muscles: ['DM'] })], context)
    expect(page).toContain('id="s1-emg"')
    expect(page).not.toContain('s1-crosstalk')
  })
})
