import type { Muscle, Recording } from '@penfield/core'
import { exp } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import { artefactSweeps } from './artefact.js'
import { mepUv, noise, recordingOf } from './onset/sweeps.test-support.js'
import type { WindowMs } from './segment.js'

const trunk: WindowMs = [10, 60]
const muscleOf = (name: string, recording: Recording | null): Muscle => ({
  name,
  observed: Uint8Array.of(1),
  amplitudesInFileUv: null,
  windowInFileMs: null,
  recording,
})

/** Noise of `backgroundUv` and what `uv` adds. */
function reaches(uv: (ms: number) => number, { name = 'DM', windowMs = trunk, backgroundUv = 2 } = {}): boolean {
  const still = noise(1)
  const recording = recordingOf((ms, k) => backgroundUv * still[k] + uv(ms))
  return artefactSweeps(muscleOf(name, recording), windowMs)[0] === 1
}

const decay = (startUv: number, tauMs: number) => (ms: number) => (ms < 0 ? 0 : startUv * exp(-ms / tauMs))

describe('the artefact of the stimulus', () => {
  it('reaches into the window when it decays slowly', () => {
    expect(reaches(decay(5000, 4))).toBe(true)
    expect(reaches(decay(-5000, 4))).toBe(true)
  })

  it('does not when it is over before the window opens', () => {
    expect(reaches(decay(5000, 1))).toBe(false)
  })

  it('does not when what is left is smaller than 10 µV', () => {
    // 12 µV at 10 ms; 8 to 10 ms: about 14 µV, of which 10 and the background are allowed.
    expect(reaches((ms) => (ms < 0 ? 0 : 6 + 50 * exp(-ms)))).toBe(false)
  })

  it('is not seen in a response of a back muscle that begins at 13 ms', () => {
    expect(reaches((ms) => mepUv(ms, 13, 2000) + decay(3000, 1)(ms))).toBe(false)
  })

  it('is not seen in a response that stands before a window that opens late', () => {
    expect(reaches((ms) => mepUv(ms, 13, 2000), { windowMs: [18, 60] })).toBe(false)
    expect(reaches((ms) => decay(100, 20)(ms) + mepUv(ms, 13, 2000), { windowMs: [18, 60] })).toBe(false)
    expect(reaches(decay(2000, 6), { windowMs: [18, 60] })).toBe(true)
  })

  it('waits for the window of a hand muscle, which opens at 18 ms', () => {
    expect(reaches(decay(2000, 3), { name: 'FDI', windowMs: [18, 60] })).toBe(false)
    expect(reaches(decay(2000, 3), { name: 'DM' })).toBe(true)
  })

  it('is not seen in the background of a contracted muscle', () => {
    expect(reaches(() => 0, { backgroundUv: 40 })).toBe(false)
  })

  it('is not judged in a window that opens with the pulse, nor where the time before was not recorded', () => {
    expect(reaches(decay(5000, 4), { windowMs: [2, 60] })).toBe(false)
    expect(reaches((ms) => (ms > 0 && ms < 9 ? Number.NaN : decay(5000, 4)(ms)))).toBe(false)
    const late = { ...recordingOf(decay(5000, 4)), startMs: 5 }
    expect([...artefactSweeps(muscleOf('DM', late), trunk)]).toEqual([0])
    expect(artefactSweeps(muscleOf('DM', null), trunk)).toHaveLength(0)
  })
})
