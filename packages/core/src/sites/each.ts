import type { Partition, Places } from './partition.js'

/** Each stimulus is its own site: `none` where the user says so (sites count alike), `walk` where `auto` finds no repeats (by area). */
export function each(places: Places, kind: 'each' | 'walk'): Partition {
  return {
    kind,
    groupOf: Int32Array.from({ length: places.n }, (_, i) => i),
    groups: places.n,
    labels: null,
    lattice: null,
    weighting: kind === 'walk' ? 'area' : 'alike',
    issues: [],
  }
}
