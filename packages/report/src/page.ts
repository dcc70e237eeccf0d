/** The report: one HTML document that fetches nothing and runs no script. */
import type { SessionResult } from '@penfield/core'
import type { ReportContext } from './context.js'
import { htmlDocument } from './document.js'
import { escapeText } from './escape.js'
import { identityInWords } from './figures/places.js'
import { sections } from './sections/index.js'
import { type LightState, qualityLights } from './sections/lights.js'
import { lightMarkup } from './sections/quality.js'
import type { Section } from './sections/section.js'

/**
 * One document with one chapter a session.
 *
 * @param results at least one; chapters follow their order.
 */
export function sessionReport(results: readonly SessionResult[], context: ReportContext): string {
  const chapters = results.map((result, k) => ({ result, prefix: `s${k + 1}-`, name: identityInWords(result) }))
  const title = `Penfield report · ${chapters.length === 1 ? chapters[0].name : `${chapters.length} sessions`}`
  return htmlDocument({
    title,
    version: context.version,
    header: chapters.length === 1 ? summary(chapters[0].result) : '',
    contents: chapters.map((chapter) => contents(chapter, chapters.length > 1)),
    main: chapters.map((chapter) => chapterOf(chapter, context, chapters.length > 1)),
  })
}

interface Chapter {
  readonly result: SessionResult
  readonly prefix: string
  readonly name: string
}

/** The sections that this result has something for. */
const sectionsOf = (result: SessionResult): readonly Section[] =>
  sections.filter(({ isFor }: Section) => isFor === undefined || isFor(result))

function contents({ result, prefix, name }: Chapter, named: boolean): string {
  const links = sectionsOf(result).map(
    ({ id, title }, k) => `<li><a href="#${prefix}${id}">${k + 1} ${escapeText(title)}</a></li>`,
  )
  return `${named ? `<a href="#${prefix}top"><strong>${escapeText(name)}</strong></a>` : ''}<ol>${links.join('')}</ol>`
}

function chapterOf({ result, prefix, name }: Chapter, context: ReportContext, named: boolean): string {
  const heading = named ? `<h2 id="${prefix}top">${escapeText(name)}</h2>${summary(result)}` : ''
  const level = named ? 'h3' : 'h2'
  const parts = sectionsOf(result).map(({ id, title, render }, k) => {
    const below = k === 0 ? '' : ' class="below"'
    const name = `${prefix}${id}`
    const words = `<${level} id="${name}-title">${k + 1} ${escapeText(title)}</${level}>`
    const inside = render({ result, context, prefix, level: named ? 4 : 3 })
    return `<section id="${name}"${below} aria-labelledby="${name}-title">${words}${inside}</section>`
  })
  return `<article>${heading}${parts.join('\n')}</article>`
}

/** Who and what, and how many lights of each kind: words beside the icons. */
function summary(result: SessionResult): string {
  const { session, sites, trials } = result
  const lights = qualityLights(result)
  const count = (state: LightState): number => lights.filter((light) => light.state === state).length
  const facts = [
    `${session.stimuli.n} stimuli`,
    `${sites.n} sites`,
    trials.muscles.map(({ muscle }) => muscle).join(', '),
    `frame ${sites.frame}`,
  ].join(' · ')
  const shown = (['ok', 'look', 'stop', 'unknown'] as const)
    .filter((state) => state !== 'unknown' || count(state) > 0)
    .map((state) => `${count(state)} ${lightMarkup(state)}`)
  return `<p class="who">${escapeText(facts)} · ${shown.join(' · ')}</p>`
}
