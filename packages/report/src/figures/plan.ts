/** The view from above: one common frame for all panels of a session, in mm of the sites' plane. */
import type { SessionResult } from '@penfield/core'
import { line, text } from '../svg.js'
import type { Theme } from '../theme.js'

/** What is drawn of the plane, mm. */
export interface Extent {
  readonly u0: number
  readonly u1: number
  readonly v0: number
  readonly v1: number
}

/** A rectangle of the paper, pt, and how the plane lies in it: u to the right, v up. */
export interface PlanView {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** pt per mm of the plane. */
  readonly scale: number
  readonly x: (u: number) => number
  readonly y: (v: number) => number
}

/** Room for the orientation letters on each side of a plan, pt. */
export const letterRoom = 10

/** Half the side of a site's cell, mm; 5 mm where the sites have no spacing. */
export function halfCellMm(areaMm2: number): number {
  return areaMm2 > 0 ? Math.sqrt(areaMm2) / 2 : 5
}

/** Holds every site and every node of every map, with the half cell around each. */
export function extentOf({ sites, maps }: SessionResult): Extent {
  const extent = {
    u0: Number.POSITIVE_INFINITY,
    u1: Number.NEGATIVE_INFINITY,
    v0: Number.POSITIVE_INFINITY,
    v1: Number.NEGATIVE_INFINITY,
  }
  const rim = sites.rule.lattice === null && sites.rule.stepMm > 0 ? sites.rule.stepMm / 2 : 0
  for (const { n, planeMm, areasMm2, grid } of [{ ...sites, grid: null }, ...maps.map((map) => map.support)])
    for (let i = 0; i < n; i++) {
      const half = grid !== null || rim === 0 ? halfCellMm(areasMm2[i]) : rim
      const u = planeMm[2 * i]
      const v = planeMm[2 * i + 1]
      if (Number.isNaN(u) || Number.isNaN(v)) continue
      extent.u0 = Math.min(extent.u0, u - half)
      extent.u1 = Math.max(extent.u1, u + half)
      extent.v0 = Math.min(extent.v0, v - half)
      extent.v1 = Math.max(extent.v1, v + half)
    }
  return extent.u0 < extent.u1 ? extent : { u0: -5, u1: 5, v0: -5, v1: 5 }
}

/** The 10 mm bar takes at most this much of the width for each mm, so that it fits however few sites there are. */
const largestScale = 0.04

/** Fits the extent into a box of the paper, as large as it goes, centred from left to right. */
export function planView(extent: Extent, left: number, top: number, maxWidth: number, maxHeight: number): PlanView {
  const spanU = extent.u1 - extent.u0
  const spanV = extent.v1 - extent.v0
  const scale = Math.min(maxWidth / spanU, maxHeight / spanV, largestScale * maxWidth)
  const width = spanU * scale
  const indent = left + (maxWidth - width) / 2
  return {
    left: indent,
    top,
    width,
    height: spanV * scale,
    scale,
    x: (u) => indent + (u - extent.u0) * scale,
    y: (v) => top + (extent.v1 - v) * scale,
  }
}

/** A P L R on the four sides, or words that the orientation is not known. */
export function orientationMarks(view: PlanView, anchored: boolean, theme: Theme): string[] {
  const middleX = view.left + view.width / 2
  const middleY = view.top + view.height / 2 + 2.5
  const centred = { 'text-anchor': 'middle', fill: theme.muted }
  const below = view.top + view.height + 8
  if (!anchored) return [text(middleX, below, 'u, v: orientation unknown', centred)]
  return [
    text(middleX, view.top - 3, 'A', centred),
    text(middleX, below, 'P', centred),
    text(view.left - 3, middleY, 'L', { 'text-anchor': 'end', fill: theme.muted }),
    text(view.left + view.width + 3, middleY, 'R', { fill: theme.muted }),
  ]
}

/** The 10 mm bar with its label to the right, its left end at (x, y). */
export function scaleBar(x: number, y: number, view: PlanView, theme: Theme): string[] {
  const end = x + 10 * view.scale
  const stroke = { stroke: theme.text, 'stroke-width': 1 }
  return [
    line(x, y, end, y, stroke),
    line(x, y - 2, x, y + 2, { ...stroke, 'stroke-width': 0.5 }),
    line(end, y - 2, end, y + 2, { ...stroke, 'stroke-width': 0.5 }),
    text(end + 4, y + 2.5, '10 mm', { fill: theme.text }),
  ]
}
