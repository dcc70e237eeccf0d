// MAT version 5, numeric matrices only.
//
//   header    116 bytes text · 8 bytes 0 · version 0x0100 · "IM" (little-endian)
//   element   type u32 · bytes u32 · data · padding to 8
//   matrix    type 14, of: flags (u32 class, u32 0) · dims (i32 rows, columns) · name (i8) · values (f64, by column)

const types = { int8: 1, int32: 5, uint32: 6, double: 9, matrix: 14 }
const doubleClass = 6

function element(type, data) {
  const padded = Buffer.alloc(8 + Math.ceil(data.length / 8) * 8)
  padded.writeUInt32LE(type, 0)
  padded.writeUInt32LE(data.length, 4)
  data.copy(padded, 8)
  return padded
}

const bytesOf = (array) => Buffer.from(array.buffer)

function matrix(name, rows) {
  const columns = rows[0].length
  const byColumn = Array.from({ length: columns }, (_, column) => rows.map((row) => row[column])).flat()
  const parts = [
    element(types.uint32, bytesOf(Uint32Array.of(doubleClass, 0))),
    element(types.int32, bytesOf(Int32Array.of(rows.length, columns))),
    element(types.int8, Buffer.from(name, 'latin1')),
    element(types.double, bytesOf(Float64Array.from(byColumn))),
  ]
  return element(types.matrix, Buffer.concat(parts))
}

/** @param variables name → rows of numbers. */
export function matFile(variables) {
  const header = Buffer.alloc(128)
  header.write('MATLAB 5.0 MAT-file, made by the Penfield sample maker'.padEnd(116), 'latin1')
  header.writeUInt16LE(0x0100, 124)
  header.write('IM', 126, 'latin1')
  return Buffer.concat([header, ...Object.entries(variables).map(([name, rows]) => matrix(name, rows))])
}
