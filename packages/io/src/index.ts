export type { Format, Reading, ReadOptions, Source } from './format.js'
export { codes, issueCodes } from './issues.js'
export { isMissingCell, numberFromCell, numberFromCommaCell } from './number.js'
export { decodeText } from './text.js'
