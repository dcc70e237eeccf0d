/** The colours of a difference between two groups: green, white, purple, the end's colour the group that has more. */
import { type Colour, colourScale } from '../../colour.js'

export const groupDifferenceStops = [
  '#1E5A1E',
  '#567F50',
  '#8AA685',
  '#C0CDBC',
  '#F7F6F7',
  '#D0BED5',
  '#A987B4',
  '#835394',
  '#5B1E74',
] as const satisfies readonly Colour[]

const scale = colourScale(groupDifferenceStops)

/** Diverging over [−1, 1], white at 0: −1 is the first (control) group's green, 1 the second (patient) group's purple. */
export const groupDifferenceColour = (share: number): Colour => scale((1 + share) / 2)
