import { escapeText } from '../escape.js'
import { formatBytes } from '../format.js'
import { details, heading, paragraph, table } from '../html.js'
import type { Section, SectionInput } from './section.js'

function render({ result, context, level }: SectionInput): string {
  const { version, command, seed, settings, inputs, citation } = context
  const changed = [...settings].sort((a, b) => +a.isDefault - +b.isDefault)
  const inputTable = table({
    caption: 'Inputs',
    columns: ['file', 'size', 'SHA-256'],
    rows: inputs.map(({ name, bytes, sha256 }) => [
      escapeText(name),
      formatBytes(bytes),
      `<details class="inline"><summary><code>${escapeText(sha256.slice(0, 12))}</code></summary><code>${escapeText(sha256)}</code></details>`,
    ]),
  })
  const settingTable = table({
    caption: 'Settings, changed ones first',
    columns: ['setting', 'value', 'default?', 'meaning'],
    rows: changed.map(({ name, value, isDefault, meaning }) => [
      isDefault ? escapeText(name) : `<strong>${escapeText(name)}</strong>`,
      isDefault ? escapeText(value) : `<strong>${escapeText(value)}</strong>`,
      isDefault ? 'default' : 'changed',
      escapeText(meaning),
    ]),
  })
  return [
    paragraph(`Penfield ${version}, seed ${seed}.`),
    inputs.length === 0 ? paragraph('No input file was named.') : inputTable,
    settings.length === 0 ? '' : settingTable,
    details('The settings in one line, as in the tables', `<pre><code>${escapeText(result.settings)}</code></pre>`),
    `${heading(level, 'Again')}<pre><code>${escapeText(command)}</code></pre>`,
    paragraph('The same inputs, version and seed write the same bytes.'),
    `${heading(level, 'How to cite')}${paragraph(citation ?? `Penfield, version ${version}: motor maps from transcranial magnetic stimulation. Software.`)}`,
  ].join('')
}

export const provenance: Section = { id: 'provenance', title: 'Provenance, command and how to cite', render }
