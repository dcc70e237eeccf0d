import type { Kind } from '@penfield/kernels'

/** The exit code of each kind of error. 0 is done. */
export const exitCodes: Readonly<Record<Kind, number>> = {
  usage: 2,
  data: 65,
  engine: 69,
  fault: 70,
  write: 73,
  busy: 75,
}
