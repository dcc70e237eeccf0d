import { mapMethods } from '@penfield/core'
import { describe, expect, it } from 'vitest'
import { exampleContext as context } from '../example-context.test-support.js'
import { exampleCurves } from '../example-curves.test-support.js'
import { exampleResult } from '../example-result.test-support.js'
import { qualityLights } from './lights.js'
import { methodSentences } from './method-sentences.js'

const result = exampleResult()
const recorded = exampleResult({ recordings: true, side: 7 })

/** Which sentences differ, by their place. */
function changed(before: readonly string[], after: readonly string[]): number[] {
  return before.flatMap((sentence, k) => (after.includes(sentence) ? [] : [k]))
}

describe('methods text', () => {
  const sentences = methodSentences(result, context)

  it('says how responses were measured, placed, left out, summarised and compared', () => {
    expect(sentences[0]).toBe(
      'MEPs of DM and LES were measured as peak-to-peak amplitude 10 to 60 ms after 248 stimuli at 49 sites (scalp frame).',
    )
    expect(sentences[2]).toBe(
      'Left out were 9 of 248 trials of DM (untracked 3, background 6) and 9 of 248 trials of LES (untracked 3, background 6).',
    )
    expect(sentences).toContain('Penfield 0.1.0, seed 1.')
  })

  const steps: readonly [what: string, after: readonly string[], sentence: RegExp][] = [
    ['amplitude', methodSentences(result, withSetting('amplitude', 'rms')), /root-mean-square/],
    ['site value', methodSentences(result, withSetting('siteValue', 'median')), /median/],
    ['resamples', methodSentences(result, withSetting('bootstrap', '77')), /77 bootstrap/],
    ['seed', methodSentences(result, { ...context, seed: 5 }), /seed 5/],
    ['curves', methodSentences({ ...result, curves: { ...exampleCurves(result.maps), resamples: 33 } }, context), /33/],
    ...Object.values(mapMethods)
      .filter(({ id }) => id !== result.maps[0].method)
      .map((method): [string, readonly string[], RegExp] => [
        `map method (${method.id})`,
        methodSentences({ ...result, maps: result.maps.map((map) => ({ ...map, method: method.id })) }, context),
        new RegExp(`^Maps were ${method.sentence.slice(0, 20)}`),
      ]),
  ]
  for (const [what, after, sentence] of steps)
    it(`changes one sentence, its own, when the ${what} changes`, () => {
      expect(changed(sentences, after)).toHaveLength(1)
      expect(after[changed(sentences, after)[0]]).toMatch(sentence)
    })

  it('says how overlap without trial noise was found where some index has it, and not otherwise', () => {
    const [row, ...rest] = result.overlap
    const corrected = { ...row, corrected: 0.7, correctedInterval: { low: 0.6, high: 0.8 } }
    const after = methodSentences({ ...result, overlap: [corrected, ...rest] }, context)
    expect(after.filter((sentence) => !sentences.includes(sentence))).toEqual([
      expect.stringMatching(/^Overlap without trial noise \(corrected\) was found by simulating sessions/),
    ])
    expect(sentences.join(' ')).not.toContain('corrected')
  })

  it('has no sentence for a step that did not run', () => {
    const single = exampleResult({ muscles: ['DM'] })
    expect(methodSentences({ ...single, clouds: [] }, context).join(' ')).not.toMatch(/Overlap|bootstrap/)
  })
})

describe('methods text of EMG', () => {
  const inForce = { '--blank': 'none', '--detrend': 'no', '--band': 'none', '--notch': 'none', '--unmix': 'none' }
  const others = { '--onset': 'sd', '--background-limit': '3mad', '--reject': 'auto', '--epoch': '-250:400' }
  const withOptions = (options: Readonly<Record<string, string>>, of = recorded) =>
    methodSentences(of, {
      ...context,
      settings: Object.entries({ ...inForce, ...others, ...options }).map(([name, value]) => {
        return { name, value, isDefault: !(name in options), meaning: '' }
      }),
    })
  const standard = withOptions({})

  const added: readonly [options: Readonly<Record<string, string>>, sentence: RegExp][] = [
    [{ '--blank': '-1:5' }, /^The stimulus artefact was replaced by a straight line from −1 to 5 ms\.$/],
    [{ '--detrend': 'true' }, /^The straight line through each sweep was taken off it\.$/],
    [{ '--band': '20:450' }, /^EMG was band-pass filtered from 20 to 450 Hz/],
    [{ '--band': '20:' }, /^EMG was high-pass filtered at 20 Hz/],
    [{ '--band': ':450' }, /^EMG was low-pass filtered at 450 Hz/],
    [{ '--notch': '50' }, /^Mains of 50 Hz was filtered out/],
    [{ '--unmix': 'estimate' }, /^Crosstalk was taken off sample by sample, with mixing coefficients estimated/],
    [{ '--unmix': 'DM>LES:0.1' }, /stated mixing coefficients \(DM>LES:0\.1\)/],
    [{ '--position-limit': '5' }, /more than 5 mm from its target/],
    [{ '--exclude': 'Sample 7' }, /^Left out by hand were Sample 7\.$/],
    [{ '--onset': 'cusum' }, /\(detector cusum\)/],
    [{ '--background-limit': '20uV' }, /lay above 20 µV\.$/],
    [{ '--background-limit': '5:15%mvc' }, /lay outside 5 to 15 % of that in a maximal voluntary contraction/],
    [{ '--epoch': '-100:200' }, /^Sweeps of −100 to 200 ms were cut from the recording/],
    [{ '--trigger': 'TMS' }, /around the pulses, which TMS shows;/],
  ]
  for (const [options, sentence] of added)
    it(`says ${Object.entries(options).join(' ').replace(',', ' ')} in one sentence, its own`, () => {
      const after = withOptions(options).filter((each) => !standard.includes(each))
      expect(after).toEqual([expect.stringMatching(sentence)])
    })

  it('is silent on filters that were not asked for, and on limits that leave nothing out', () => {
    expect(standard.join(' ')).not.toMatch(/filtered|straight line|taken off/)
    expect(withOptions({ '--reject': 'none' }).join(' ')).not.toContain('lay more than 3 robust')
  })

  it('says nothing of EMG without waveforms', () => {
    const words = withOptions({ '--band': '20:450', '--notch': '50', '--blank': '-1:5', '--detrend': 'true' }, result)
    expect(words.join(' ')).not.toMatch(/filtered|straight line|Onset|silent|Sweeps|jackknife/)
  })

  it('names the muscles that have a silent period', () => {
    expect(standard.filter((each) => each.startsWith('The silent period of LES ends'))).toHaveLength(1)
  })
})

