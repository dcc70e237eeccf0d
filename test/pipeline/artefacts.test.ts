// The artefact of the stimulus in real recordings: Brainsight files whose artefact is over before the window opens.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Session } from '@penfield/core'
import { measureTrials } from '@penfield/emg'
import { readSource } from '@penfield/io'
import { describe, expect, it } from 'vitest'
import { shared } from '../cli/penfield.js'

const sessionOf = (file: string): Session => {
  const bytes = new Uint8Array(readFileSync(join(shared, 'data/brainsight', file)))
  return readSource({ name: file, bytes }).sessions[0]
}

/** The session with an artefact of 3 mV that falls by a factor of e in `tauMs` added to every sweep. */
function withArtefact(session: Session, tauMs: number): Session {
  const muscles = session.muscles.map((muscle) => {
    const { recording } = muscle
    if (recording === null) return muscle
    const { startMs, stepMs, samples } = recording
    let left = 3000
    const added = Float64Array.from({ length: samples }, (_, k) => {
      if (startMs + k * stepMs < 0) return 0
      left *= 1 - stepMs / tauMs
      return left
    })
    return {
      ...muscle,
      recording: { ...recording, sweepsUv: recording.sweepsUv.map((uv, k) => uv + added[k % samples]) },
    }
  })
  return { ...session, muscles }
}

describe.skipIf(!existsSync(shared)).each(['Subj1PSC_Hotspot.txt', 'Subj3PMC_Hotspot+Block1.txt'])('%s', (file) => {
  const artefacts = (session: Session, windowMs: readonly [number, number] | null) => {
    const options = { amplitude: 'p2p', windowMs, reject: ['artefact'] } as const
    const [{ observed, reasons }] = measureTrials(session, options).trials.muscles
    const count = reasons.filter((reason) => reason === 'artefact').length
    const judged = reasons.filter((reason, k) => observed[k] === 1 && (reason === null || reason === 'artefact')).length
    return { count, judged }
  }

  it('loses no trial to the rule', () => {
    expect(artefacts(sessionOf(file), null).count).toBe(0)
    expect(artefacts(sessionOf(file), [18, 60]).count).toBe(0)
  })

  it('loses every trial when a slow artefact is added, and none when a fast one is', () => {
    const slow = artefacts(withArtefact(sessionOf(file), 4), null)
    expect(slow.judged).toBeGreaterThan(100)
    expect(slow.count).toBe(slow.judged)
    expect(artefacts(withArtefact(sessionOf(file), 1), null).count).toBe(0)
  })
})
