/** Why something is refused, for tests. */
import { PenfieldError } from '@penfield/kernels'

export function refusalOf(action: () => unknown): PenfieldError {
  try {
    action()
  } catch (thrown) {
    if (thrown instanceof PenfieldError) return thrown
    throw thrown
  }
  throw new TypeError('nothing was refused')
}
