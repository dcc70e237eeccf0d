/** What every figure of a group report keeps: words, sizes, no text clipped or covered. */
import { pt } from '../../svg.js'
import { textFaults } from '../../text-boxes.test-support.js'
import { xmlFault } from '../../xml-check.test-support.js'
import type { Drawing } from '../figure.js'

/** Words that no text of a group report may hold. */
const never =
  /plasticity|reorgani[sz]|smudg|remapp|merged|fused|blurred|damage|recovery|normali[sz]ed|abnormal|healthy|proves|confirms|demonstrates|reveals|robust|clearly|nearly significant|trend towards|no effect|no difference|causes|due to|improved/i

/** What is wrong with a drawing, in words. */
export function drawingFaults({ svg, alt, caption, widthMm, heightMm }: Drawing): string[] {
  const faults: string[] = []
  const fault = xmlFault(svg)
  if (fault !== null) faults.push(fault)
  if (!/ role="img"/.test(svg) || !/<title>[^<]+<\/title><desc>[^<]+<\/desc>/.test(svg))
    faults.push('no title and desc')
  if (alt.trim() === '' || !caption.startsWith(alt)) faults.push('no words')
  if (!/\bn \d|of \d+ |relabellings/.test(alt)) faults.push('no n')
  if (/NaN|undefined|Infinity|null/.test(svg + alt + caption)) faults.push('a missing value reached the reader')
  if (![85, 120, 178].includes(widthMm)) faults.push(`${widthMm} mm is no width of print`)
  if (!(heightMm > 0 && heightMm <= 230)) faults.push(`${heightMm} mm is no height of print`)
  if (/font-size="[0-5](\.\d+)?"/.test(svg)) faults.push('type under 6 pt')
  const word = never.exec(svg + alt + caption)
  if (word !== null) faults.push(`the word ${word[0]}`)
  return [...faults, ...textFaults(svg, pt(widthMm), pt(heightMm))]
}
