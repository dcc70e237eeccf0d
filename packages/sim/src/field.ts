/** A muscle's latent field on the scalp plane: what an endless number of stimuli would show, largest value 1. */
import { cos, exp, sin } from '@penfield/kernels'

export interface Component {
  readonly weight: number
  readonly xMm: number
  readonly yMm: number
  /** Precision matrix Σ⁻¹ = [[xx, xy], [xy, yy]], mm⁻². */
  readonly xx: number
  readonly xy: number
  readonly yy: number
}

/** How a component falls off: exp(−u²/2), or (1 + u²/2)⁻², u the Mahalanobis distance. */
export type Tails = 'gaussian' | 't'

export interface Field {
  readonly tails: Tails
  readonly components: readonly Component[]
  /** 1 / largest value of the sum. */
  readonly scale: number
}

export interface Oval {
  readonly xMm: number
  readonly yMm: number
  /** Geometric mean of the two SDs. */
  readonly widthMm: number
  /** Larger SD over smaller. */
  readonly aspect: number
  /** Direction of the larger SD from x towards y, radians. */
  readonly angle: number
  readonly weight: number
}

/** Component with SDs L √aspect along `angle` and L / √aspect across it. */
export function componentOf({ xMm, yMm, widthMm, aspect, angle, weight }: Oval): Component {
  const [c, s] = [cos(angle), sin(angle)]
  const along = 1 / (widthMm * widthMm * aspect)
  const across = aspect / (widthMm * widthMm)
  return {
    weight,
    xMm,
    yMm,
    xx: c * c * along + s * s * across,
    xy: c * s * (along - across),
    yy: s * s * along + c * c * across,
  }
}

const shape = ({ xMm, yMm, xx, xy, yy }: Component, tails: Tails, x: number, y: number): number => {
  const [dx, dy] = [x - xMm, y - yMm]
  const half = 0.5 * (xx * dx * dx + 2 * xy * dx * dy + yy * dy * dy)
  return tails === 't' ? 1 / ((1 + half) * (1 + half)) : exp(-half)
}

/**
 *     F(x) = scale · Σ_k ω_k g(x − μ_k),        max F = 1
 */
export function fieldAt({ components, tails, scale }: Field, xMm: number, yMm: number): number {
  let sum = 0
  for (let k = 0; k < components.length; k++) sum += components[k].weight * shape(components[k], tails, xMm, yMm)
  return scale * sum
}

/** The field of some components; its top is looked for from each centre by fixed-point steps. */
export function fieldOf(components: readonly Component[], tails: Tails): Field {
  const raw: Field = { components, tails, scale: 1 }
  const top = components.length === 1 ? components[0].weight : Math.max(...components.map((from) => topFrom(raw, from)))
  return { ...raw, scale: 1 / top }
}

const steps = 60

/** Weighted mean of the centres, again and again: climbs to the top nearest to a centre (isotropic steps suffice here). */
function topFrom(field: Field, from: Component): number {
  let [x, y] = [from.xMm, from.yMm]
  let top = fieldAt(field, x, y)
  for (let k = 0; k < steps; k++) {
    let [total, sx, sy] = [0, 0, 0]
    for (const one of field.components) {
      const w = one.weight * shape(one, field.tails, x, y)
      total += w
      sx += w * one.xMm
      sy += w * one.yMm
    }
    ;[x, y] = [sx / total, sy / total]
    top = Math.max(top, fieldAt(field, x, y))
  }
  return top
}
