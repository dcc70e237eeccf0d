import { placeInWords } from '@penfield/kernels'
import { escapeText } from '../escape.js'
import { paragraph } from '../html.js'
import { qualityLights } from './lights.js'
import { lightMarkup } from './quality.js'
import type { Section, SectionInput } from './section.js'

function render({ result }: SectionInput): string {
  if (result.issues.length === 0) {
    const stops = qualityLights(result).filter(({ state }) => state === 'stop').length
    return paragraph(
      stops === 0
        ? 'Nothing was met that must be known beside the numbers.'
        : `Nothing was met beside the ${stops === 1 ? 'light' : `${stops} lights`} that say${stops === 1 ? 's' : ''} stop under Quality.`,
    )
  }
  const entries = result.issues.map(({ code, what, where, fix, count }) => {
    const place = placeInWords(where)
    const met = count > 1 ? ` (met ${count} times; the first is named)` : ''
    const lines = [
      `${lightMarkup('look')} <code>${escapeText(code)}</code>${escapeText(met)}`,
      escapeText(what),
      ...(place === '' ? [] : [`<span class="muted">${escapeText(place)}</span>`]),
      escapeText(fix),
    ]
    return `<li>${lines.join('<br>')}</li>`
  })
  return `<ol class="warnings">${entries.join('')}</ol>`
}

export const warnings: Section = { id: 'warnings', title: 'Warnings, all of them', render }
