/** What the numbers of crosstalk say, and no more: figure and section use the same sentences. */
import type { CrosstalkFinding, Estimate, SessionResult } from '@penfield/core'
import { formatNumber } from './format.js'

export const ratioInWords = (value: number): string => formatNumber(value, 'ratio')

/** `0.04 (95 % CI 0.03 to 0.06)`; without an interval the value alone. */
export const estimateInWords = ({ value, low, high }: Estimate): string =>
  Number.isNaN(low) || Number.isNaN(high)
    ? ratioInWords(value)
    : `${ratioInWords(value)} (95 % CI ${ratioInWords(low)} to ${ratioInWords(high)})`

export const referenceInWords = (overlap: number): string => (overlap === 0 ? '0' : ratioInWords(overlap))

/** How much crosstalk would explain the overlap by itself, what was measured, and what no leak exceeds. */
export function neededInWords(finding: CrosstalkFinding): string {
  const { needed, mixing } = finding
  const measured = Number.isNaN(mixing.twoWay.value)
    ? 'not measured: there is no background of both muscles'
    : `measured: ${estimateInWords(mixing.twoWay)}`
  return `${wouldExplain(needed)}; ${measured}; ${boundsInWords(finding)}.`
}

function wouldExplain({ overlap, reference, mixing }: CrosstalkFinding['needed']): string {
  if (Number.isNaN(overlap)) return 'The overlap is not known, so it cannot be said how much crosstalk would explain it'
  if (overlap <= reference)
    return `The overlap of ${ratioInWords(overlap)} is not above its reference of ${referenceInWords(reference)}, so it needs no crosstalk`
  if (Number.isNaN(mixing.value))
    return `No crosstalk in both directions would by itself explain an overlap of ${ratioInWords(overlap)} from ${referenceInWords(reference)}`
  return `Crosstalk of c = ${estimateInWords(mixing)} in both directions would by itself explain an overlap of ${ratioInWords(overlap)} from ${referenceInWords(reference)}`
}

function boundsInWords({ muscleA, muscleB, bound }: CrosstalkFinding): string {
  const parts = [
    [bound.aToB, `${muscleA} into ${muscleB}`] as const,
    [bound.bToA, `${muscleB} into ${muscleA}`] as const,
  ].filter(([value]) => !Number.isNaN(value))
  if (parts.length === 0) return 'no site puts a bound on a leak'
  return `no leak can be larger than ${parts.map(([value, way]) => `${ratioInWords(value)} (${way})`).join(' and ')}`
}

export const noProof =
  'What the backgrounds share may be crosstalk, a drive common to both muscles, or mains hum: a correlation proves none of them.'

/** Whether a leak was taken off before the maps, as the settings of the result say. */
export const isUnmixed = ({ settings }: SessionResult): boolean => /(^|;)unmix=/.test(settings)
