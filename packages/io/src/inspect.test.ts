import { describe, expect, it } from 'vitest'
import type { Reading } from './format.js'
import { inspection } from './inspect.js'
import { readSource } from './read.js'

const sourceOf = (text: string) => ({ name: 's08.csv', bytes: new TextEncoder().encode(text) })
const inspected = (text: string) => inspection(sourceOf(text), readSource(sourceOf(text)))

describe('the inspection of a file', () => {
  it('has the keys of the contract, null where they do not apply', () => {
    expect(inspected('x,y,z,DM_MEP,LES_MEP\nn/a,1,2,3,4\n-40,10,80,3,4\n-50,20,70,3,4')).toEqual({
      file: 's08.csv',
      format: 'table',
      version: null,
      frame: 'device:table',
      unit: null,
      muscles: ['DM', 'LES'],
      stimuli: 3,
      positions: { valid: 2, lost: 0, missing: 1 },
      emg: null,
      first: { x: -40, y: 10, z: 80 },
      last: { x: -50, y: 20, z: 70 },
      problems: [],
    })
  })

  it('ALL-7: of a table without rows says why it can not be mapped', () => {
    const { stimuli, first, last, problems } = inspected('x,y,mep\n')
    expect([stimuli, first, last]).toEqual([0, null, null])
    expect(problems).toMatchObject([{ code: 'io/unusable', message: 'The table holds no stimuli.' }])
  })

  it('says where a problem is and what can be done', () => {
    const [{ code, where, message, fix }] = inspected('x,y,mep,note\n40,1,100,a').problems
    expect([code, where]).toEqual(['io/table-ignored-columns', { file: 's08.csv' }])
    expect([message, fix].every((text) => text.endsWith('.'))).toBe(true)
  })

  it('describes waveforms by their rate in Hz and their window in ms', () => {
    const reading = readSource(sourceOf('x,y,mep\n40,1,100'))
    const [session] = reading.sessions
    const recording = {
      stepMs: 0.5,
      startMs: -10,
      samples: 101,
      sweepsUv: new Float64Array(101),
      sweepOfStimulus: Int32Array.of(0),
    }
    const muscles = session.muscles.map((muscle) => ({ ...muscle, recording }))
    const recorded: Reading = { ...reading, sessions: [{ ...session, muscles }] }
    expect(inspection(sourceOf(''), recorded).emg).toEqual({
      channels: 1,
      rate_hz: 2000,
      samples: 101,
      window_ms: [-10, 40],
    })
  })

  it('counts lost coils apart from missing positions', () => {
    const reading = readSource(sourceOf('x,y,mep\n40,1,1\n41,1,2\n42,1,3'))
    const [session] = reading.sessions
    const stimuli = { ...session.stimuli, tracking: ['untracked', 'coil-lost', 'tracked'] as const }
    const { positions, first } = inspection(sourceOf(''), { ...reading, sessions: [{ ...session, stimuli }] })
    expect([positions, first]).toEqual([
      { valid: 1, lost: 2, missing: 0 },
      { x: 42, y: 1, z: 0 },
    ])
  })
})
