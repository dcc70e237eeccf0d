/** What the numbers of trials and maps are, and in which unit. */

/** The unit of amplitudes and of a map's values: µV, µV·ms (rectified area), or none (multiples of the background, shares). */
export type ValueUnit = 'uV' | 'uV*ms' | '1'

/** `--site-value`: what a site's trials become. */
export const siteValueRules = ['mean', 'median', 'max', 'probability'] as const
export type SiteValueRule = (typeof siteValueRules)[number]

/** The unit of trials or of a map; µV where none is stated. */
export const unitOf = ({ unit }: { readonly unit?: ValueUnit }): ValueUnit => unit ?? 'uV'

/** What a map's values are: shares have no unit, everything else keeps that of the trials. */
export const siteValueUnit = (rule: SiteValueRule, trials: { readonly unit?: ValueUnit }): ValueUnit =>
  rule === 'probability' ? '1' : unitOf(trials)
