import type { Session } from '@penfield/core'
import { expect, it } from 'vitest'
import { excludedTrials } from './excluded.js'

/** Only what is asked of a session: names of stimuli and of muscles. */
const session = (names: string[], muscles: string[]): Session =>
  ({ stimuli: { n: names.length, names }, muscles: muscles.map((name) => ({ name })) }) as unknown as Session
const marks = (excluded: string[], names = ['1', '2', '3'], muscles = ['DM', 'LES']) =>
  excludedTrials(session(names, muscles), excluded).map((mark) => [...mark])

it('leaves a stimulus out for every muscle', () => {
  expect(marks(['2'])).toEqual([
    [0, 1, 0],
    [0, 1, 0],
  ])
})

it('leaves a stimulus out for one muscle', () => {
  expect(marks(['LES:3', 'DM:1'])).toEqual([
    [1, 0, 0],
    [0, 0, 1],
  ])
})

it('leaves out all stimuli of a name that occurs more than once', () => {
  expect(marks(['S'], ['S', 'T', 'S'], ['DM'])).toEqual([[1, 0, 1]])
})

it('takes the name of a stimulus as such where it looks like a muscle and a stimulus', () => {
  expect(marks(['DM:1'], ['1', 'DM:1'])).toEqual([
    [0, 1],
    [0, 1],
  ])
})

it('knows muscles with a colon in their names', () => {
  expect(marks(['EMG:1:2'], ['1', '2'], ['EMG:1', 'EMG'])).toEqual([
    [0, 1],
    [0, 0],
  ])
})

it.each(['4', 'FDI:2', 'DM:4', 'LES', ''])('says that "%s" is nothing that could be left out', (entry) => {
  expect(() => marks([entry])).toThrow(
    `"${entry}" is to be left out, but no stimulus has that name: they go from "1" to "3".`,
  )
})
