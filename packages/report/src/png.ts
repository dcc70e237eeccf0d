/** PNG from our SVG, with our own font: the same pixels on every machine. Node only. */
import { createRequire } from 'node:module'
import { crc32 } from '@penfield/kernels'
import type { ResvgRenderOptions } from '@resvg/resvg-js'
import { error } from './codes.js'

export interface PngOptions {
  /** Pixels per inch of the size in print. */
  readonly dpi?: number
}

const require = createRequire(import.meta.url)

/** TTF files: the drawing engine shows no text, and says nothing, when it is given a compressed font. */
const fontFiles = ['400Regular/Inter_400Regular.ttf', '700Bold/Inter_700Bold.ttf']

/** Loaded on first use, so that a machine without the engine can do everything else. */
function engine(): typeof import('@resvg/resvg-js') {
  try {
    return require('@resvg/resvg-js')
  } catch (cause) {
    throw error('report/png-engine', {
      what: 'The engine that draws PNG (@resvg/resvg-js) is not there for this system; figures exist as SVG only.',
      fix: 'Install the package again with its optional dependencies, or convert the SVG files with another program.',
      cause,
    })
  }
}

/**
 * @param svg a figure of this package, in points: 1 user unit = 1/72 inch.
 * @returns bytes of a PNG with white ground, width in print × dpi pixels wide.
 * @throws {PenfieldError} report/png-engine — there is no engine; report/svg-not-drawn — it refused the drawing.
 */
export function pngFromSvg(svg: string, { dpi = 600 }: PngOptions = {}): Uint8Array {
  const { Resvg } = engine()
  const options: ResvgRenderOptions = {
    background: '#FFFFFF',
    fitTo: { mode: 'width', value: Math.round((widthPoints(svg) * dpi) / 72) },
    font: {
      loadSystemFonts: false,
      fontFiles: fontFiles.map((file) => require.resolve(`@expo-google-fonts/inter/${file}`)),
      defaultFontFamily: 'Inter',
      sansSerifFamily: 'Inter',
    },
  }
  try {
    return withResolution(new Resvg(svg, options).render().asPng(), dpi)
  } catch (cause) {
    throw error('report/svg-not-drawn', {
      what: 'The drawing could not be turned into a PNG.',
      fix: 'Report this with the SVG file; the SVG itself can still be used.',
      cause,
    })
  }
}

/** The width of the view box, pt. */
function widthPoints(svg: string): number {
  const width = /viewBox="0 0 ([\d.]+) /.exec(svg)?.[1]
  if (width === undefined)
    throw error('report/svg-not-drawn', {
      what: 'The drawing has no view box; one that begins at 0 0 was expected.',
      fix: 'Hand over an SVG that a figure of this package drew.',
    })
  return +width
}

/**
 * Says the resolution in the file (chunk pHYs, pixels per metre), so that programs place it at its size in print.
 *
 *     signature 8 · IHDR 25 · [pHYs 21] · the rest
 */
function withResolution(png: Uint8Array, dpi: number): Uint8Array {
  const chunk = new Uint8Array(21)
  const view = new DataView(chunk.buffer)
  const perMetre = Math.round(dpi / 0.0254)
  view.setUint32(0, 9)
  chunk.set([0x70, 0x48, 0x59, 0x73], 4)
  view.setUint32(8, perMetre)
  view.setUint32(12, perMetre)
  chunk[16] = 1
  view.setUint32(17, crc32(chunk.subarray(4, 17)))
  const whole = new Uint8Array(png.length + chunk.length)
  whole.set(png.subarray(0, 33))
  whole.set(chunk, 33)
  whole.set(png.subarray(33), 54)
  return whole
}
