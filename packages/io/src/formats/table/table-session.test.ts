import { PenfieldError } from '@penfield/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReadOptions } from '../../format.js'
import { table } from './table.js'

const read = (text: string, options: ReadOptions = {}) =>
  table.read({ name: 's08.csv', bytes: new TextEncoder().encode(text) }, options)
const described = (text: string, options: ReadOptions = {}) =>
  read(text, options).sessions.map(({ identity, part, muscles, stimuli }) => ({
    who: [identity.participant, identity.session, identity.hemisphere].join(' '),
    part,
    names: stimuli.names.join(' '),
    muscles: muscles.map(({ name, amplitudesInFileUv }) => `${name}: ${[...(amplitudesInFileUv ?? [])].join(' ')}`),
  }))
const byMap = { splitBy: ['map'] }

describe('sessions of a table', () => {
  it('are one for each participant, visit and hemisphere', () => {
    const text = 'participant,session,hemi,x,y,mep\n1,a,left,40,1,5\n1,b,left,40,1,6\n1,a,R,40,1,7\n1,a,left,41,1,8'
    expect(described(text).map(({ who, muscles }) => [who, ...muscles])).toEqual([
      ['1 a L', 'MEP: 5 8'],
      ['1 b L', 'MEP: 6'],
      ['1 a R', 'MEP: 7'],
    ])
    expect(() => read('hemi,x,y,mep\nup,40,1,5')).toThrow(expect.objectContaining({ code: 'io/table-hemisphere' }))
  })

  it('are one for each value of --split-by, and the value names the muscle', () => {
    const text = 'map,x,y,mep\n1,40,1,5\n2,50,1,6\n1,41,1,7'
    expect(described(text, byMap)).toEqual([
      { who: '  ', part: '1', names: '1 3', muscles: ['1: 5 7'] },
      { who: '  ', part: '2', names: '2', muscles: ['2: 6'] },
    ])
    expect(read(text).issues).toMatchObject([{ code: 'io/table-map-column' }])
  })

  it('keep the names of their muscles where several columns hold amplitudes', () => {
    const text = 'map,x,y,DM_MEP,LES_MEP\n1,40,1,5,6\n2,40,1,7,8'
    expect(described(text, byMap).map(({ part, muscles }) => [part, ...muscles])).toEqual([
      ['1', 'DM: 5', 'LES: 6'],
      ['2', 'DM: 7', 'LES: 8'],
    ])
  })

  it('TB-11: of parts at the same positions, each once, are one session matched by position', () => {
    const text = 'map,x,y,mep\nFDS,40,1,5\nFDS,41,1,6\nEDC,41,1,7\nEDC,40,1,8'
    expect(described(text, byMap)).toEqual([{ who: '  ', part: null, names: '1 2', muscles: ['FDS: 5 6', 'EDC: 8 7'] }])
    const twice = `${text}\nEDC,40,1,9\nFDS,40,1,9`
    expect(described(twice, byMap).map(({ part }) => part)).toEqual(['FDS', 'EDC'])
  })

  it('TB-11: joins whatever the order of the rows of the second part', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 })
    fc.assert(
      fc.property(order, (rows) => {
        const first = [0, 1, 2, 3, 4, 5].map((k) => `a,${40 + k},${k},${k}`)
        const second = rows.map((k) => `b,${40 + k},${k},${10 + k}`)
        const text = ['map,x,y,mep', ...first, ...second].join('\n')
        expect(described(text, byMap)[0].muscles).toEqual(['a: 0 1 2 3 4 5', 'b: 10 11 12 13 14 15'])
      }),
    )
  })
})

describe('a column of muscles', () => {
  it('is matched by the stimulus, and a muscle without a row was not observed there', () => {
    const text = 'stimulus,muscle,x,y,mep\n1,DM,40,1,5\n1,LES,40,1,6\n2,LES,40,1,7\n3,DM,42,1,8'
    expect(described(text)).toEqual([
      { who: '  ', part: null, names: '1 2 3', muscles: ['DM: 5 NaN 8', 'LES: 6 7 NaN'] },
    ])
    expect(read(text).sessions[0].muscles.map(({ observed }) => [...observed])).toEqual([
      [1, 0, 1],
      [1, 1, 0],
    ])
  })

  it('is matched by position where no stimulus is named', () => {
    const text = 'muscle,x,y,mep\nDM,40,1,5\nDM,41,1,6\nLES,41,1,7\nLES,40,1,8'
    expect(described(text)).toEqual([{ who: '  ', part: null, names: '1 2', muscles: ['DM: 5 6', 'LES: 8 7'] }])
  })

  it('gives sessions of their own, and says so, where neither is unique', () => {
    const text = 'muscle,x,y,mep\nDM,40,1,5\nDM,40,1,6\nLES,40,1,7\nLES,40,1,8'
    expect(described(text).map(({ part, muscles }) => [part, ...muscles])).toEqual([
      ['DM', 'DM: 5 6'],
      ['LES', 'LES: 7 8'],
    ])
    expect(read(text).issues).toMatchObject([{ code: 'io/table-muscles-apart', count: 2 }])
  })

  it('of one muscle needs no match', () => {
    expect(described('muscle,x,y,mep\nDM,40,1,5\nDM,40,1,6')).toMatchObject([{ part: null, muscles: ['DM: 5 6'] }])
  })

  it('with a stimulus at two positions is refused, and both lines are named', () => {
    const text = 'stimulus,muscle,x,y,mep\n1,DM,40,1,5\n1,LES,45,1,6'
    expect(() => read(text)).toThrow(PenfieldError)
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code: 'io/table-stimulus-moved', where: { file: 's08.csv', line: 3 } }),
    )
  })

  it('may be named by --split-by and stays a column of muscles', () => {
    const text = 'muscle,x,y,mep\nDM,40,1,5\nLES,40,1,7'
    expect(described(text, { splitBy: ['muscle'] })).toEqual(described(text))
  })
})
