/** Colours as `#RRGGBB`, and what can be computed of them. */
import { pow } from '@penfield/kernels'

export type Colour = `#${string}`

const channels = (colour: Colour): [number, number, number] => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
]

const hex = (channel: number): string => Math.round(channel).toString(16).padStart(2, '0')

/** `share` of the way from one colour to the other, channel by channel. */
export function mix(from: Colour, to: Colour, share: number): Colour {
  const a = channels(from)
  const b = channels(to)
  return `#${a.map((channel, i) => hex(channel + share * (b[i] - channel))).join('')}`
}

/** A colour scale over [0, 1] through evenly spaced stops; values outside take the end's colour. */
export function colourScale(stops: readonly Colour[]): (share: number) => Colour {
  const parts = stops.length - 1
  return (share) => {
    const place = Math.min(1, Math.max(0, share)) * parts
    const k = Math.min(parts - 1, Math.floor(place))
    return mix(stops[k], stops[k + 1], place - k)
  }
}

/** Cividis: lightness rises in even steps, for all eyes and in grey. */
export const cividisStops = ['#002051', '#3C4D6E', '#7F7C75', '#BBAF71', '#FDEA45'] as const

/** Muscle difference: the colour of an end is that of the muscle that has more. */
export const differenceStops = [
  '#003E6E',
  '#4F678E',
  '#8794AE',
  '#BEC3D0',
  '#F7F5F2',
  '#E2C3B2',
  '#C99376',
  '#AC653D',
  '#8A3800',
] as const

export const cividis = colourScale(cividisStops)

const difference = colourScale(differenceStops)

/** Diverging over [−1, 1], white at 0: 1 is the first muscle's blue, −1 the second's orange. */
export const differenceColour = (share: number): Colour => difference((1 - share) / 2)

/**
 * Relative luminance of sRGB.
 *
 *     L = 0.2126 R + 0.7152 G + 0.0722 B,  each channel c ≤ 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055)^2.4
 */
function luminance(colour: Colour): number {
  const [r, g, b] = channels(colour).map((channel) => {
    const c = channel / 255
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4)
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast ratio of two colours, 1 … 21: (L₁ + 0.05) / (L₂ + 0.05), the lighter above. */
export function contrastRatio(one: Colour, other: Colour): number {
  const a = luminance(one)
  const b = luminance(other)
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}
