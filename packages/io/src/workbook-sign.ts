/** What tells a workbook from other zip archives: the name of a part, at either end of the file. */
const zipMark = 'PK\x03\x04'
const workbookPart = 'xl/workbook.xml'
const searchedBytes = 1 << 18

/** Whether the text of single bytes stands in the bytes. */
function holds(bytes: Uint8Array, text: string): boolean {
  const first = text.charCodeAt(0)
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let k = 1
    while (k < text.length && bytes[at + k] === text.charCodeAt(k)) k++
    if (k === text.length) return true
  }
  return false
}

const isZip = (bytes: Uint8Array): boolean => [...zipMark].every((mark, k) => bytes[k] === mark.charCodeAt(0))

/** An Excel workbook of the XML kind, by its bytes. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  isZip(bytes) &&
  (holds(bytes.subarray(0, searchedBytes), workbookPart) || holds(bytes.subarray(-searchedBytes), workbookPart))

/** An OpenDocument spreadsheet, whose first part states its kind. */
export const isOpenDocument = (bytes: Uint8Array): boolean =>
  isZip(bytes) && holds(bytes.subarray(0, 128), 'application/vnd.oasis.opendocument')
