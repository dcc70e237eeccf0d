import { mapField } from '../figures/map-field.js'
import { mapPair } from '../figures/map-pair.js'
import { paragraph } from '../html.js'
import { drawn } from './draw.js'
import type { Section, SectionInput } from './section.js'

function render(input: SectionInput): string {
  const field = drawn(mapField, input)
  const pair = drawn(mapPair, input)
  if (field === '') return paragraph('No muscle was mapped, so there is no picture.')
  return `<div class="pictures">${field}${pair}</div>`
}

export const picture: Section = { id: 'picture', title: 'In one picture', render }
