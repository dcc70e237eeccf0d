/** Links in Markdown: those that stay in the repository must lead somewhere. */
import { posix } from 'node:path'

/** Text outside of code: fences and code spans are blanked. */
const prose = (text: string) =>
  text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').replace(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '')

/** Without fences only: a heading's code span is part of its anchor. */
const withoutFences = (text: string) => text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '')

/** Targets of `[text](target)`, `![alt](target)`, `[name]: target` and of `href`, `src`. */
export const linksIn = (text: string): readonly string[] =>
  [...prose(text).matchAll(/\]\(\s*<?([^)\s>]+)|^\[[^\]]+\]:\s*(\S+)|\b(?:href|src)="([^"]+)"/gm)].map(
    ([, inline, reference, html]) => inline ?? reference ?? html,
  )

/** Paths from the root that a page names in code spans: `packages/core/src`. */
export const pathsNamedIn = (text: string): readonly string[] =>
  [...withoutFences(text).matchAll(/`((?:packages|apps|test|data-samples|\.ci)\/[\w./-]*)`/g)].map(([, path]) => path)

/** The anchors of a page, as GitHub makes them from its headings; the second of a name gets `-1`. */
export function anchorsIn(text: string): ReadonlySet<string> {
  const anchors = new Set<string>()
  const counts = new Map<string, number>()
  for (const [, heading] of withoutFences(text).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const slug = slugOf(heading)
    const n = counts.get(slug) ?? 0
    counts.set(slug, n + 1)
    anchors.add(n === 0 ? slug : `${slug}-${n}`)
  }
  for (const [, id] of text.matchAll(/<a\s+(?:id|name)="([^"]+)"/g)) anchors.add(id)
  return anchors
}

const slugOf = (heading: string) =>
  heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-')

/**
 * Every link that leads nowhere, as sentences.
 *
 * @param pages  path from the root → text of every Markdown file.
 * @param exists whether a file or folder is in the repository, by path from the root.
 */
export function brokenLinks(pages: ReadonlyMap<string, string>, exists: (path: string) => boolean): readonly string[] {
  return [...pages].flatMap(([page, text]) =>
    linksIn(text)
      .filter((link) => !/^[a-z][a-z0-9+.-]*:|^\/\//i.test(link))
      .flatMap((link) => {
        const [target, anchor] = link.split('#')
        const path = target === '' ? page : posix.normalize(posix.join(posix.dirname(page), decodeURI(target)))
        if (!exists(path.replace(/\/$/, ''))) return [`${page} links to ${link}; there is no ${path}.`]
        const there = pages.get(path)
        if (anchor === undefined || there === undefined || anchorsIn(there).has(anchor)) return []
        return [`${page} links to ${link}; ${path} has no heading #${anchor}.`]
      }),
  )
}

/** Every path that is named and is not there, as sentences. */
export const lostPaths = (pages: ReadonlyMap<string, string>, exists: (path: string) => boolean): readonly string[] =>
  [...pages].flatMap(([page, text]) =>
    pathsNamedIn(text)
      .filter((path) => !exists(path.replace(/\/$/, '')))
      .map((path) => `${page} names ${path}, which is not there.`),
  )
