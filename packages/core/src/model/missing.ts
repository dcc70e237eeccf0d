/**
 * Why one number has no answer. Written in place of the number; `n/a` in tables, null in JSON, the code in `note`.
 * In typed arrays the missing value is NaN: "not recorded", never 0.
 */
export const missingCodes = {
  'empty-map': 'nothing lies above the threshold',
  'no-sites': 'no site has an accepted trial',
  'no-trials': 'no trial was accepted',
  'one-site': 'the map has fewer sites than the number needs',
  collinear: 'the sites span no area',
  'no-common-sites': 'no site holds trials of both muscles',
  'no-overlap-map': 'the two muscles were not mapped with the same stimuli',
  'no-ceiling':
    'halves of the trials can not be compared: too few stimuli a site, or nothing above the threshold in them',
  'no-chance': 'the map fills the grid, or its sites form no grid to move it on, so there is no chance level',
  'no-anatomy': 'the frame does not say where anterior and lateral are',
  'no-side': 'the sites lie on both sides of the midline; say --hemisphere L or R',
  'no-orientation': 'the map is about as wide as it is long, so no direction stands out',
  'no-noise-level':
    'nothing was recorded before the stimulus, so it is not known above what a trial of this measure is a response',
  'no-latency': 'no accepted trial with a response has a latency',
  'single-trial': 'some sites have one stimulus, so the spread of this number is not known',
  'no-variance': 'the number needs values that differ, and these are all the same',
  'too-few-trials': 'no site that is active in both muscles has two stimuli with a response of both',
  'no-resamples': 'no bootstrap was asked for',
  'off-value': 'the resamples do not lie about the number, so no interval is given',
  'too-few-resamples': 'the number exists in too few resamples',
  'not-an-estimate': 'a count, not an estimate',
  'not-estimated':
    'it is found only where site values are means, and for Gaussian-process maps only without trials recorded as 0',
  'not-corrected': 'a direction or an amount, which is not a matter of more or less alike',
  'not-reliable': 'in simulations no value without trial noise came near enough to the truth',
  'no-bound': 'simulations put no bound on the distance, and there is no noise distance to correct it by',
  'too-many-sites': 'it is found by simulation, for up to 1000 sites',
  'low-snr': 'the trials leave it open: they are too few, or too near the noise floor',
} as const

export type MissingCode = keyof typeof missingCodes

export interface Missing {
  readonly missing: MissingCode
}

export const missing = (code: MissingCode): Missing => ({ missing: code })
export const isMissing = (value: unknown): value is Missing =>
  typeof value === 'object' && value !== null && 'missing' in value
