import { describe, expect, it } from 'vitest'
import { muscleNames } from './muscle-names.js'

const inFile = ['DM', 'LES']

describe('the names of the channels of a file', () => {
  it('are those that were given, in the order of the channels', () =>
    expect(muscleNames(['left', 'right'], inFile, 's.txt')).toEqual(['left', 'right']))

  it('stay with their channels when the names of the file are given in another order', () => {
    expect(muscleNames(['LES', 'DM'], inFile, 's.txt')).toEqual(['DM', 'LES'])
    expect(muscleNames(['les', 'dm'], inFile, 's.txt')).toEqual(['dm', 'les'])
  })

  it('go by the order when only some of them are names of the file', () =>
    expect(muscleNames(['LES', 'FDI'], inFile, 's.txt')).toEqual(['LES', 'FDI']))
})
