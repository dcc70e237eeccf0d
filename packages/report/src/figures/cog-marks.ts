/** Centre of gravity with its cloud and ellipse, and the hotspot. */
import type { SessionResult } from '@penfield/core'
import { dots, element } from '../svg.js'
import { type MuscleStyle, mapInk } from '../theme.js'
import { ellipse95 } from './ellipse.js'
import { drawMark } from './mark.js'
import { placeOf } from './places.js'
import type { PlanView } from './plan.js'

const cloudLimit = 300
const degreesPerRadian = 180 / 3.141592653589793

function cloudDots(planeMm: Float64Array, view: PlanView): string {
  const n = planeMm.length / 2
  const stride = Math.max(1, Math.ceil(n / cloudLimit))
  const places: number[] = []
  for (let i = 0; i < n; i += stride) {
    const u = planeMm[2 * i]
    const v = planeMm[2 * i + 1]
    if (Number.isNaN(u) || Number.isNaN(v)) continue
    places.push(view.x(u), view.y(v))
  }
  return dots(places, 0.35, { stroke: '#FFFFFF', 'stroke-opacity': 0.7 })
}

function ellipseOutline(planeMm: Float64Array, view: PlanView): string {
  const ellipse = ellipse95(planeMm)
  if (ellipse === null) return ''
  const x = view.x(ellipse.centreMm[0])
  const y = view.y(ellipse.centreMm[1])
  const shape = {
    cx: x,
    cy: y,
    rx: ellipse.majorMm * view.scale,
    ry: ellipse.minorMm * view.scale,
    transform: `rotate(${(-ellipse.angleRad * degreesPerRadian).toFixed(2)} ${x.toFixed(2)} ${y.toFixed(2)})`,
    fill: 'none',
  }
  return (
    element('ellipse', { ...shape, stroke: '#FFFFFF', 'stroke-width': 2 }) +
    element('ellipse', { ...shape, stroke: mapInk, 'stroke-width': 0.75 })
  )
}

/** Cloud, ellipse, hotspot and centre of one muscle; what is missing is not drawn. */
export function centreMarks(result: SessionResult, muscle: string, view: PlanView, style: MuscleStyle): string[] {
  const cloud = result.clouds.find((each) => each.muscle === muscle)
  const cog = placeOf(result, muscle, 'cog')
  const hotspot = placeOf(result, muscle, 'hotspot')
  return [
    cloud === undefined ? '' : cloudDots(cloud.planeMm, view) + ellipseOutline(cloud.planeMm, view),
    hotspot === null ? '' : drawMark('plus', view.x(hotspot[0]), view.y(hotspot[1]), 3, { fill: mapInk, halo: 1.1 }),
    cog === null ? '' : drawMark(style.mark, view.x(cog[0]), view.y(cog[1]), 2.3, { fill: mapInk, halo: 1.1 }),
  ]
}
