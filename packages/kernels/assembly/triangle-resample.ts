// Compiled twin of src/triangle-resample.ts: two nodes a register.

const EMPTY = 0
const BOUNDARY = 1
const FULL = 2

/** Area, volume and moments of the nodes above θ in one triangle that the threshold cuts; the mask of its nodes at `masks`. */
function cutTriangle(pairs: usize, end: usize, masks: usize, a: f64, b: f64, c: f64, theta: f64, out: usize): f64 {
  const zero = f64x2.splat(0)
  const aboveA = f64x2.splat(a - theta)
  const aboveB = f64x2.splat(b - theta)
  const aboveC = f64x2.splat(c - theta)
  const thetas = f64x2.splat(theta)
  let area = zero
  let volume = zero
  let momentX = zero
  let momentY = zero
  for (let at = pairs; at < end; at += 96) {
    const excess = f64x2.add(
      f64x2.add(f64x2.mul(v128.load(at), aboveA), f64x2.mul(v128.load(at, 16), aboveB)),
      f64x2.mul(v128.load(at, 32), aboveC),
    )
    const inside = f64x2.gt(excess, zero)
    const size = v128.load(at, 48)
    const mass = v128.and(f64x2.add(excess, f64x2.mul(thetas, size)), inside)
    area = f64x2.add(area, v128.and(size, inside))
    volume = f64x2.add(volume, mass)
    momentX = f64x2.add(momentX, f64x2.mul(mass, v128.load(at, 64)))
    momentY = f64x2.add(momentY, f64x2.mul(mass, v128.load(at, 80)))
    v128.store(masks, inside)
    masks += 16
  }
  const part = f64x2.extract_lane(area, 0) + f64x2.extract_lane(area, 1)
  store<f64>(out, load<f64>(out) + part)
  store<f64>(out, load<f64>(out, 8) + (f64x2.extract_lane(volume, 0) + f64x2.extract_lane(volume, 1)), 8)
  store<f64>(out, load<f64>(out, 16) + (f64x2.extract_lane(momentX, 0) + f64x2.extract_lane(momentX, 1)), 16)
  store<f64>(out, load<f64>(out, 24) + (f64x2.extract_lane(momentY, 0) + f64x2.extract_lane(momentY, 1)), 24)
  return part
}

/** The same of a triangle that lies above θ as a whole. */
function fullTriangle(sums: usize, a: f64, b: f64, c: f64, out: usize): f64 {
  const area = load<f64>(sums)
  store<f64>(out, load<f64>(out) + area)
  for (let k = 8; k < 32; k += 8) {
    const s = sums + 3 * k - 16
    const sum = load<f64>(s) * a + load<f64>(s, 8) * b + load<f64>(s, 16) * c
    store<f64>(out + k, load<f64>(out + k) + sum)
  }
  return area
}

/** Area of the nodes that two masks share. */
function sharedArea(pairs: usize, end: usize, one: usize, two: usize): f64 {
  let area = f64x2.splat(0)
  for (let at = pairs; at < end; at += 96) {
    area = f64x2.add(area, v128.and(v128.load(at, 48), v128.and(v128.load(one), v128.load(two))))
    one += 16
    two += 16
  }
  return f64x2.extract_lane(area, 0) + f64x2.extract_lane(area, 1)
}

/** All muscles and pairs of muscles, in the layout of the plain twin. `work`: 16 bytes a muscle, then their masks. */
export function summariseTriangles(
  records: usize,
  sums: usize,
  pairs: usize,
  triangles: i32,
  widest: i32,
  values: usize,
  vertices: i32,
  thetas: usize,
  muscles: i32,
  work: usize,
  out: usize,
): void {
  const shared = out + ((4 * muscles) << 3)
  const maskBytes = widest << 4
  const masks = work + (muscles << 4)
  memory.fill(out, 0, (4 * muscles + ((muscles * (muscles - 1)) >> 1)) << 3)
  for (let t = 0; t < triangles; t++) {
    const from = pairs + load<i32>(records, 12) * 96
    const end = pairs + load<i32>(records, 16) * 96
    for (let m = 0; m < muscles; m++) {
      const own = values + ((m * vertices) << 3)
      const a = load<f64>(own + (load<i32>(records) << 3))
      const b = load<f64>(own + (load<i32>(records, 4) << 3))
      const c = load<f64>(own + (load<i32>(records, 8) << 3))
      const theta = load<f64>(thetas + (m << 3))
      const corners = i32(a > theta) + i32(b > theta) + i32(c > theta)
      let state = EMPTY
      let part: f64 = 0
      if (corners === 3) {
        state = FULL
        part = fullTriangle(sums, a, b, c, out + (m << 5))
      } else if (corners > 0) {
        state = BOUNDARY
        part = cutTriangle(from, end, masks + m * maskBytes, a, b, c, theta, out + (m << 5))
      }
      store<i32>(work + (m << 4), state)
      store<f64>(work + (m << 4), part, 8)
    }
    let pair = shared
    for (let m = 0; m < muscles; m++) {
      const state = load<i32>(work + (m << 4))
      for (let l = m + 1; l < muscles; l++) {
        const other = load<i32>(work + (l << 4))
        if (state !== EMPTY && other !== EMPTY) {
          const part =
            state === FULL
              ? load<f64>(work + (l << 4), 8)
              : other === FULL
                ? load<f64>(work + (m << 4), 8)
                : sharedArea(from, end, masks + m * maskBytes, masks + l * maskBytes)
          store<f64>(pair, load<f64>(pair) + part)
        }
        pair += 8
      }
    }
    records += 20
    sums += 80
  }
}
