import { type MapOptionValues, type Setting, settingGroups, settings } from '@penfield/study'
import { type Command as Commander, Option } from 'commander'

/** Declares the options of `map`, or those of one group, from the table of settings. */
export function mapOptions(command: Commander, only?: Setting['group']): Commander {
  for (const [group, title] of Object.entries(settingGroups)) {
    if (only !== undefined && group !== only) continue
    command.optionsGroup(`${title}:`)
    for (const row of settings as readonly Setting[]) if (row.group === group) command.addOption(optionOf(row))
  }
  return command.optionsGroup('Other:')
}

function optionOf({ flag, meaning, standard, choices }: Setting): Option {
  const parts = [meaning]
  if (choices !== undefined) parts.push(`one of ${choices.join(', ')}`)
  if (standard !== null) parts.push(`default: ${standard}`)
  return new Option(flag, parts.join('; '))
}

/** A switch is said when it is not as it is without it: true for `--detrend`, false for `--no-header`. */
const isSaid = (flag: string, value: unknown): boolean =>
  typeof value === 'string' || Array.isArray(value) || value === !flag.startsWith('--no-')

/** Commander's options as the table of settings names them. */
export const optionValues = (options: Record<string, unknown>): MapOptionValues =>
  Object.fromEntries(
    (settings as readonly Setting[])
      .filter(({ name, flag }) => isSaid(flag, options[name]))
      .map(({ name }) => [name, options[name]]),
  )
