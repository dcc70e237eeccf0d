/** A folder of raw little-endian arrays and the workload.json that describes them, as the baseline scripts write it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const arrays = {
  float64: Float64Array,
  float32: Float32Array,
  int32: Int32Array,
  uint32: Uint32Array,
  int16: Int16Array,
  uint8: Uint8Array,
}

export function openWorkload(folder) {
  const { files, params, cases } = JSON.parse(readFileSync(join(folder, 'workload.json'), 'utf8'))
  return {
    params,
    /** case → { n, value, rel_tol, rel_tol_f32, by }: the answer on the check items. */
    cases,
    /** The numbers of a file, row-major. */
    read: (name) => {
      const { dtype } = files.find((file) => file.name === name)
      const bytes = readFileSync(join(folder, name))
      return new arrays[dtype](bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
    },
  }
}
