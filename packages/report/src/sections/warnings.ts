import { placeInWords } from '@penfield/kernels'
import { escapeText } from '../escape.js'
import { paragraph } from '../html.js'
import { lightMarkup } from './quality.js'
import type { Section, SectionInput } from './section.js'

function render({ result }: SectionInput): string {
  if (result.issues.length === 0) return paragraph('Nothing was met that must be known beside the numbers.')
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
