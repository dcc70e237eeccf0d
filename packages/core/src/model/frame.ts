/** The coordinate frame of a position, and points that carry it in their type. */

/**
 * - `scalp`: measured on the head, origin at the vertex (Cz), x right, y anterior, z up (0 for tape measurements)
 * - `subject`: RAS mm of the participant's MRI
 * - `mni`: RAS mm of the MNI template
 * - `device:<name>`: a frame that can't be known further; where anterior and right lie is not known either
 */
export type Frame = 'scalp' | 'subject' | 'mni' | `device:${string}`

declare const frame: unique symbol

/**
 * n × 3 positions, row-major, mm; a row of NaN is a missing position. `F` is the coordinate frame.
 * The phantom is a function so that `F` is invariant: points of two frames never fit one call.
 */
export type Points<F extends Frame> = Float64Array & { readonly [frame]?: (f: F) => F }

/** Names a plain array as points of a frame. The only cast; used at the door. */
export const pointsOf = <F extends Frame>(_frame: F, mm: Float64Array): Points<F> => mm as Points<F>

/** Says where right, anterior and superior lie in `frame`: true for the frames whose axes are x right, y anterior, z superior. */
export const isAnatomical = (name: Frame): boolean => !name.startsWith('device:')

/** Reads a frame's name; undefined when it is none. */
export function frameFromText(text: string): Frame | undefined {
  if (text === 'scalp' || text === 'subject' || text === 'mni') return text
  return /^device:[\w.-]+$/.test(text) ? (text as Frame) : undefined
}
