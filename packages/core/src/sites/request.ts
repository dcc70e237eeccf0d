/** What the user asks for with `--sites`. */
export type SiteRequest =
  | { readonly kind: 'auto' }
  | { readonly kind: 'none' }
  | { readonly kind: 'grid'; readonly stepMm: number }
  | { readonly kind: 'radius'; readonly radiusMm: number }

/**
 * Reads a site request: `auto`, `none`, `grid:STEP` or `radius:MM`, lengths in mm above 0 with a decimal point.
 *
 * @returns undefined when the text is none of them.
 */
export function parseSiteRequest(text: string): SiteRequest | undefined {
  if (text === 'auto' || text === 'none') return { kind: text }
  const [, kind, digits] = /^(grid|radius):(\d{1,6}(?:\.\d{1,9})?)$/.exec(text) ?? []
  const mm = digits === undefined ? 0 : +digits
  if (!(mm > 0)) return undefined
  return kind === 'grid' ? { kind, stepMm: mm } : { kind: 'radius', radiusMm: mm }
}
