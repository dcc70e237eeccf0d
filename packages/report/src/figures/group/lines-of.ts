/** Words in the lines of a column. */
import { fitText, wrapText } from '../../text-width.js'

/** At most `most` lines of 7 pt no wider than `width`, pt; what is cut ends in an ellipsis. Empty words give no line. */
export function linesOf(words: string, width: number, most: number): string[] {
  const lines = wrapText(words, 7, width)
  const kept = lines.length <= most ? lines : [...lines.slice(0, most - 1), lines.slice(most - 1).join(' ')]
  return kept.map((line) => fitText(line, 7, width))
}
