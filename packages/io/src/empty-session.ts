import type { Frame, Session } from '@penfield/core'

/** A session without stimuli: files of targets only, and files written before the first pulse. */
export const emptySession = (frame: Frame): Session => ({
  identity: { participant: null, session: null, hemisphere: null },
  part: null,
  stimuli: {
    n: 0,
    frame,
    names: [],
    positionsMm: new Float64Array(0),
    tracking: [],
    coilAxes: null,
    timesMs: new Float64Array(0),
    intensitiesPercentMso: new Float64Array(0),
    targets: [],
  },
  muscles: [],
})
