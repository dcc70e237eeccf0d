import { describe, expect, it } from 'vitest'
import { type Colour, cividis, cividisStops, contrastRatio, differenceColour, mix } from './colour.js'
import { dark, light, type Theme } from './theme.js'

/** Contrast against page and panel as the visual language states it. */
const stated: readonly [
  name: string,
  of: (theme: Theme) => Colour,
  lightRatio: number[],
  darkRatio: number[],
  text: boolean,
][] = [
  ['text', (t) => t.text, [16.4, 15.3], [15.8, 13.9], true],
  ['muted text', (t) => t.muted, [6.4, 6.0], [8.5, 7.5], true],
  ['control border', (t) => t.control, [3.8, 3.5], [4.2, 3.7], false],
  ['link', (t) => t.link, [6.7, 6.2], [8.6, 7.6], true],
  ['muscle 1', (t) => t.muscles[0], [7.2, 6.7], [10.1, 8.9], true],
  ['muscle 2', (t) => t.muscles[1], [5.0, 4.7], [6.1, 5.4], true],
  ['muscle 3', (t) => t.muscles[2], [17.8, 16.6], [12.8, 11.3], true],
  ['muscle 4', (t) => t.muscles[3], [5.4, 5.0], [5.4, 4.8], true],
  ['control', (t) => t.controlGroup, [4.9, 4.5], [8.3, 7.3], false],
  ['patient', (t) => t.patientGroup, [7.7, 7.2], [7.1, 6.2], false],
  ['ok', (t) => t.ok, [6.7], [9.3], true],
  ['look', (t) => t.look, [5.3], [10.3], true],
  ['stop', (t) => t.stop, [10.6], [6.4], true],
]

describe('contrast', () => {
  it('is 21 between black and white, 1 between equals', () => {
    expect(contrastRatio('#000000', '#FFFFFF')).toBeCloseTo(21, 10)
    expect(contrastRatio('#777777', '#777777')).toBe(1)
  })

  for (const [name, of, lightRatio, darkRatio, isText] of stated)
    it(`of ${name} is as stated, and ${isText ? '4.5 for text' : '3 for marks'} at least`, () => {
      for (const [theme, ratios] of [[light, lightRatio] as const, [dark, darkRatio] as const])
        ratios.forEach((ratio, k) => {
          const measured = contrastRatio(of(theme), k === 0 ? theme.page : theme.panel)
          expect(Math.abs(measured - ratio)).toBeLessThan(0.1)
          expect(measured).toBeGreaterThanOrEqual(isText ? 4.5 : 3)
        })
    })

  it('parts muscles 1 and 2 in grey print', () => {
    expect(contrastRatio(light.muscles[0], light.muscles[1])).toBeGreaterThan(1.3)
  })
})

describe('colour scales', () => {
  it('go through their stops', () => {
    cividisStops.forEach((stop, k) => expect(cividis(k / 4).toUpperCase()).toBe(stop))
    expect(cividis(-1)).toBe(cividis(0))
    expect(cividis(2)).toBe(cividis(1))
  })

  it('get lighter all the way, so that they read in grey', () => {
    for (let k = 1; k <= 20; k++)
      expect(contrastRatio(cividis(k / 20), '#000000')).toBeGreaterThan(contrastRatio(cividis((k - 1) / 20), '#000000'))
  })

  it('show the first muscle in blue, the second in orange, white between', () => {
    expect(differenceColour(1).toUpperCase()).toBe('#003E6E')
    expect(differenceColour(0).toUpperCase()).toBe('#F7F5F2')
    expect(differenceColour(-1).toUpperCase()).toBe('#8A3800')
  })

  it('mix halfway channel by channel', () => expect(mix('#000000', '#FF8040', 0.5).toUpperCase()).toBe('#804020'))
})
