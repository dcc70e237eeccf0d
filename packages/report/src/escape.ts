/** Text from files, made safe to stand in SVG and HTML. */

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Direction overrides and zero-width characters make a name read as another; what XML forbids breaks the file. */
const isHidden = (point: number): boolean =>
  (point < 0x20 && point !== 0x09 && point !== 0x0a) ||
  (point >= 0x7f && point < 0xa0) ||
  (point >= 0x200b && point <= 0x200f) ||
  (point >= 0x202a && point <= 0x202e) ||
  (point >= 0x2066 && point <= 0x2069) ||
  (point >= 0xd800 && point <= 0xdfff) ||
  point === 0xfeff ||
  point === 0xfffe ||
  point === 0xffff

/** Text as it may stand between tags and inside quoted attributes; hidden characters become U+FFFD. */
export function escapeText(text: string): string {
  let safe = ''
  for (const character of text)
    safe += isHidden(character.codePointAt(0) as number) ? '\ufffd' : (entities[character] ?? character)
  return safe
}