function withSetting(name: string, value: string) {
  return { ...context, settings: context.settings.map((each) => (each.name === name ? { ...each, value } : each)) }
}

describe('quality lights', () => {
  const light = (name: string, of = result) => qualityLights(of).find((each) => each.name === name)

  it('look at accepted trials, with the count', () => {
    expect(light('DM: trials accepted')).toMatchObject({ state: 'ok', value: '239 of 248 (96 %)' })
    expect(light('DM: trials accepted', exampleResult({ side: 1, trialsPerSite: 5 }))?.state).toBe('stop')
  })

  it('look at lost tracking and at the border', () => {
    expect(light('tracking')).toMatchObject({ state: 'look', value: '3 of 248 without a tracked place' })
    expect(light('DM: weight on the border')?.state).toBe('ok')
    expect(light('LES: weight on the border')?.state).toBe('look')
  })

  it('say of a map with more than 5 % of its weight on the border that it is cut', () => {
    expect(light('LES: weight on the border')?.value).toBe('6.0 %: the map is cut')
    expect(light('DM: weight on the border')?.value).toBe('3.0 %')
  })

  it('look at amplitudes that were set to 0 below a limit', () => {
    const censored = (zeros: number) => {
      const [trials, ...rest] = result.trials.muscles
      const amplitudesUv = trials.amplitudesUv.map((value, k) => (k % 10 < zeros ? 0 : value))
      return light('DM: censored', {
        ...result,
        trials: { ...result.trials, muscles: [{ ...trials, amplitudesUv }, ...rest] },
      })
    }
    expect(censored(0)).toMatchObject({ state: 'ok' })
    expect(censored(1)).toMatchObject({ state: 'look' })
    expect(censored(3)).toMatchObject({ state: 'stop' })
  })

  it('stop at an empty map', () => {
    expect(light('LES: share of grid filled', exampleResult({ silent: ['LES'] }))?.state).toBe('stop')
  })

  it('ask for room between chance and ceiling', () => {
    expect(light('DM and LES: room to read')).toMatchObject({ state: 'ok', value: '0.49' })
  })

  it('say by how much own amplitudes differ from the file’s', () => {
    const [trials, ...rest] = recorded.trials.muscles
    const other = { ...trials, amplitudesInFileUv: trials.amplitudesUv.map((value) => value + 2) }
    const name = "DM: own against file's amplitude"
    expect(light(name, recorded)?.state).toBe('ok')
    expect(light(name, { ...recorded, trials: { ...recorded.trials, muscles: [other, ...rest] } })).toMatchObject({
      state: 'look',
      value: 'largest difference 2.00 µV in 248 trials',
    })
  })

  it('bound crosstalk by the larger of the two directions', () => {
    const bounded = (aToB: number, bToA: number) => {
      const findings = recorded.emg?.crosstalk.map((each) => ({ ...each, bound: { aToB, bToA } })) ?? []
      const emg = { muscles: [], pulses: null, ...recorded.emg, crosstalk: findings }
      return light('DM and LES: crosstalk bound', { ...recorded, emg })
    }
    expect(bounded(0.05, 0.02)).toMatchObject({ state: 'ok', value: 'no leak larger than 0.05' })
    expect(bounded(0.02, 0.15)?.state).toBe('look')
    expect(bounded(0.16, 0.02)?.state).toBe('stop')
    expect(bounded(Number.NaN, 0.02)?.value).toBe('no leak larger than 0.02, in the one direction known')
    expect(bounded(Number.NaN, Number.NaN)?.state).toBe('unknown')
  })

  it('cannot bound crosstalk without waveforms, nor compare amplitudes with themselves', () => {
    expect(light('DM and LES: crosstalk bound')).toMatchObject({ state: 'unknown', value: 'no waveforms' })
    expect(light("DM: own against file's amplitude")).toBeUndefined()
  })
})
