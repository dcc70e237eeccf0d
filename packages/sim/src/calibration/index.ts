export { calibration } from './calibration.js'
export type { People } from './people.js'
export type { CalibrationRow } from './row.js'
