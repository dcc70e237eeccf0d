import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { exampleResult } from './example-result.test-support.js'
import { coverage } from './figures/coverage.js'
import type { Drawing } from './figures/figure.js'
import { pngFromSvg } from './png.js'
import { textWidth } from './text-width.js'

/** Rows of an 8-bit RGBA PNG without interlace, with the filters undone. */
function pixelsOf(png: Uint8Array): { width: number; height: number; rgba: Uint8Array; perMetre: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  const data: Uint8Array[] = []
  let perMetre = 0
  for (let at = 8; at < png.length; at += 12 + view.getUint32(at)) {
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8))
    if (type === 'IDAT') data.push(png.subarray(at + 8, at + 8 + view.getUint32(at)))
    if (type === 'pHYs') perMetre = view.getUint32(at + 8)
  }
  const raw = inflateSync(Buffer.concat(data))
  const stride = 4 * width
  const rgba = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]
    for (let i = 0; i < stride; i++) {
      const left = i < 4 ? 0 : rgba[y * stride + i - 4]
      const up = y === 0 ? 0 : rgba[(y - 1) * stride + i]
      const corner = y === 0 || i < 4 ? 0 : rgba[(y - 1) * stride + i - 4]
      const p = left + up - corner
      const [a, b, c] = [Math.abs(p - left), Math.abs(p - up), Math.abs(p - corner)]
      const paeth = a <= b && a <= c ? left : b <= c ? up : corner
      const predicted = [0, left, up, (left + up) >> 1, paeth][filter]
      rgba[y * stride + i] = (raw[y * (stride + 1) + 1 + i] + predicted) & 255
    }
  }
  return { width, height, rgba, perMetre }
}

const svgWith = (body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 36" font-family="Inter, sans-serif" font-size="12">${body}</svg>`

const darkShare = (svg: string): number => {
  const { rgba } = pixelsOf(pngFromSvg(svg, { dpi: 96 }))
  let dark = 0
  for (let i = 0; i < rgba.length; i += 4) if (rgba[i] < 128) dark++
  return dark / (rgba.length / 4)
}

describe('PNG from SVG', () => {
  it('has dark pixels where there is text, in regular and in bold', () => {
    expect(darkShare(svgWith(''))).toBe(0)
    const regular = darkShare(svgWith('<text x="4" y="24">Area mm²</text>'))
    const bold = darkShare(svgWith('<text x="4" y="24" font-weight="700">Area mm²</text>'))
    expect(regular).toBeGreaterThan(0.02)
    expect(bold).toBeGreaterThan(1.15 * regular)
  })

  it('is as many pixels wide as its size in print says, and says so in the file', () => {
    const { svg, widthMm, heightMm } = coverage.draw({ result: exampleResult() }) as Drawing
    const { width, height, perMetre } = pixelsOf(pngFromSvg(svg, { dpi: 300 }))
    expect(Math.abs(width - (widthMm / 25.4) * 300)).toBeLessThan(1)
    expect(Math.abs(height - (heightMm / 25.4) * 300)).toBeLessThan(2)
    expect(perMetre).toBe(11_811)
  })

  it('sets text as wide as the layout takes it to be', () => {
    const words = 'LES above 31.0 µV, centre'
    const { width, rgba } = pixelsOf(
      pngFromSvg(svgWith(`<text x="0" y="20" font-size="5">${words}</text>`), { dpi: 720 }),
    )
    let right = 0
    for (let i = 0; i < rgba.length; i += 4) if (rgba[i] < 128) right = Math.max(right, (i / 4) % width)
    expect(right / 10).toBeLessThan(textWidth(words, 5))
    expect(right / 10).toBeGreaterThan(0.95 * textWidth(words, 5))
  })

  it('gives the same bytes each time', () => {
    const svg = svgWith('<text x="4" y="24">same</text>')
    expect(pngFromSvg(svg, { dpi: 72 })).toEqual(pngFromSvg(svg, { dpi: 72 }))
  })

  it('says what it cannot draw', () => {
    expect(() => pngFromSvg('<svg>')).toThrow(expect.objectContaining({ code: 'report/svg-not-drawn' }))
    expect(() => pngFromSvg(svgWith('<text>'))).toThrow(expect.objectContaining({ code: 'report/svg-not-drawn' }))
  })
})
