import { describe, expect, it } from 'vitest'
import { exampleResult } from '../example-result.test-support.js'
import { pt } from '../svg.js'
import { textFaults } from '../text-boxes.test-support.js'
import { xmlFault } from '../xml-check.test-support.js'
import type { Drawing, Figure, FigureInput } from './figure.js'
import { figures } from './index.js'

const input = (options: Parameters<typeof exampleResult>[0]): FigureInput => ({
  result: exampleResult(options),
})

/** What a figure may meet. */
const situations: Readonly<Record<string, FigureInput>> = {
  'two muscles with recordings': input({ recordings: true, side: 4 }),
  'a field on a plane grid': input({ support: 'plane' }),
  'a field that knows how sure it is': input({ support: 'plane', spread: true, muscles: ['DM', 'LES', 'MF'] }),
  'recordings of which nothing was said': input({ recordings: true, emg: 'none', side: 3 }),
  'recordings in which nothing was found': input({ recordings: true, emg: 'bare', side: 3 }),
  'recordings of muscles with hostile names': input({
    recordings: true,
    side: 3,
    muscles: [
      'a muscle with a name that is far too long to stand over a panel',
      '<script>alert(1)</script> & "\u202e"',
    ],
  }),
  'recordings of a silent muscle': input({ recordings: true, silent: ['LES'], side: 3 }),
  'recordings with one trial a site': input({ recordings: true, side: 5, trialsPerSite: 1 }),
  'recordings at one site': input({ recordings: true, side: 1 }),
  'no curves over thresholds': input({ curves: false }),
  'one muscle': input({ muscles: ['DM'] }),
  'an empty map': input({ silent: ['LES'] }),
  'empty maps only': input({ silent: ['DM', 'LES'] }),
  'an unknown orientation': input({ anchored: false, recordings: true, side: 3 }),
  'sites without a lattice, too many for a panel each': input({
    lattice: false,
    recordings: true,
    side: 9,
    trialsPerSite: 1,
  }),
  'four muscles with long and hostile names': input({
    muscles: [
      'DM',
      '<script>alert(1)</script>',
      'a muscle with a name that is far too long to stand over a panel',
      '&"\u202e',
    ],
  }),
  'seven muscles': input({ muscles: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }),
  'one site': input({ side: 1 }),
  'no site': input({ side: 0 }),
}

/** What is wrong with a drawing, in words. */
function drawingFaults({ svg, alt, caption, widthMm, heightMm }: Drawing): string[] {
  const faults: string[] = []
  const fault = xmlFault(svg)
  if (fault !== null) faults.push(fault)
  if (!svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')) faults.push('no xmlns')
  if (!/ role="img"/.test(svg) || !/<title>[^<]+<\/title><desc>[^<]+<\/desc>/.test(svg))
    faults.push('no title and desc')
  if (alt.trim() === '' || caption.trim() === '') faults.push('no words')
  if (/NaN|undefined|Infinity|null/.test(svg + alt + caption)) faults.push('a missing value reached the reader')
  if (![85, 120, 178].includes(widthMm)) faults.push(`${widthMm} mm is no width of print`)
  if (!(heightMm > 0 && heightMm <= 230)) faults.push(`${heightMm} mm is no height of print`)
  if (/font-size="[0-5](\.\d+)?"/.test(svg)) faults.push('type under 6 pt')
  return [...faults, ...textFaults(svg, pt(widthMm), pt(heightMm))]
}

/** What is wrong with a figure over all situations. */
function contractFaults(figure: Figure): string[] {
  const faults: string[] = []
  if (!/^[a-z][a-z-]*$/.test(figure.id) || figure.title === '') faults.push('no id or title')
  let drawn = 0
  for (const [name, situation] of Object.entries(situations)) {
    const before = structuredClone(situation)
    const first = figure.draw(situation)
    if (JSON.stringify(figure.draw(situation)) !== JSON.stringify(first)) faults.push(`${name}: not deterministic`)
    if (JSON.stringify(situation) !== JSON.stringify(before)) faults.push(`${name}: input touched`)
    if (first === null) continue
    drawn++
    faults.push(...drawingFaults(first).map((fault) => `${name}: ${fault}`))
  }
  return drawn === 0 ? [...faults, 'never drawn'] : faults
}

describe('figures', () => {
  it('have ids of their own', () => {
    expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length)
  })

  for (const figure of figures)
    it(`${figure.id} keeps the contract in every situation`, () => expect(contractFaults(figure)).toEqual([]))

  it('print the overlap of any number of muscles in pairs', () => {
    const matrix = figures.find(({ id }) => id === 'overlap-matrix')
    for (const n of [3, 10, 11, 25, 60]) {
      const drawing = matrix?.draw(input({ side: 2, muscles: Array.from({ length: n }, (_, k) => `muscle ${k + 1}`) }))
      expect(drawingFaults(drawing as Drawing)).toEqual([])
      if (n <= 25) expect(drawing?.svg.match(/>0\.63</g)).toHaveLength((n * (n - 1)) / 2)
    }
  })

  it('draw the amplitudes of any number of muscles over trials', () => {
    const amplitudeTime = figures.find(({ id }) => id === 'amplitude-time')
    for (const n of [1, 12, 13, 30, 60]) {
      const muscles = Array.from({ length: n }, (_, k) => `muscle ${k + 1}`)
      expect([n, drawingFaults(amplitudeTime?.draw(input({ side: 2, muscles })) as Drawing)]).toEqual([n, []])
    }
  })

  it('a bad figure does not keep it', () => {
    let calls = 0
    const bad: Figure = {
      id: 'Bad',
      title: '',
      scope: 'session',
      draw: ({ result }) => {
        calls++
        result.sites.planeMm.fill(calls)
        return { svg: `<svg><text x="NaN">&</text></b>${calls}`, alt: '', caption: '', widthMm: 90, heightMm: 0 }
      },
    }
    const faults = contractFaults(bad).join('\n')
    for (const word of [
      'no id',
      'bare ampersand',
      'xmlns',
      'no words',
      'missing value',
      'not deterministic',
      'input touched',
      'no width',
    ])
      expect(faults).toContain(word)
  })

  it('says over an empty map that nothing lies above the threshold', () => {
    const mapField = figures.find(({ id }) => id === 'map-field')
    const words = mapField?.draw(situations['an empty map'])
    expect(words?.svg.replace(/<\/text><text[^>]*>/g, ' ')).toContain('no response above 31.0 µV at 49 sites')
    expect(words?.alt).toContain('LES: no response above 31.0 µV at 49 sites')
  })

  it('says when the orientation is not known, and names the four sides when it is', () => {
    const coverage = figures.find(({ id }) => id === 'coverage') as Figure
    const unknown = coverage.draw(situations['an unknown orientation'])?.svg
    const known = coverage.draw(situations['one muscle'])?.svg
    expect(unknown).toContain('u, v: orientation unknown')
    expect(unknown).not.toMatch(/>[APLR]<\/text>/)
    for (const letter of 'APLR') expect(known).toContain(`>${letter}</text>`)
  })
})
