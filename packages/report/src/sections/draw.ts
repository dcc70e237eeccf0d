/** A registered figure as it stands in a chapter. */
import type { Figure, FigureInput } from '../figures/figure.js'
import { figure } from '../html.js'
import type { SectionInput } from './section.js'

export function drawn(
  which: Figure,
  { result, prefix }: SectionInput,
  choice: Pick<FigureInput, 'muscle' | 'pair'> = {},
): string {
  const name = [which.id, choice.muscle ?? '', ...(choice.pair ?? [])].join('-')
  const drawing = which.draw({ result, idPrefix: `${prefix}${name}-`, ...choice })
  return drawing === null ? '' : figure(drawing)
}
