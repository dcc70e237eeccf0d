import { cos, sin } from '@penfield/kernels'
import type { Priors } from './priors.js'

/** The map from true to recorded places of a group: turned and scaled about the vertex, then moved along y. */
export function recordedFrame({ frame_ap, frame_scale, frame_rotation }: Priors) {
  const angle = (frame_rotation * Math.PI) / 180
  const [c, s] = [frame_scale * cos(angle), frame_scale * sin(angle)]
  return {
    x: (xMm: number, yMm: number): number => c * xMm - s * yMm,
    y: (xMm: number, yMm: number): number => s * xMm + c * yMm + frame_ap,
  }
}
