/** The shell of every page: one HTML document that fetches nothing and runs no script. */
import { escapeText } from './escape.js'
import { pageStyle } from './page-style.js'

/** Scripts, frames, forms and requests are forbidden; the page's own style and images inside it are allowed. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

export interface DocumentParts {
  readonly title: string
  readonly version: string
  /** Markup below the title. */
  readonly header?: string
  /** Markup of the contents, then of the page. */
  readonly contents: readonly string[]
  readonly main: readonly string[]
}

export function htmlDocument({ title, version, header = '', contents, main }: DocumentParts): string {
  return [
    '<!doctype html>',
    '<html lang="en-GB"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<meta name="generator" content="Penfield ${escapeText(version)}">`,
    `<title>${escapeText(title)}</title><style>${pageStyle}</style></head><body>`,
    `<header><h1>${escapeText(title)}</h1>${header}</header>`,
    '<div class="frame"><nav aria-label="Contents">',
    ...contents,
    '</nav><main>',
    ...main,
    '</main></div>',
    '</body></html>\n',
  ].join('\n')
}
