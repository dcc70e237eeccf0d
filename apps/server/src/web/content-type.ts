/** Types of what is given out: a fixed list, so that no file of a bundle is ever a page of this server. */
const types: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  tsv: 'text/tab-separated-values; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  md: 'text/plain; charset=utf-8',
  png: 'image/png',
  pdf: 'application/pdf',
}

/** By the ending of the name; HTML, SVG and all that is not listed are bytes. */
export const contentType = (name: string): string => {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return Object.hasOwn(types, ending) ? types[ending] : 'application/octet-stream'
}
