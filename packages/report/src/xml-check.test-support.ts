/** A strict reader of XML for tests: says what is wrong with a document, or nothing. */

const token = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y
const attribute = /([\w:-]+)="([^"<]*)"/g
const entity = /&(?!(?:amp|lt|gt|quot|#39);)/

/** @returns the first fault of a document of elements, attributes in double quotes, and text; null when there is none. */
export function xmlFault(xml: string): string | null {
  const open: string[] = []
  let roots = 0
  token.lastIndex = 0
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex
    const match = token.exec(xml)
    if (match === null) return `not a tag at ${at}: ${xml.slice(at, at + 40)}`
    const [, closing, name, attributes, empty, text] = match
    if (entity.test(match[0])) return `bare ampersand at ${at}`
    if (text !== undefined) {
      if (open.length === 0 && text.trim() !== '') return `text outside the root at ${at}`
      continue
    }
    if (closing === '/') {
      if (open.pop() !== name) return `</${name}> at ${at} closes nothing`
      continue
    }
    const names = [...attributes.matchAll(attribute)].map(([, key]) => key)
    if (new Set(names).size !== names.length) return `an attribute of <${name}> at ${at} stands twice`
    if (open.length === 0) roots++
    if (empty !== '/') open.push(name)
  }
  if (open.length > 0) return `<${open[open.length - 1]}> is not closed`
  return roots === 1 ? null : `${roots} roots`
}
