import { describe, expect, it } from 'vitest'
import { checkPrimary, checkSettings } from './checks.js'
import { optionsWith, outcomeOf } from './group.test-support.js'

const settings = (...texts: readonly string[]) => texts.map((text, k) => ({ text, people: [`p${k + 1}`] }))
const check =
  (...texts: readonly string[]) =>
  () =>
    checkSettings(settings(...texts), optionsWith())

describe('settings', () => {
  it('are in conflict where a filter stands on one side only', () => {
    expect(check('window=10:60;onset=sd', 'window=10:60;onset=sd;band=20:450')).toThrow(
      'p2 was mapped with band=20:450, the others with band=not at all',
    )
    expect(check('threshold=50uV', 'threshold=25%')).toThrow('threshold')
  })

  it('of amplitudes that came with a file say nothing of windows and filters', () => {
    expect(check('window=file;threshold=50uV', 'window=10:60;onset=sd;threshold=50uV')).not.toThrow()
    expect(check('window=file;threshold=50uV', 'window=10:60;threshold=noise/noise')).toThrow('threshold')
  })
})

describe('the primary number', () => {
  const strata = { names: ['mean', 'L'] as const, sideOf: new Map(), apart: [], drawn: [] }
  const area = outcomeOf([1, 2], { id: 'area', muscles: ['DM'], stratum: 'mean' })
  const dice = outcomeOf([1, 2], { id: 'dice', stratum: 'L' })
  const named = (primary: string) => () => checkPrimary([area, dice], strata, optionsWith({ primary }))

  it('may be named by its id, or with its muscle', () => {
    expect(named('area')).not.toThrow()
    expect(named('area DM')).not.toThrow()
  })

  it('must be there in the main hemisphere', () => {
    expect(named('dice')).toThrow('The primary number "dice" is not among those of the results')
    expect(named('area LES')).toThrow('is not among')
  })
})
