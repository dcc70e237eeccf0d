/** One step of the sum for every value of a byte (polynomial 0xEDB88320, bits reversed). */
const steps = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  return sum
})

/** CRC-32 of some bytes, as zip archives and PNG images have it. */
export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (let i = 0; i < bytes.length; i++) sum = (sum >>> 8) ^ steps[(sum ^ bytes[i]) & 0xff]
  return (sum ^ 0xffffffff) >>> 0
}
