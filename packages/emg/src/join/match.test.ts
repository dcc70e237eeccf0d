import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchPulses } from './match.js'
import type { Pulses } from './pulses.js'

const stimuliAt = (timesMs: readonly number[]) => ({
  n: timesMs.length,
  names: timesMs.map((_, i) => `Sample ${i + 1}`),
  timesMs: Float64Array.from(timesMs),
})
const pulsesAt = (timesMs: readonly number[]): Pulses => ({
  n: timesMs.length,
  runs: new Int32Array(timesMs.length),
  withinRunMs: Float64Array.from(timesMs),
  timesMs: Float64Array.from(timesMs),
  from: 'marker TMS',
})
const coded = (code: string) => expect.objectContaining({ code })

/** Times with intervals of 4 to 7 s, none like another. */
const timesFrom = (intervals: readonly number[]) => {
  let ms = 0
  return intervals.map((interval) => {
    ms += interval
    return ms
  })
}
const intervals = (least: number, most: number) =>
  fc.array(fc.integer({ min: 4000, max: 7000 }), { minLength: least, maxLength: most })

describe('matching pulses to stimuli', () => {
  it('pairs equal lists, whatever the offset of their clocks', () => {
    const times = [0, 5000, 9100, 15_300, 20_000]
    const { pulseOfStimulus, match } = matchPulses(stimuliAt(times), pulsesAt(times.map((ms) => ms + 123_456)))
    expect([...pulseOfStimulus]).toEqual([0, 1, 2, 3, 4])
    expect(match).toMatchObject({ matched: 5, missing: [], extraMs: [] })
  })

  it('finds one extra pulse, one missing pulse and 20 ppm of drift', () => {
    const times = timesFrom(Array.from({ length: 245 }, (_, k) => 4500 + ((k * 7919) % 1000)))
    const onRecording = times.map((ms) => 31_000 + ms * (1 + 20e-6))
    const extra = onRecording[60] + 300
    const recorded = onRecording.filter((_, i) => i !== 100).concat(extra)
    recorded.sort((one, other) => one - other)
    const { pulseOfStimulus, match } = matchPulses(stimuliAt(times), pulsesAt(recorded))
    expect(match.missing).toEqual(['Sample 101'])
    expect(match.extraMs).toEqual([extra])
    expect(match.matched).toBe(244)
    expect(match.driftPpm).toBeCloseTo(20, 6)
    expect(match.largestResidualMs).toBeLessThan(1e-3)
    times.forEach((_, i) => {
      expect(pulseOfStimulus[i]).toBe(i === 100 ? -1 : recorded.indexOf(onRecording[i]))
    })
  })

  it('gives every pulse to the stimulus that made it, for any losses, doubles, drift and jitter', () => {
    const cases = fc.record({
      gaps: intervals(40, 80),
      lost: fc.uniqueArray(fc.nat(39), { maxLength: 2 }),
      doubled: fc.uniqueArray(fc.nat(39), { maxLength: 2 }),
      ppm: fc.integer({ min: -300, max: 300 }),
      offset: fc.integer({ min: -1e7, max: 1e7 }),
      jitters: fc.array(fc.integer({ min: -15, max: 15 }), { minLength: 80, maxLength: 80 }),
    })
    fc.assert(
      fc.property(cases, ({ gaps, lost, doubled, ppm, offset, jitters }) => {
        const times = timesFrom(gaps)
        const onRecording = times.map((ms) => offset + ms * (1 + ppm * 1e-6))
        const kept = onRecording.flatMap((ms, i) => (lost.includes(i) ? [] : [{ ms, of: i }]))
        const doubles = doubled.filter((i) => !lost.includes(i)).map((i) => ({ ms: onRecording[i] + 400, of: -1 }))
        const pulses = [...kept, ...doubles].sort((one, other) => one.ms - other.ms)
        const stamped = times.map((ms, i) => ms + jitters[i])
        const { pulseOfStimulus, match } = matchPulses(stimuliAt(stamped), pulsesAt(pulses.map(({ ms }) => ms)))
        times.forEach((_, i) => {
          expect(pulseOfStimulus[i]).toBe(pulses.findIndex(({ of }) => of === i))
        })
        expect(match.missing).toEqual([...lost].sort((one, other) => one - other).map((i) => `Sample ${i + 1}`))
        expect(match.extraMs.length).toBe(doubles.length)
      }),
      { numRuns: 300 },
    )
  })

  it('is not led astray by equal numbers: a pulse lost at one end and one more at the other', () => {
    const cases = fc.record({
      n: fc.integer({ min: 40, max: 150 }),
      sdMs: fc.constantFrom(5, 20, 60),
      seeds: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 152, maxLength: 152 }),
      lost: fc.constantFrom('first', 'last'),
    })
    fc.assert(
      fc.property(cases, ({ n, sdMs, seeds, lost }) => {
        const times = timesFrom(Array.from({ length: n + 1 }, (_, k) => 5000 + sdMs * seeds[k]))
        const stimuli = lost === 'first' ? times.slice(0, n) : times.slice(1)
        const recorded = lost === 'first' ? times.slice(1) : times.slice(0, n)
        const shift = lost === 'first' ? -1 : 1
        let matched: ReturnType<typeof matchPulses>
        try {
          matched = matchPulses(stimuliAt(stimuli), pulsesAt(recorded))
        } catch (thrown) {
          expect(thrown).toEqual(coded('emg/pulses-ambiguous'))
          return
        }
        // Intervals that are equal in truth can't tell; that is said.
        if (matched.byNumber) return
        matched.pulseOfStimulus.forEach((j, i) => {
          const right = i + shift
          expect(j).toBe(right >= 0 && right < n ? right : -1)
        })
      }),
      { numRuns: 200 },
    )
  })

  it.each([5, 20, 60])('finds that from intervals that differ by ± %i ms', (jitterMs) => {
    const times = timesFrom(Array.from({ length: 151 }, (_, k) => 5000 + jitterMs * (((k * 7919) % 1000) / 500 - 1)))
    const { match, byNumber } = matchPulses(stimuliAt(times.slice(0, 150)), pulsesAt(times.slice(1)))
    expect(match).toMatchObject({ matched: 149, missing: ['Sample 1'], extraMs: [times[150]] })
    expect(byNumber).toBe(false)
  })

  it('says that only the number of pulses speaks where all intervals are equal', () => {
    const times = Array.from({ length: 40 }, (_, k) => 5000 * k)
    expect(matchPulses(stimuliAt(times), pulsesAt(times)).byNumber).toBe(true)
    const uneven = timesFrom(Array.from({ length: 40 }, (_, k) => 4500 + ((k * 7919) % 1000)))
    expect(matchPulses(stimuliAt(uneven), pulsesAt(uneven)).byNumber).toBe(false)
  })

  it('takes a recording of a part of the session, and names the stimuli outside of it', () => {
    const times = timesFrom(Array.from({ length: 98 }, (_, k) => 4500 + ((k * 7919) % 1000)))
    const { match } = matchPulses(stimuliAt(times), pulsesAt(times.slice(30)))
    expect(match.matched).toBe(68)
    expect(match.missing.slice(0, 2)).toEqual(['Sample 1', 'Sample 2'])
  })

  it('refuses equal numbers without times when the recording shows a double pulse', () => {
    const none = stimuliAt([Number.NaN, Number.NaN, Number.NaN, Number.NaN])
    expect(() => matchPulses(none, pulsesAt([0, 5000, 5400, 10_000]))).toThrow(/Pulse 3 .* 400 ms after/)
  })

  it('refuses far more pulses than stimuli at once', () => {
    const times = timesFrom(Array.from({ length: 200 }, (_, k) => 4500 + ((k * 7919) % 1000)))
    const mains = Array.from({ length: 50_000 }, (_, k) => 20 * k)
    expect(() => matchPulses(stimuliAt(times), pulsesAt(mains))).toThrow(coded('emg/pulses-differ'))
  })

  it('refuses equal intervals with a pulse too few, which fit in two ways, and names the stimulus', () => {
    const times = Array.from({ length: 30 }, (_, k) => 5000 * k)
    expect(() => matchPulses(stimuliAt(times), pulsesAt(times.slice(1)))).toThrow(coded('emg/pulses-ambiguous'))
    expect(() => matchPulses(stimuliAt(times), pulsesAt(times.slice(1)))).toThrow(/Sample \d+/)
  })

  it('places a missing pulse inside equal intervals, where the gap shows it', () => {
    const times = Array.from({ length: 30 }, (_, k) => 5000 * k)
    const { match } = matchPulses(stimuliAt(times), pulsesAt(times.filter((_, i) => i !== 12)))
    expect(match.missing).toEqual(['Sample 13'])
  })

  it('matches by order where a file has no times and the numbers are equal', () => {
    const { pulseOfStimulus, byOrder } = matchPulses(stimuliAt([Number.NaN, Number.NaN]), pulsesAt([10, 20]))
    expect([...pulseOfStimulus]).toEqual([0, 1])
    expect(byOrder).toBe(true)
  })

  it('refuses unequal numbers without times, and names the first pulse without a partner', () => {
    const none = stimuliAt([Number.NaN, Number.NaN, Number.NaN])
    expect(() => matchPulses(none, pulsesAt([10, 20]))).toThrow(coded('emg/pulses-differ'))
    expect(() => matchPulses(none, pulsesAt([10, 20]))).toThrow(/Sample 3/)
  })

  it('refuses a recording of another session', () => {
    const times = timesFrom(Array.from({ length: 60 }, (_, k) => 4500 + ((k * 7919) % 1000)))
    const others = timesFrom(Array.from({ length: 60 }, (_, k) => 4500 + ((k * 104_729) % 1500)))
    expect(() => matchPulses(stimuliAt(times), pulsesAt(others))).toThrow(coded('emg/pulses-differ'))
  })
})
