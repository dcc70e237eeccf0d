/** Text of programs that write UTF-8 in some versions and the code page of Western Windows in others. */

/** UTF-8 where the bytes are, else Windows-1252, of which ISO 8859-1 is the printable part. */
export function utf8OrLatin1(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return latin1(bytes)
  }
}

export const latin1 = (bytes: Uint8Array): string => new TextDecoder('windows-1252').decode(bytes)

/** Text of a field of fixed length, up to its first zero character. */
export const zeroEnded = (bytes: Uint8Array): string => latin1(bytes).replace(/\0.*$/s, '')
