/** The document of `penfield reliability --json`. */
import { roundedForFiles } from '@penfield/kernels'
import { type IccForm, iccForms, isNoStatistic } from '@penfield/stats'
import { lookSentences } from './looks.js'
import type { ReliabilityResult, SessionPair } from './reliability.js'

/** A number of 12 digits; null where there is none. */
export const numberOrNull = (value: number | null): number | null =>
  value === null || !Number.isFinite(value) ? null : roundedForFiles(value)

/** Keys in the order that users script against. With `--log` the ratios and `scale` come in addition. */
export function reliabilityDocument(result: ReliabilityResult) {
  const { request, repeats, agreement, pairs } = result
  return {
    version: 1,
    n: repeats.participants.length,
    icc: Object.fromEntries(iccForms.map((form) => [form, iccOf(result, form)])),
    sem: numberOrNull(agreement.sem),
    mdc95: numberOrNull(agreement.mdc95),
    sem_agreement: numberOrNull(agreement.semAgreement),
    mdc95_agreement: numberOrNull(agreement.mdc95Agreement),
    bland_altman: pairs.map(pairOf),
    warnings: lookSentences(result),
    ...(request.log ? { scale: 'ln' } : {}),
  }
}

function iccOf({ icc }: ReliabilityResult, form: IccForm) {
  const found = icc[form]
  if (isNoStatistic(found)) return { value: null, ci_low: null, ci_high: null }
  return {
    value: numberOrNull(found.value),
    ci_low: numberOrNull(found.low),
    ci_high: numberOrNull(found.high),
  }
}

const pairOf = ({ sessionA, sessionB, found: { n, bias, sd, low, high, ratio } }: SessionPair) => ({
  session_a: sessionA,
  session_b: sessionB,
  n,
  bias: numberOrNull(bias),
  sd: numberOrNull(sd),
  loa_low: numberOrNull(low),
  loa_high: numberOrNull(high),
  ...(ratio === null
    ? {}
    : {
        ratio: numberOrNull(ratio.value),
        ratio_low: numberOrNull(ratio.low),
        ratio_high: numberOrNull(ratio.high),
      }),
})
