import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Compiled, compiled } from './wasm.js'

const wasm = compiled() as Compiled

it('is there in this runtime unless the twins are asked for', () => {
  expect(compiled() === null).toBe(process.env.PENFIELD_KERNELS === 'plain')
})

describe('a runtime that refuses', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.unstubAllEnvs()
    vi.resetModules()
  })
  const afresh = async (wanted: string) => {
    vi.resetModules()
    vi.stubEnv('PENFIELD_KERNELS', wanted)
    return (await import('./wasm.js')).compiled
  }

  it('gets the twins, and says why only where the compiled kernels are insisted on', async () => {
    vi.stubGlobal('WebAssembly', {
      Memory: class {},
      Module: class {
        constructor() {
          throw new RangeError('larger than 4096 bytes')
        }
      },
    })
    expect((await afresh(''))()).toBe(null)
    expect(await afresh('wasm')).toThrow('larger than 4096 bytes')
  })

  it('is not asked where the twins are wanted', async () => {
    vi.stubGlobal('WebAssembly', undefined)
    expect((await afresh('plain'))()).toBe(null)
    expect((await afresh(''))()).toBe(null)
  })
})

describe.skipIf(wasm === null)('memory of the compiled kernels', () => {
  it('gives back what was put in, also after it has grown', () => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => i / 7)
    wasm.scratch((room) => {
      const at = room.put(values)
      const far = room.f64(500_000)
      expect(far).toBeGreaterThanOrEqual(at + values.byteLength)
      expect(room.take(at, 1000)).toEqual(values)
      const whole = Uint8Array.of(1, 2, 3)
      const out = new Uint8Array(3)
      room.takeInto(room.put(whole), out)
      expect(out).toEqual(whole)
    })
  })

  it('starts every place at a multiple of 16 and lends it again afterwards', () => {
    const places = () =>
      wasm.scratch((room) => [room.bytes(3), room.f64(1), wasm.scratch((inner) => inner.bytes(5)), room.bytes(1)])
    const first = places()
    expect(first.map((address) => address % 16)).toEqual([0, 0, 0, 0])
    expect(first[3]).toBe(first[2])
    expect(places()).toEqual(first)
  })

  it('keeps what belongs to two owners until a third takes their place', () => {
    const [one, two, three] = [{}, {}, {}]
    let fills = 0
    const keep = (owner: object) =>
      wasm.resident(owner, (room) => {
        fills++
        return room.put(Float64Array.of(1, 2, 3))
      })
    const at = keep(one)
    wasm.scratch((room) => room.put(new Float64Array(100)))
    expect(keep(one)).toBe(at)
    expect(wasm.scratch((room) => room.take(keep(one), 3))).toEqual(Float64Array.of(1, 2, 3))
    expect(fills).toBe(1)
    const second = keep(two)
    expect(second).not.toBe(at)
    expect([keep(one), keep(two)]).toEqual([at, second])
    expect(fills).toBe(2)
    wasm.scratch(() => keep(three))
    expect(keep(one)).toBe(at)
    expect(fills).toBe(3)
    expect(keep(three)).toBe(at)
    expect(fills).toBe(4)
    expect(keep(one)).toBe(second)
  })
})
