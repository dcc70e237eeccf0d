/** Documents that agree with each other, and for each way to disagree one change and its sentence. */

export const pages = {
  'README.md':
    '# Penfield\n[errors](handbook/errors.md#ioencoding) and [above](#penfield) and [far](https://example.org/x)',
  'handbook/errors.md': '# Errors\n### io/encoding\nsee [this](../README.md)',
}

export const links: Readonly<Record<string, { pages: Readonly<Record<string, string>>; says: string }>> = {
  'a missing file': {
    pages: { 'handbook/errors.md': '### io/encoding\n[gone](gone.md)' },
    says: 'handbook/errors.md links to gone.md; there is no handbook/gone.md.',
  },
  'a missing heading': {
    pages: { 'handbook/errors.md': '# Errors' },
    says: 'README.md links to handbook/errors.md#ioencoding; handbook/errors.md has no heading #ioencoding.',
  },
  'a missing heading of the same page': {
    pages: { 'README.md': '# Pen\n[above](#penfield)' },
    says: 'README.md links to #penfield; README.md has no heading #penfield.',
  },
}

export const lost = {
  page: 'Write it in `packages/core/src/planted.ts` as `packages/core/src/<name>.ts` says.',
  says: 'README.md names packages/core/src/planted.ts, which is not there.',
}

const explained = 'The bytes are not UTF-8. Save the file again as UTF-8.'

export const agreeing = {
  codes: { 'io/encoding': 'data' } as Readonly<Record<string, string>>,
  issueCodes: ['io/untracked'] as readonly string[],
  page: `### \`io/encoding\`\nError · data · exit 65\n\n${explained}\n\n### \`io/untracked\`\nLook\n\n${explained}\n`,
  source: "throw error('io/encoding', {})\nissue('io/untracked')\nimport 'node/fs'",
}

export const catalogue: Readonly<Record<string, { change: Partial<typeof agreeing>; says: string }>> = {
  'a code without an entry': {
    change: { page: agreeing.page.replace('### `io/untracked`', '') },
    says: 'errors.md has no entry "### io/untracked" that begins with "Look".',
  },
  'an entry of another kind': {
    change: { codes: { 'io/encoding': 'usage' } },
    says: 'errors.md, io/encoding: the entry must begin with "Error · usage · exit 2", not "Error · data · exit 65".',
  },
  'an entry that explains nothing': {
    change: { page: agreeing.page.replace(`65\n\n${explained}`, '65\n') },
    says: 'errors.md, io/encoding: say what it means and how to act.',
  },
  'an entry of no code': {
    change: { page: `${agreeing.page}### io/gone\nLook\n\n${explained}\n` },
    says: 'errors.md explains io/gone, which no catalogue holds.',
  },
  'a code that nobody uses': {
    change: { source: "throw error('io/encoding', {})" },
    says: 'io/untracked stands in a catalogue, but no source uses it.',
  },
  'a code of no catalogue': {
    change: { source: `${agreeing.source}\nthrow fault('io/planted', {})` },
    says: 'packages/io/src/a.ts uses io/planted, which no catalogue holds.',
  },
}
