/** From a file's bytes to its sessions, whatever its format. The content decides, never the name. */
import { shown } from '@penfield/kernels'
import type { Format, Reading, ReadOptions, Source } from './format.js'
import { formats } from './formats/index.js'
import { table } from './formats/table/table.js'
import { headText } from './head.js'
import { error } from './issues.js'
import { refusedFormatOf } from './refused.js'

/**
 * Reads a file.
 *
 * @throws {PenfieldError} io/refused-format — a format that is known and not read here.
 * @throws {PenfieldError} io/unknown-format — none of the formats; the message lists what was tried.
 * @throws {PenfieldError} the codes of the format that recognises the file.
 */
export function readSource(source: Source, options: ReadOptions = {}): Reading {
  const format = formatOf(source, options)
  if (source.size !== undefined && source.size > source.bytes.length && format.streams !== true)
    throw tooLarge(source, source.size, format)
  return format.read(source, options)
}

/** Loads what reading this file needs, where its format needs something; then {@link readSource} can read it. */
export async function loadFor(source: Source, options: ReadOptions = {}): Promise<void> {
  await formatOf(source, options).load?.()
}

const tooLarge = ({ name, bytes }: Source, size: number, { title }: Format) =>
  error('io/too-large', {
    what: `The file (${title}) has ${size} bytes; files of this kind are read up to ${bytes.length} bytes here.`,
    where: { file: name },
    fix: 'Export only the session that is needed, or split the file.',
  })

function formatOf(source: Source, options: ReadOptions): Format {
  const refused = refusedFormatOf(source)
  if (refused !== undefined) {
    throw error('io/refused-format', {
      what: `This is ${refused.title}, which is not read here; a navigator's export, a recording of EMG or a table was expected.`,
      where: { file: source.name },
      fix: refused.fix,
    })
  }
  const found = formats.find((format) => format.sniff(source))
  if (found !== undefined) return found
  // A delimiter of the user's own is not one that the table looks for.
  if (options.delimiter !== undefined && source.bytes.length > 0 && !source.bytes.includes(0)) return table
  throw unknown(source)
}

function unknown(source: Source) {
  const tried = formats.map(({ title }) => title).join(', ')
  const found =
    source.bytes.length === 0
      ? 'The file is empty (0 bytes)'
      : `The file begins with ${shown(headText(source, 48), 40)}`
  return error('io/unknown-format', {
    what: `${found} and is none of the formats that were tried: ${tried}.`,
    where: { file: source.name },
    fix: 'Give a navigator export, a recording of EMG, or a table with one row for each stimulus; for a table with another delimiter add --delimiter.',
  })
}
