import { type MapOptionValues, type Setting, settings } from '@penfield/study'

/** A word as a shell would need it: quoted where it holds anything but plain characters. */
export const quoted = (word: string): string =>
  /^[\w./:=,%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`

/** The words of options that were said and are not their standard, in the order of `flags`: name, flag, standard. */
export const optionWords = (
  flags: readonly (readonly [name: string, flag: string, standard: string | null])[],
  given: Readonly<Record<string, unknown>>,
): readonly string[] =>
  flags.flatMap(([name, flag, standard]) => {
    const value = given[name]
    return typeof value !== 'string' || value === standard ? [] : [flag, quoted(value)]
  })

/** The line that makes the same bytes again: every option that was said, in the order of the table. */
export function commandLine(
  command: string,
  inputs: readonly string[],
  options: MapOptionValues,
  out: string | null,
): string {
  const words = ['penfield', command, ...inputs.map(quoted)]
  for (const { name, flag } of settings as readonly Setting[]) {
    const value = options[name as keyof MapOptionValues]
    if (value === undefined) continue
    words.push(flag.split(' ')[0])
    if (typeof value === 'string') words.push(quoted(value))
    else if (typeof value !== 'boolean') words.push(...value.map(quoted))
  }
  if (out !== null) words.push('--out', quoted(out))
  return words.join(' ')
}
