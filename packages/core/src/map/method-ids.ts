import { type MapMethodId, mapMethods } from './index.js'

/** The choices of `--map`, in the order of the registry. */
export const mapMethodIds = Object.keys(mapMethods) as readonly MapMethodId[]
