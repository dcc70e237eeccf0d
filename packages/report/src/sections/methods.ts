import { paragraph } from '../html.js'
import { methodSentences } from './method-sentences.js'
import type { Section, SectionInput } from './section.js'

const render = ({ result, context }: SectionInput): string =>
  `<blockquote>${paragraph(methodSentences(result, context).join(' '))}</blockquote>${paragraph('This text may be used as it is (CC0).')}`

export const methods: Section = { id: 'methods', title: 'Methods text', render }
