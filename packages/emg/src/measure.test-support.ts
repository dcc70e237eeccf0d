import type { Muscle, Session, Tracking } from '@penfield/core'
import type { PenfieldError } from '@penfield/kernels'
import type { MeasureOptions } from './measure.js'

export const axis = { startMs: -60, stepMs: 1, samples: 121 }
export const plain: MeasureOptions = { amplitude: 'p2p', windowMs: null, reject: 'auto' }

/** A sweep with ±`backgroundUv` before the stimulus and one biphasic response of `p2pUv` at 20 ms. */
export function sweep(p2pUv: number, backgroundUv = 2, offsetUv = 0): number[] {
  return Array.from({ length: axis.samples }, (_, k) => {
    const ms = axis.startMs + k
    const response = ms === 20 ? p2pUv / 2 : ms === 21 ? -p2pUv / 2 : 0
    return offsetUv + (ms < 0 ? (k % 2 === 0 ? backgroundUv : -backgroundUv) : response)
  })
}

export const recorded = (name: string, sweeps: number[][], more: Partial<Muscle> = {}): Muscle => ({
  name,
  observed: new Uint8Array(sweeps.length).fill(1),
  amplitudesInFileUv: null,
  windowInFileMs: null,
  recording: {
    ...axis,
    sweepsUv: Float64Array.from(sweeps.flat()),
    sweepOfStimulus: Int32Array.from(sweeps, (row, k) =>
      row.length === 0 ? -1 : sweeps.slice(0, k).filter((r) => r.length > 0).length,
    ),
  },
  ...more,
})

export const printed = (
  name: string,
  amplitudesUv: number[],
  windowInFileMs: [number, number] | null = [10, 90],
): Muscle => ({
  name,
  observed: new Uint8Array(amplitudesUv.length).fill(1),
  amplitudesInFileUv: Float64Array.from(amplitudesUv),
  windowInFileMs,
  recording: null,
})

export function session(
  n: number,
  muscles: Muscle[],
  tracking: Tracking[] = Array<Tracking>(n).fill('tracked'),
): Session {
  return {
    identity: { participant: null, session: null, hemisphere: null },
    part: null,
    stimuli: {
      n,
      frame: 'subject',
      names: Array.from({ length: n }, (_, k) => `${k + 1}`),
      positionsMm: new Float64Array(3 * n),
      tracking,
      coilAxes: null,
      timesMs: new Float64Array(n),
      intensitiesPercentMso: new Float64Array(n),
      targets: Array<string | null>(n).fill(null),
    },
    muscles,
  }
}

export const codesOf = (issues: readonly { code: string }[]) => issues.map(({ code }) => code)
export const errorOf = (act: () => unknown): PenfieldError => {
  try {
    act()
  } catch (error) {
    return error as PenfieldError
  }
  throw new RangeError('an error was expected')
}
