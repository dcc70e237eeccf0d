/** What an option is. */

/** Under which heading an option stands in the help. */
export const settingGroups = {
  read: 'What to read',
  emg: 'How EMG is cut and cleaned',
  response: 'What is a response',
  map: 'What is a map',
  sure: 'How sure',
} as const

/** One option. */
export interface Setting {
  readonly name: string
  readonly flag: string
  readonly group: keyof typeof settingGroups
  readonly meaning: string
  /** The value in force when nothing is said, in words or as it would be typed; null when nothing is assumed. */
  readonly standard: string | null
  readonly choices?: readonly string[]
  /** Takes several words: `--muscle DM LES`. */
  readonly many?: true
}

export const setting = <const Name extends string>(row: Setting & { readonly name: Name }) => row
