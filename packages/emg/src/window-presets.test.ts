import { expect, it } from 'vitest'
import { windowPresetOf, windowPresets } from './window-presets.js'

it.each([
  ['DM', 'trunk'],
  ['LES', 'trunk'],
  ['deep multifidus', 'trunk'],
  ['Longissimus_L4', 'trunk'],
  ['left erector spinae', 'trunk'],
  ['LDM', 'trunk'],
  ['FDI', 'hand'],
  ['R_FDI', 'hand'],
  ['rAPB', 'hand'],
  ['first dorsal interosseous', 'hand'],
  ['ECR', 'forearm'],
  ['right flexor carpi radialis', 'forearm'],
  ['TA', 'leg'],
  ['RTA', 'leg'],
  ['Soleus', 'leg'],
])('knows that %s is a muscle of the %s', (muscle, region) => expect(windowPresetOf(muscle)?.region).toBe(region))

it.each(['', 'EMG 1', 'channel 2', 'muscle', 'madman', 'stage'])('does not guess a region for "%s"', (muscle) =>
  expect(windowPresetOf(muscle)).toBeNull(),
)

it('opens at 10, 18, 13 and 20 ms for trunk, hand, forearm and leg', () => {
  expect(windowPresets.map(({ region, windowMs }) => [region, ...windowMs])).toEqual([
    ['trunk', 10, 60],
    ['hand', 18, 60],
    ['forearm', 13, 60],
    ['leg', 20, 80],
  ])
})
