/** Three-component vectors, mm or unit length. */

export type Vec3 = readonly [number, number, number]

export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

export const scaled = (a: Vec3, factor: number): Vec3 => [a[0] * factor, a[1] * factor, a[2] * factor]

export const lengthOf = (a: Vec3): number => Math.sqrt(dot(a, a))

/** `a` at length 1; null where it has no direction. */
export function unit(a: Vec3): Vec3 | null {
  const length = lengthOf(a)
  return length > 0 ? scaled(a, 1 / length) : null
}

/** The part of `a` at right angles to the unit vector `axis`. */
export function perpendicular(a: Vec3, axis: Vec3): Vec3 {
  const along = dot(a, axis)
  return [a[0] - along * axis[0], a[1] - along * axis[1], a[2] - along * axis[2]]
}

/** `a` or −a: the one whose component of largest magnitude is positive; ties go to the lowest component. */
export function positiveSign(a: Vec3): Vec3 {
  let largest = 0
  for (let k = 1; k < 3; k++) if (Math.abs(a[k]) > Math.abs(a[largest])) largest = k
  return a[largest] < 0 ? scaled(a, -1) : a
}

const axes: readonly Vec3[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]

/** The direction at right angles to the unit vector `axis` that lies nearest to a coordinate axis; ties go to the lowest. */
export function acrossFrom(axis: Vec3): Vec3 {
  let least = 0
  for (let k = 1; k < 3; k++) if (Math.abs(axis[k]) < Math.abs(axis[least])) least = k
  return unit(perpendicular(axes[least], axis)) as Vec3
}
