/** MAT files for tests, written from the published layout. */

/** Writes elements of a MAT file after the published layout: tag, data, padding to eight. */
export function writer(littleEndian: boolean) {
  const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))
  const packed = (bytes: number, set: (view: DataView) => void) => {
    const view = new DataView(new ArrayBuffer(bytes))
    set(view)
    return new Uint8Array(view.buffer)
  }
  const words = (...values: readonly number[]) =>
    packed(4 * values.length, (view) => values.forEach((value, i) => void view.setUint32(4 * i, value, littleEndian)))
  const doubles = (values: readonly number[]) =>
    packed(8 * values.length, (view) => values.forEach((value, i) => void view.setFloat64(8 * i, value, littleEndian)))
  const int16s = (values: readonly number[]) =>
    packed(2 * values.length, (view) => values.forEach((value, i) => void view.setInt16(2 * i, value, littleEndian)))
  const text = (value: string) => Uint8Array.from(value, (character) => character.charCodeAt(0))
  const element = (type: number, data: Uint8Array) =>
    joined(words(type, data.length), data, new Uint8Array((8 - (data.length % 8)) % 8))
  const small = (type: number, data: Uint8Array) =>
    joined(words(data.length * 65536 + type), data, new Uint8Array(4 - data.length))
  const start = (kind: number, rows: number, columns: number, name: string) =>
    joined(element(6, words(kind, 0)), element(5, words(rows, columns)), element(1, text(name)))
  const matrix = (name: string, columns: readonly (readonly number[])[]) =>
    element(14, joined(start(6, columns[0].length, columns.length, name), element(9, doubles(columns.flat()))))
  const header = packed(128, (view) => {
    text('MATLAB 5.0 MAT-file').forEach((byte, i) => {
      view.setUint8(i, byte)
    })
    view.setUint16(124, 0x0100, littleEndian)
    view.setUint16(126, 0x4d49, littleEndian)
  })
  return { joined, words, doubles, int16s, text, element, small, start, matrix, header }
}
