/** Which sheet of a workbook is read. */
import type { Issue } from '@penfield/core'
import { nearest, shown } from '@penfield/kernels'
import { error, issue } from '../../issues.js'
import type { Sheet, Workbook } from './xlsx-workbook.js'
import { partText } from './xlsx-xml.js'

/** The sheet of a name, whatever its case where that is enough; without a name the first that is not hidden. @throws {PenfieldError} io/xlsx-sheet. */
export function chosenSheet({ sheets, zip }: Workbook, asked: string | undefined): Sheet {
  if (asked === undefined) return sheets.find(({ isHidden }) => !isHidden) ?? sheets[0]
  const key = (name: string) => name.trim().toLowerCase()
  const alike = sheets.filter(({ name }) => key(name) === key(asked))
  const found = sheets.find(({ name }) => name === asked) ?? (alike.length === 1 ? alike[0] : undefined)
  if (found !== undefined) return found
  const names = sheets.map(({ name }) => name)
  const close = nearest(asked, names)
  throw error('io/xlsx-sheet', {
    what: `There is no sheet ${shown(asked)}; the workbook has ${listed(names)}.`,
    where: { file: zip.file, argument: '--sheet' },
    fix: close === undefined ? 'Give --sheet one of these names.' : `Did you mean --sheet ${shown(close)}?`,
  })
}

/** Says which sheet was read, where others hold rows too and none was named. */
export function otherSheets(workbook: Workbook, read: Sheet): readonly Issue[] {
  const others = workbook.sheets.filter((sheet) => sheet !== read && !sheet.isHidden && holdsValue(workbook, sheet))
  if (others.length === 0) return []
  const names = others.map(({ name }) => name)
  const what = `The sheet ${shown(read.name)} was read; ${names.length === 1 ? 'there are rows in' : 'there are rows in each of'} ${listed(names)} as well.`
  const fix = 'To read another sheet, name it with --sheet.'
  return [issue('io/xlsx-sheets', what, { file: workbook.zip.file, sheet: read.name }, fix, names.length)]
}

const holdsValue = ({ zip }: Workbook, { part }: Sheet): boolean =>
  /<(?:\w+:)?(?:v|is)[\s>]/.test(partText(zip, part) ?? '')

const listed = (names: readonly string[]): string =>
  [...names.slice(0, 20).map((name) => shown(name, 40)), ...(names.length > 20 ? ['…'] : [])].join(', ')
