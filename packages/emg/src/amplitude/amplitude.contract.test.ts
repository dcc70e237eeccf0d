import { expect, it } from 'vitest'
import { type Amplitude, amplitude } from './amplitude.js'
import { amplitudeById } from './by-id.js'
import { amplitudes } from './index.js'

const response = Float64Array.of(0, 3, -4, 12, 1, 0)

/** What every amplitude promises; throws at the first broken promise. */
function checkAmplitude(entry: Amplitude): void {
  expect(entry.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  expect(entry.title.length).toBeGreaterThan(0)
  expect(['uV', 'uV*ms', '1']).toContain(entry.unit)
  expect(entry.source.length).toBeGreaterThan(0)

  const input = response.slice()
  const found = entry.of(input, 2, 0.5)
  expect(input, 'the samples are left alone').toEqual(response)
  expect(found).toBeGreaterThan(0)
  expect(
    entry.of(
      response.map((e) => -e),
      2,
      0.5,
    ),
    'polarity does not matter',
  ).toBeCloseTo(found, 12)

  const degree = entry.unit === '1' ? 1 : 3
  expect(
    entry.of(
      response.map((e) => e * 3),
      6,
      0.5,
    ),
    'three times the signal',
  ).toBeCloseTo(found * degree, 9)
  expect(entry.of(input, 3, 0.5) !== found, 'says whether it compares with the background').toBe(
    entry.comparesWithBackground,
  )
  expect(entry.of(new Float64Array(6), 2, 0.5), 'silence is 0').toBe(0)
  expect(entry.of(Float64Array.of(1, Number.NaN), 2, 0.5), 'a missing sample is not 0').toBeNaN()
}

it.each(amplitudes.map((entry) => [entry.id, entry] as const))('%s keeps the promises of an amplitude', (_, entry) =>
  checkAmplitude(entry),
)

it('notices an amplitude that depends on polarity', () => {
  const words = { id: 'peak', title: 'Peak', unit: 'uV', source: 'none' } as const
  const peak = amplitude({ ...words, comparesWithBackground: false, of: (e) => Math.max(...e) })
  expect(() => checkAmplitude(peak)).toThrow('polarity')
})

it('names each amplitude once, and finds it by its name', () => {
  expect(new Set(amplitudes.map(({ id }) => id)).size).toBe(amplitudes.length)
  for (const entry of amplitudes) expect(amplitudeById(entry.id)).toBe(entry)
})

it('lists the choices when the name is none of them', () => {
  expect(() => amplitudeById('peak')).toThrow('The amplitude "peak" is not one of p2p, rms, area, net-rms, ratio.')
})
