/**
 * The text of BrainVision's header and marker files: sections of `key=value` lines.
 *
 *     [Common Infos]          ; a comment
 *     Codepage=UTF-8          without this line the text is Latin-1
 *     DataFile=session.eeg
 *     [Comment]               free text up to the end of the file
 */
import { shown } from '@penfield/kernels'
import type { Source } from '../../format.js'
import { error } from '../../issues.js'
import { latin1, utf8OrLatin1 } from '../../legacy-text.js'
import { partOf, sizeOf } from '../../source.js'

export interface Entry {
  /** In lower case. */
  readonly key: string
  readonly value: string
  /** Counted from 1. */
  readonly line: number
}

export interface Ini {
  readonly file: string
  /** Entries in the file's order, by the section's name in lower case. */
  readonly sections: ReadonlyMap<string, readonly Entry[]>
}

/** Three million markers; a header is smaller. */
const largestBytes = 128 * (1 << 20)

/** @throws {PenfieldError} io/too-large — more text than any recording has markers for. */
export function iniOf(source: Source): Ini {
  const sections = new Map<string, Entry[]>()
  let entries: Entry[] = []
  let line = 0
  for (const raw of textOf(source).split(/\r\n|\r|\n/)) {
    line++
    const text = raw.trim()
    if (text === '' || text.startsWith(';')) continue
    if (text.startsWith('[') && text.endsWith(']')) {
      const section = text.slice(1, -1).trim().toLowerCase()
      if (section === 'comment') break
      entries = sections.get(section) ?? []
      sections.set(section, entries)
      continue
    }
    const equals = text.indexOf('=')
    if (equals < 0) continue
    entries.push({ key: text.slice(0, equals).trim().toLowerCase(), value: text.slice(equals + 1).trim(), line })
  }
  return { file: source.name, sections }
}

function textOf(source: Source): string {
  const size = sizeOf(source)
  if (size > largestBytes) {
    throw error('io/too-large', {
      what: `The text has ${size} bytes; the header and the markers of a recording have at most ${largestBytes}.`,
      where: { file: source.name },
      fix: 'Export the recording again, or only the segments that are needed.',
    })
  }
  const bytes = partOf(source, 0, size)
  const text = latin1(bytes)
  const isUtf8 = text.startsWith('ï»¿') || /^[ \t]*codepage[ \t]*=[ \t]*utf-?8[ \t]*$/im.test(text)
  return isUtf8 ? utf8OrLatin1(bytes) : text
}

/** The entries of a section; none when the file lacks it. */
export const sectionOf = (ini: Ini, section: string): readonly Entry[] => ini.sections.get(section.toLowerCase()) ?? []

/** The first entry of this key, as programs for Windows read it. */
export const entryOf = (ini: Ini, section: string, key: string): Entry | undefined =>
  sectionOf(ini, section).find((entry) => entry.key === key.toLowerCase())

/**
 * An entry that a recording can't be read without.
 *
 * @param expected what it says, as the beginning of a sentence.
 * @throws {PenfieldError} io/brainvision-header — it is not there, or empty.
 */
export function neededEntry(ini: Ini, section: string, key: string, expected: string): Entry {
  const entry = entryOf(ini, section, key)
  if (entry !== undefined && entry.value !== '') return entry
  throw error('io/brainvision-header', {
    what: `[${section}] has no line ${key}=; ${expected} was expected there.`,
    where: entry === undefined ? { file: ini.file } : { file: ini.file, line: entry.line },
    fix: 'Export the recording again as BrainVision, or add the line in a text editor if you know its value.',
  })
}

/** An entry whose value is none of those expected. */
export const otherValue = (ini: Ini, key: string, { value, line }: Entry, expected: string, fix: string) =>
  error('io/brainvision-header', {
    what: `${key} is ${shown(value)}; ${expected} was expected.`,
    where: { file: ini.file, line },
    fix,
  })

/** Cells between commas; `\1` stands for a comma inside one. */
export const cellsOf = (value: string): readonly string[] =>
  value.split(',').map((cell) => cell.replaceAll('\\1', ',').trim())
