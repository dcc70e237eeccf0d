/** Section 7, the same bytes whoever computes them. */
import { describe, expect, it, vi } from 'vitest'

const people = 12
const designWith = (counts: readonly number[]) => ({
  visits: 2,
  hemispheres: ['L', 'R'],
  trials_per_site: 3,
  groups: counts.map((n, g) => ({ name: `g${g}`, n })),
})
type Sim = typeof import('./index.js')

/** All numbers of a session, as bytes. */
function bytesOf({ parseDesign, simulateSession }: Sim, design: object, group: number, participant: number): string {
  const parsed = parseDesign(design)
  const sessions = [0, 1].flatMap((visit) =>
    (['L', 'R'] as const).map((hemisphere) => simulateSession(parsed, { group, participant, visit, hemisphere })),
  )
  return JSON.stringify(
    sessions.map(({ session, truth }) => {
      const { responses, muscles } = truth
      const arrays = [...responses.seenUv, ...responses.ownUv, ...muscles.map(({ noiseFreeUv }) => noiseFreeUv)]
      const bytes = [...arrays, session.stimuli.positionsMm].map((array) =>
        Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64'),
      )
      return [bytes, session.identity, session.stimuli.targets, truth.headMm, truth.crosstalk]
    }),
  )
}

/** The package as a worker has it: loaded anew, with nothing kept from anybody else. */
async function loadedAnew(): Promise<Sim> {
  vi.resetModules()
  return await import('./index.js')
}

describe('a study', () => {
  it('has the same bytes from 1 worker as from 8 that share its people and begin at the end', async () => {
    const design = designWith([people])
    const alone = await loadedAnew()
    const one = Array.from({ length: people }, (_, i) => bytesOf(alone, design, 0, i))
    const eight: string[] = []
    for (let worker = 0; worker < 8; worker++) {
      const own = await loadedAnew()
      for (let i = people - 1; i >= 0; i--) if (i % 8 === worker) eight[i] = bytesOf(own, design, 0, i)
    }
    expect(eight).toEqual(one)
  })

  it('leaves the bytes of all others alone when a participant is removed', async () => {
    const sim = await loadedAnew()
    const [all, fewer] = [
      [4, 4],
      [3, 4],
    ].map(designWith)
    for (const group of [0, 1])
      for (let i = 0; i < (group === 0 ? 3 : 4); i++)
        expect(bytesOf(sim, fewer, group, i)).toBe(bytesOf(sim, all, group, i))
  })

  it('has other bytes under another seed', async () => {
    const sim = await loadedAnew()
    const design = designWith([1])
    expect(bytesOf(sim, { ...design, seed: 2 }, 0, 0)).not.toBe(bytesOf(sim, design, 0, 0))
  })
})
