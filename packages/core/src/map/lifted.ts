import { exp } from '@penfield/kernels'
import { type Frame, type Points, pointsOf } from '../model/frame.js'
import type { Sites } from '../model/sites.js'

/** Sites farther than this many bandwidths say nothing of a node's height. */
const reachWidths = 4
/** Bandwidth as a share of the distance between neighbouring sites. */
const widthShare = 0.75

/**
 * Nodes of the plane lifted to the surface on which the sites lie: the head is curved and the plane is not, so that a centre of
 * gravity over nodes of the plane would lie some millimetres deeper than one over the sites.
 *
 *     height(x) = Σ K_k (h_k + g · (x − x_k)) / Σ K_k,   K_k = exp(−½ |x − x_k|² / w²),  w = 0.75 of the site step,
 *
 * h_k the site's height above the plane. The slopes g, by the same weights, keep a slanted surface slanted at its edge.
 *
 * @param nodesMm  n × 2, mm, in the plane.
 * @param onPlaneMm n × 3, mm: the same nodes in the frame of the sites.
 * @returns n × 3, mm.
 */
export function liftedNodes(sites: Sites, nodesMm: Float64Array, onPlaneMm: Points<Frame>): Points<Frame> {
  const { normal } = sites.plane
  const heights = siteHeights(sites)
  if (heights.every((height) => Math.abs(height) < 1e-9)) return onPlaneMm
  const out = onPlaneMm.slice()
  for (let i = 0; i < nodesMm.length / 2; i++) {
    const height = heightAt(sites, heights, nodesMm[2 * i], nodesMm[2 * i + 1])
    for (let axis = 0; axis < 3; axis++) out[3 * i + axis] += height * normal[axis]
  }
  return pointsOf<Frame>(sites.frame, out)
}

/** n, mm above the plane; a scalp position without height lies on it. */
function siteHeights({ n, positionsMm, plane: { originMm, normal } }: Sites): Float64Array {
  const height = (i: number): number => {
    let sum = 0
    for (let axis = 0; axis < 3; axis++) sum += (positionsMm[3 * i + axis] - originMm[axis]) * normal[axis]
    return Number.isNaN(sum) ? 0 : sum
  }
  return Float64Array.from({ length: n }, (_, i) => height(i))
}

/** The weighted plane through the heights about (x, y), at (x, y): least squares in 1, Δx, Δy. */
function heightAt({ n, planeMm, rule }: Sites, heights: Float64Array, x: number, y: number): number {
  const width = widthShare * rule.stepMm
  const farthest = reachWidths * width * (reachWidths * width)
  let [w, wx, wy, wxx, wxy, wyy, wh, wxh, wyh] = [0, 0, 0, 0, 0, 0, 0, 0, 0]
  for (let k = 0; k < n; k++) {
    const dx = planeMm[2 * k] - x
    const dy = planeMm[2 * k + 1] - y
    const squared = dx * dx + dy * dy
    if (squared > farthest) continue
    const weight = exp((-0.5 * squared) / (width * width))
    w += weight
    wx += weight * dx
    wy += weight * dy
    wxx += weight * dx * dx
    wxy += weight * dx * dy
    wyy += weight * dy * dy
    wh += weight * heights[k]
    wxh += weight * dx * heights[k]
    wyh += weight * dy * heights[k]
  }
  if (!(w > 0)) return 0
  const [mx, my, mh] = [wx / w, wy / w, wh / w]
  const [cxx, cxy, cyy] = [wxx / w - mx * mx, wxy / w - mx * my, wyy / w - my * my]
  const [cxh, cyh] = [wxh / w - mx * mh, wyh / w - my * mh]
  const determinant = cxx * cyy - cxy * cxy
  // About a line of sites only their mean height is known.
  if (!(determinant > 1e-6 * (cxx + cyy) * (cxx + cyy))) return mh
  const slopeX = (cxh * cyy - cyh * cxy) / determinant
  const slopeY = (cyh * cxx - cxh * cxy) / determinant
  return mh - slopeX * mx - slopeY * my
}
