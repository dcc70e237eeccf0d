/** What the name of a column says: its role, its muscle, its unit. Case, blanks, dots and hyphens do not matter. */
import type { LengthUnit, VoltageUnit } from './table-scale.js'

/** Roles that a table has once. */
export type Role =
  | 'x'
  | 'y'
  | 'z'
  | 'amplitude'
  | 'muscle'
  | 'participant'
  | 'session'
  | 'hemisphere'
  | 'stimulus'
  | 'target'
  | 'intensity'
  | 'time'
  | 'frame'

const aliases: Readonly<Record<Role, readonly string[]>> = {
  x: ['x', 'loc_x', 'pos_x', 'position_x', 'coord_x', 'x_coordinate'],
  y: ['y', 'loc_y', 'pos_y', 'position_y', 'coord_y', 'y_coordinate'],
  z: ['z', 'loc_z', 'pos_z', 'position_z', 'coord_z', 'z_coordinate'],
  amplitude: ['amplitude', 'amp', 'mep', 'mep_amplitude', 'amplitude_mep', 'peak_to_peak', 'p2p'],
  muscle: ['muscle'],
  participant: ['participant', 'participant_id', 'subject', 'subject_id', 'sub'],
  session: ['session', 'session_id', 'ses', 'visit'],
  hemisphere: ['hemisphere', 'hemi', 'side'],
  stimulus: ['stimulus', 'stimulus_id', 'stim', 'stim_id', 'pulse', 'trial', 'trial_id', 'id'],
  target: ['target', 'target_id', 'site', 'site_id', 'cell'],
  intensity: ['intensity', 'intensity_percent_mso', 'mso', 'percent_mso'],
  time: ['time', 'onset'],
  frame: ['frame'],
}

/** Columns that are known and say nothing that is read here. */
const quiet = new Set(['map', 'latency', 'background', 'accepted', 'reason', 'amplitude_file', 'responsive'])
const quietPattern = /^(.+)_(responsive|latency|background)$/
const musclePatterns = [/^(.+)_mep$/i, /^mep_(.+)$/i, /^(.+)_amplitude$/i, /^amplitude_(.+)$/i]
/** "x (cm)", "x [cm]", "x_cm". */
const unitPattern = /^(.*?)[\s_]*[([]\s*([^\s)\]]+)\s*[)\]]$|^(.+)_([a-zµμ]+)$/i

const lengthUnits: Readonly<Record<string, LengthUnit>> = { mm: 'mm', cm: 'cm', m: 'm' }
const voltageUnits: Readonly<Record<string, VoltageUnit>> = { uv: 'uV', µv: 'uV', μv: 'uV', mv: 'mV', v: 'V' }
const timeUnits: Readonly<Record<string, number>> = { ms: 1, s: 1000 }

export interface ColumnName {
  /** As the file has it, trimmed. */
  readonly text: string
  readonly role: Role | null
  /** The muscle of a column such as `DM_MEP`. */
  readonly muscle: string | null
  /** What is in the column is known and not needed. */
  readonly isQuiet: boolean
  /** The unit behind the name, as written: "cm" of "x (cm)". */
  readonly unit: string | null
}

/** Reads a column's name. A unit is one only where it is a unit of the column's quantity: `MEP_mm` is a muscle. */
export function columnName(cell: string): ColumnName {
  const text = cell.trim()
  const parts = unitPattern.exec(text)
  const withUnit = parts === null ? null : nameIn(text, parts[1] ?? parts[3], parts[2] ?? parts[4])
  return withUnit !== null && statesUnit(withUnit) ? withUnit : nameIn(text, text, null)
}

function statesUnit(name: ColumnName): boolean {
  if (name.role === 'x' || name.role === 'y' || name.role === 'z') return lengthUnitOf(name) !== null
  if (name.role === 'time') return unitIn(timeUnits, name) !== undefined
  return (name.role === 'amplitude' || name.muscle !== null) && voltageUnitOf(name) !== null
}

/** Whether the name is one of those that tables use. */
export const isKnown = (name: ColumnName): boolean => name.role !== null || name.muscle !== null || name.isQuiet

function nameIn(text: string, bare: string, unit: string | null): ColumnName {
  const key = keyOf(bare)
  const role = (Object.keys(aliases) as Role[]).find((candidate) => aliases[candidate].includes(key)) ?? null
  const isQuiet = role === null && (quiet.has(key) || quietPattern.test(key))
  const muscle = role === null && !isQuiet ? muscleIn(bare) : null
  return { text, role, muscle, isQuiet, unit }
}

/** Names are the same when their keys are. */
export const keyOf = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s.-]+/g, '_')

function muscleIn(bare: string): string | null {
  const joined = bare.trim().replace(/[\s.-]+/g, '_')
  for (const pattern of musclePatterns) {
    const found = pattern.exec(joined)
    if (found !== null) return found[1]
  }
  return null
}

const unitIn = <T>(units: Readonly<Record<string, T>>, { unit }: ColumnName): T | undefined =>
  unit !== null && Object.hasOwn(units, unit.toLowerCase()) ? units[unit.toLowerCase()] : undefined

/** Unit of length that a name states; null when it states none. */
export const lengthUnitOf = (name: ColumnName): LengthUnit | null => unitIn(lengthUnits, name) ?? null

/** Unit of voltage that a name states; null when it states none. */
export const voltageUnitOf = (name: ColumnName): VoltageUnit | null => unitIn(voltageUnits, name) ?? null

/** Milliseconds in the unit that a column of times states; 1 when it states none. */
export const msPerUnit = (name: ColumnName): number => unitIn(timeUnits, name) ?? 1
