/**
 * Elementary functions whose bits are the same in every engine. `Math.exp`, `log`, `pow`, `sin`, `cos`, `atan2` and `cbrt` are
 * not specified to the last bit; these are written from + − × ÷ √ alone (@stdlib, within 1 ulp of the correctly rounded value
 * but for `pow`), so that results agree in Node, in the browser, and between versions.
 */
import * as stdlib from './generated/stdlib.js'

export const exp: (x: number) => number = stdlib.exp
export const ln: (x: number) => number = stdlib.ln
export const pow: (base: number, exponent: number) => number = stdlib.pow
export const sin: (rad: number) => number = stdlib.sin
export const cos: (rad: number) => number = stdlib.cos
export const atan2: (y: number, x: number) => number = stdlib.atan2
export const cbrt: (x: number) => number = stdlib.cbrt
