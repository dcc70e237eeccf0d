import { describe, expect, it } from 'vitest'
import { parseDesign } from './parse/design.js'
import { simulateSession } from './session.js'

const groups = [
  { name: 'a', n: 3 },
  { name: 'b', n: 3 },
]
const seen = (design: ReturnType<typeof parseDesign>, person: number, muscle = 0) =>
  simulateSession(design, { group: 1, participant: person }).truth.responses.seenUv[muscle]

describe('a simulated session', () => {
  it('is the same whoever else is simulated', () => {
    const all = parseDesign({ groups })
    const fewer = parseDesign({ groups: [{ name: 'a', n: 1 }, groups[1]] })
    seen(all, 0)
    expect(seen(all, 2)).toEqual(seen(fewer, 2))
  })

  it('keeps what lasts when the visit is simulated once more, and draws every stimulus anew', () => {
    const design = parseDesign({ groups, visits: 2 })
    const [first, again] = [0, 1].map((repeat) => simulateSession(design, { visit: 1, repeat }).truth)
    expect(again.muscles).toEqual(first.muscles)
    expect(again.sitesMm).toEqual(first.sitesMm)
    const same = first.responses.seenUv[0].filter((uv, j) => uv === again.responses.seenUv[0][j])
    expect(same).toHaveLength(0)
  })

  it.each([
    ['repeat', { repeat: -1 }, 'no repeat -1'],
    ['repeat', { repeat: 0x100000 }, 'no repeat 1048576'],
    ['repeat', { repeat: 0.5 }, 'no repeat 0.5'],
    ['visit', { visit: 1 }, 'no group 0 with participant 0 at visit 1'],
    ['participant', { participant: 3 }, 'no group 0 with participant 3 at visit 0'],
    ['group', { group: 2, repeat: -1 }, 'no group 2 with participant 0 at visit 0'],
  ])('has no other %s than the design: %o', (argument, place, words) =>
    expect(() => simulateSession(parseDesign({ groups }), place)).toThrow(
      expect.objectContaining({
        code: 'sim/no-such-participant',
        where: { argument },
        message: expect.stringContaining(words),
      }),
    ),
  )

  it('keeps the numbers of its muscles when one is added and nothing leaks', () => {
    const priors = { crosstalk: 0 }
    const two = parseDesign({ groups, priors })
    const three = parseDesign({ groups, priors, muscles: ['DM', 'LES', 'RA'] })
    expect(seen(three, 0, 1)).toEqual(seen(two, 0, 1))
  })

  it('shows a silent muscle at the mean of the extreme-value distribution within 2 %', () => {
    const design = parseDesign({
      groups,
      trials_per_site: 40,
      priors: { gain: 0.001, background_ln_sd: 0 },
    })
    const { truth } = simulateSession(design)
    const uv = truth.responses.seenUv[0]
    const mean = uv.reduce((sum, value) => sum + value, 0) / uv.length
    expect(Math.abs(mean / truth.muscles[0].floorUv - 1)).toBeLessThan(0.02)
  })

  it('loses rows, shares of the stimuli and the end of the session', () => {
    const losses = { rows: 1, stimuli: 0.2, last: 0.2 }
    const { session, truth } = simulateSession(parseDesign({ groups, losses }))
    expect(session.stimuli.n).toBeLessThan(49 * 5 * 0.75)
    expect(Math.min(...truth.siteOfStimulus)).toBeGreaterThanOrEqual(7)
  })

  it('keeps the responses of the stimuli that are not lost', () => {
    const whole = simulateSession(parseDesign({ groups }))
    const part = simulateSession(parseDesign({ groups, losses: { stimuli: 0.3 } }))
    const times = [...whole.session.stimuli.timesMs]
    part.session.stimuli.timesMs.forEach((timeMs, j) => {
      expect(part.truth.responses.seenUv[0][j]).toBe(whole.truth.responses.seenUv[0][times.indexOf(timeMs)])
    })
  })

  it('has NaN and no trial after an electrode is lost, and 0 for what is censored', () => {
    const design = parseDesign({ groups, losses: { electrode: 1 }, censor_uv: 50 })
    const { session } = simulateSession(design)
    const cut = session.muscles.find(({ observed }) => observed.includes(0))
    const printed = cut?.amplitudesInFileUv ?? []
    cut?.observed.forEach((is, j) => expect(Number.isNaN(printed[j])).toBe(is === 0))
    for (const uv of printed) expect(uv === 0 || !(uv < 50)).toBe(true)
  })

  it('mirrors hemispheres, repeats visits elsewhere in the counter, and adds ipsilateral copies', () => {
    const design = parseDesign({ groups, hemispheres: ['L', 'R'], visits: 2, ipsilateral: true })
    const [left, right] = (['L', 'R'] as const).map((side) => simulateSession(design, { visit: 1, hemisphere: side }))
    expect(left.truth.muscles[0].centreMm[0]).toBeLessThan(0)
    expect(right.truth.muscles[0].centreMm[0]).toBeGreaterThan(0)
    expect(left.truth.muscles[2]).toMatchObject({ muscle: 'DM ipsilateral', centreMm: expect.anything() })
    expect(left.truth.muscles[2].latencyMs).toBeCloseTo(left.truth.muscles[0].latencyMs + 2, 12)
  })

  it('has sweeps whose response is as large as the truth says where noise is small', () => {
    const priors = { background: 0.01, gain: 2000, crosstalk: 0, latency_jitter: 0 }
    const { session, truth } = simulateSession(parseDesign({ groups, emg: true, priors }))
    const recording = session.muscles[0].recording
    truth.responses.ownUv[0].forEach((own, j) => {
      const sweep = recording?.sweepsUv.subarray(500 * j, 500 * j + 500) ?? new Float64Array(1)
      if (own < 4000) expect(Math.abs(Math.max(...sweep) - Math.min(...sweep) - own)).toBeLessThan(0.5)
    })
  })

  it('has a late response of the share that the design says, and none without', () => {
    const quiet = { background: 0.01, gain: 2000, crosstalk: 0, latency_jitter: 0 }
    // 55 to 100 ms after the stimulus: samples 310 to 400.
    const lateOf = (late_response: number) => {
      const { session, truth } = simulateSession(
        parseDesign({ groups, emg: true, priors: { ...quiet, late_response } }),
      )
      const sweeps = session.muscles[0].recording?.sweepsUv ?? new Float64Array(0)
      const own = truth.responses.ownUv[0]
      const largest = own.reduce((best, uv, j) => (uv > own[best] && uv < 4000 ? j : best), 0)
      const late = sweeps.subarray(500 * largest + 310, 500 * largest + 400)
      return (Math.max(...late) - Math.min(...late)) / own[largest]
    }
    expect(lateOf(0)).toBeLessThan(0.01)
    expect(lateOf(0.3)).toBeCloseTo(0.3, 2)
  })
})
