/**
 * A number as text in files: 12 significant digits, no trailing zeros, a point, `n/a` for a missing (NaN) value.
 * `toPrecision` is fully specified, unlike the last digit of a plain conversion, so the bytes are the same in every engine.
 */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return 'n/a'
  const [digits, exponent] = value.toPrecision(12).split('e')
  const trimmed = digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits
  const whole = trimmed === '-0' ? '0' : trimmed
  return exponent === undefined ? whole : `${whole}e${exponent.replace('+', '')}`
}

/** The same number, rounded to what the files hold. */
export const roundedForFiles = (value: number): number => +numberText(value)
