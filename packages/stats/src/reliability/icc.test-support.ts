import { expect } from 'vitest'
import { isNoStatistic } from '../missing.js'
import { type Intraclass, iccForms } from './icc.js'

/** [value, low, high] of each form in order, or why it is missing. */
export const numbersOf = (found: Intraclass): unknown[] =>
  iccForms.map((form) => (isNoStatistic(found[form]) ? found[form] : Object.values(found[form])))

/** The same, each finite number to so many digits. */
export const near = (values: readonly unknown[], digits = 9): unknown[] =>
  values.map((value) =>
    Array.isArray(value)
      ? near(value, digits)
      : Number.isFinite(value)
        ? expect.closeTo(value as number, digits)
        : value,
  )
