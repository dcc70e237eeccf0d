import type { MapView } from '../metrics/view.js'

/** A moved map; made when asked for, since each is a whole map. */
export type Placement = () => MapView
