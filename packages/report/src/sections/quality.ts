import { escapeText } from '../escape.js'
import { paragraph, table } from '../html.js'
import { type LightState, qualityLights } from './lights.js'
import type { Section, SectionInput } from './section.js'

/** Icon and word: colour never speaks alone. */
const shown: Readonly<Record<LightState, string>> = {
  ok: '✓ ok',
  look: '▲ look',
  stop: '■ stop',
  unknown: '? not known',
}

export const lightMarkup = (state: LightState): string => `<span class="light ${state}">${shown[state]}</span>`

function render({ result }: SectionInput): string {
  const rows = qualityLights(result).map(({ name, state, value, rule, why }) => [
    escapeText(name),
    lightMarkup(state),
    escapeText(value),
    escapeText(rule),
    escapeText(why),
  ])
  return (
    table({ caption: 'Quality lights', columns: ['what', 'light', 'value', 'rule', 'why it matters'], rows }) +
    paragraph('No light leaves anyone out, and there is no total mark. Rules marked house are ours and can be changed.')
  )
}

export const quality: Section = { id: 'quality', title: 'Quality lights', render }
