/** A sentence over a plan or plot, on a ground that covers what lies below it. */
import { rect, text } from '../svg.js'
import { fitText, wrapText } from '../text-width.js'
import type { Theme } from '../theme.js'
import type { PlanView } from './plan.js'

type Box = Pick<PlanView, 'left' | 'top' | 'width' | 'height'>

export function wordsOver(view: Box, sentences: readonly string[], theme: Theme): string[] {
  const lines = sentences.flatMap((sentence) => wrapText(sentence, 7, view.width - 12))
  const height = 9 * lines.length + 6
  const top = view.top + (view.height - height) / 2
  return [
    rect(view.left + 3, top, view.width - 6, height, { fill: theme.page, 'fill-opacity': 0.92 }),
    ...lines.map((line, i) =>
      text(view.left + view.width / 2, top + 9 + 9 * i, fitText(line, 7, view.width - 8), {
        'text-anchor': 'middle',
        fill: theme.text,
      }),
    ),
  ]
}
