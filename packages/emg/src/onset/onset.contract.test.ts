import { expect, it } from 'vitest'
import { onsetById } from './by-id.js'
import { onsets } from './index.js'
import { type Onset, type OnsetSweep, onset, timeMs } from './onset.js'
import { axis, mepUv, noise } from './sweeps.test-support.js'

/** A sweep with noise of 2 µV and an MEP of ±200 µV at 22 ms, times `gain`, `shift` samples later. */
function sweepWith(gain: number, shift = 0): OnsetSweep {
  const still = noise(1)
  const levelledUv = Float64Array.from({ length: axis.samples }, (_, k) => {
    const source = Math.max(0, k - shift)
    return gain * (2 * still[source] + mepUv(timeMs(axis, source), 22, 200))
  })
  const rectifiedUv = levelledUv.map(Math.abs)
  const scale = Math.abs(gain)
  const window = { first: 140 + shift, end: 240 + shift }
  const within = [...rectifiedUv.keys()].slice(window.first, window.end)
  const peak = within.reduce((best, k) => (rectifiedUv[k] > rectifiedUv[best] ? k : best), window.first)
  return { axis, levelledUv, rectifiedUv, window, meanUv: 1.6 * scale, sdUv: 1.2 * scale, slopeUv: 2 * scale, peak }
}

const none = new Float64Array(0)
const others = Float64Array.of(21, 23, Number.NaN)

/** What every detector promises; throws at the first broken promise. */
function checkOnset(entry: Onset, foundMs: Float64Array): void {
  expect(entry.id).toMatch(/^[a-z]+$/)
  expect(entry.title.length).toBeGreaterThan(0)
  expect(entry.source.length).toBeGreaterThan(0)

  const sweep = sweepWith(1)
  const before = [sweep.levelledUv.slice(), sweep.rectifiedUv.slice(), foundMs.slice()]
  const latencyMs = entry.latencyMs(sweep, foundMs)
  expect([sweep.levelledUv, sweep.rectifiedUv, foundMs], 'the sweep is left alone').toEqual(before)
  expect(Math.abs(latencyMs - 22), 'near the onset of a clear MEP').toBeLessThanOrEqual(2)
  expect(latencyMs, 'not before the window').toBeGreaterThanOrEqual(timeMs(axis, sweep.window.first))
  expect(entry.latencyMs(sweepWith(-1), foundMs), 'polarity does not matter').toBe(latencyMs)
  expect(entry.latencyMs(sweepWith(4), foundMs), 'the gain of the amplifier does not matter').toBe(latencyMs)
  expect(
    entry.latencyMs(
      sweepWith(1, 10),
      foundMs.map((ms) => ms + 5),
    ),
    'it moves with the MEP',
  ).toBe(latencyMs + 5)

  const flat = new Float64Array(axis.samples)
  const silent = { ...sweep, levelledUv: flat, rectifiedUv: flat, meanUv: 0, sdUv: 0, slopeUv: 0, peak: 140 }
  expect(entry.latencyMs(silent, none), 'silence has no onset').toBeNaN()
}

it.each(onsets.map((entry) => [entry.id, entry] as const))('%s keeps the promises of an onset detector', (_, entry) =>
  checkOnset(entry, entry.id === 'median' ? others : none),
)

it('notices a detector that depends on polarity', () => {
  const positive = onset({
    id: 'positive',
    title: 'First sample above 20 µV',
    source: 'none',
    latencyMs: ({ levelledUv }) =>
      timeMs(
        axis,
        levelledUv.findIndex((e) => e > 20),
      ),
  })
  expect(() => checkOnset(positive, none)).toThrow('polarity')
})

it('names each detector once, finds it by its name, and asks the median last', () => {
  expect(new Set(onsets.map(({ id }) => id)).size).toBe(onsets.length)
  for (const entry of onsets) expect(onsetById(entry.id)).toBe(entry)
  expect(onsets[onsets.length - 1].id).toBe('median')
})

it('lists the choices when the name is none of them', () => {
  expect(() => onsetById('eye')).toThrow('The onset detector "eye" is not one of sd, peak, cusum, derivative, median.')
})
