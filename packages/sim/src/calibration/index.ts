export { type CalibrationRow, calibration, type People } from './calibration.js'
