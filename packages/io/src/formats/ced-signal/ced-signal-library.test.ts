import { beforeAll, describe, expect, it } from 'vitest'
import { signalFiles } from './ced-signal.test-support.js'
import { type Library, loadLibrary, withLibrary } from './ced-signal-library.js'

beforeAll(loadLibrary)

const namesIn = (library: Library, id: bigint) => [...library.get_names(id, '/', false)]
const names = { result: ['#refs#', 'S01_wave_data'] }

/** The library throws through its own C code, which costs about 144 bytes of its stack of 2 MiB each time. */
function throwsOften(library: Library, id: bigint): number {
  let thrown = 0
  for (let k = 0; k < 1000; k++) {
    try {
      library.get_names(id, '/none', false)
    } catch {
      thrown++
    }
  }
  return thrown
}

describe('the HDF5 library', () => {
  it('is loaded once, however often it is asked for', async () => {
    await Promise.all([loadLibrary(), loadLibrary()])
    expect(withLibrary(signalFiles.two, namesIn)).toEqual(names)
  })

  it('has its whole stack again after each file, though 20,000 errors would have used it up', () => {
    for (let k = 0; k < 20; k++) expect(withLibrary(signalFiles.two, throwsOften)).toEqual({ result: 1000 })
    expect(withLibrary(signalFiles.two, namesIn)).toEqual(names)
  })

  it('has its memory as it was after loading, whatever was written over it', () => {
    const spoiled = withLibrary(signalFiles.two, (library) => library.HEAPU8.fill(0xff, 1024, 4_000_000).length > 0)
    expect(spoiled).not.toBeNull()
    expect(withLibrary(signalFiles.two, namesIn)).toEqual(names)
  })

  it('gives what was thrown, and closes and removes the file', () => {
    const files: number[] = []
    const thrown = withLibrary(signalFiles.two, (library) => {
      files.push(library.FS.streams.filter((stream) => stream).length)
      throw new TypeError('stop')
    })
    expect(thrown).toEqual({ thrown: new TypeError('stop') })
    const after = withLibrary(new Uint8Array(0), (library, id) => [
      library.FS.streams.filter((stream) => stream).length,
      Number(id),
    ])
    expect([files, after]).toEqual([[4], { result: [3, -1] }])
  })
})
