/** Catalogue ↔ handbook ↔ sources: each code is explained, and each explained code exists and is used. */

/** Code → the line that opens its entry in the handbook. */
export type Openings = ReadonlyMap<string, string>

const exitCodes = { usage: 2, data: 65, engine: 69, fault: 70, write: 73, busy: 75 } as const

/** What the entry of a code begins with: its kind and exit code, or that it is a look. */
export function openingsOf(
  codes: Readonly<Record<string, string>>,
  issueCodes: Readonly<Record<string, unknown>> | readonly string[],
): Openings {
  const issues = Array.isArray(issueCodes) ? issueCodes : Object.keys(issueCodes)
  return new Map([
    ...Object.entries(codes).map(([code, kind]) => [code, `Error · ${kind} · exit ${exitOf(kind)}`] as const),
    ...issues.map((code: string) => [code, 'Look'] as const),
  ])
}

const exitOf = (kind: string) => exitCodes[kind as keyof typeof exitCodes]

/** Heading → what stands under it, of the third-level headings of a page. */
export const entriesOf = (page: string): ReadonlyMap<string, string> =>
  new Map(
    page
      .split(/^### /m)
      .slice(1)
      .map((entry) => {
        const [heading, ...body] = entry.split(/^#{1,2} /m)[0].split('\n')
        return [heading.trim().replaceAll('`', ''), body.join('\n').trim()]
      }),
  )

/** Codes written in a source as quoted texts: `'io/encoding'`. */
export const codesIn = (text: string, packages: readonly string[]): readonly string[] =>
  [...text.matchAll(/(['"`])([a-z]+)\/([a-z0-9]+(?:-[a-z0-9]+)*)\1/g)]
    .filter(([, , name]) => packages.includes(name))
    .map(([, , name, code]) => `${name}/${code}`)

/**
 * Everything in which the three disagree, as sentences.
 *
 * @param openings what the catalogues of all packages hold.
 * @param page     the text of errors.md.
 * @param sources  path → text of every source but tests and catalogues.
 * @param packages names that codes begin with.
 */
export function disagreements(
  openings: Openings,
  page: string,
  sources: ReadonlyMap<string, string>,
  packages: readonly string[],
): readonly string[] {
  const entries = entriesOf(page)
  const used = [...sources].flatMap(([path, text]) => codesIn(text, packages).map((code) => ({ path, code })))
  const usedCodes = new Set(used.map(({ code }) => code))
  return [
    ...[...openings].flatMap(([code, opening]) => wrongEntry(code, opening, entries.get(code))),
    ...[...entries.keys()]
      .filter((code) => !openings.has(code))
      .map((code) => `errors.md explains ${code}, which no catalogue holds.`),
    ...[...openings.keys()]
      .filter((code) => !usedCodes.has(code))
      .map((code) => `${code} stands in a catalogue, but no source uses it.`),
    ...used
      .filter(({ code }) => !openings.has(code))
      .map(({ path, code }) => `${path} uses ${code}, which no catalogue holds.`),
  ]
}

function wrongEntry(code: string, opening: string, entry: string | undefined): string[] {
  if (entry === undefined) return [`errors.md has no entry "### ${code}" that begins with "${opening}".`]
  const [first, ...rest] = entry.split('\n')
  if (first.trim() !== opening) return [`errors.md, ${code}: the entry must begin with "${opening}", not "${first}".`]
  return rest.join(' ').trim().length < 40 ? [`errors.md, ${code}: say what it means and how to act.`] : []
}
