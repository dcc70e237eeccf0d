import { describe, expect, it } from 'vitest'
import { type ResultFolder, readResults } from './results.js'

const lines = (...rows: readonly string[]) => rows.map((row) => row.replaceAll(' ', '\t')).join('\n')

const metricHead =
  'participant session hemisphere muscle metric value unit ci_low ci_high n_trials n_sites settings note'
const metricRow = (who: string, value: string, settings = 'map=discrete;seed=1') =>
  `${who} 1 L DM area ${value} mm^2 n/a n/a 45 9 ${settings} n/a`
const overlapHead =
  'participant session hemisphere muscle_a muscle_b index value unit ci_low ci_high ceiling chance corrected corrected_low corrected_high settings note'

const folderOf = (path: string, metrics: readonly string[], overlap: string | null = null): ResultFolder => ({
  ...{ path, metrics: lines(metricHead, ...metrics), overlap, sites: null },
})

describe('folders of results', () => {
  it('give each number its session, and an overlap a second one without trial noise', () => {
    const overlap = lines(overlapHead, 'c1 1 L DM LES dice 0.5 1 n/a n/a n/a n/a 0.6 n/a n/a map=discrete n/a')
    const { numbers } = readResults([folderOf('a', [metricRow('c1', '900')], overlap)])
    expect(
      numbers.map(({ participant, level, id, muscles, value }) => [participant, level, id, muscles.join(), value]),
    ).toEqual([
      ['c1', 'metric', 'area', 'DM', 900],
      ['c1', 'overlap', 'dice', 'DM,LES', 0.5],
      ['c1', 'overlap', 'dice_corrected', 'DM,LES', 0.6],
    ])
  })

  it('of one muscle have an overlap table without rows', () =>
    expect(readResults([folderOf('a', [metricRow('c1', 'n/a')], `${lines(overlapHead)}\n`)]).numbers).toMatchObject([
      { value: null },
    ]))

  it('refuse a session that two folders hold', () => {
    const twice = [folderOf('a', [metricRow('c1', '1')]), folderOf('b', [metricRow('c1', '2')])]
    expect(() => readResults(twice)).toThrow('area of participant "c1", session "1", hemisphere "L" stands in a and b.')
    expect(() => readResults([folderOf('a', [metricRow('c1', '1'), metricRow('c1', '2')])])).toThrow('two rows of a')
  })
})

describe('settings', () => {
  it('are alike whatever was found in a session and however many resamples were drawn; the commonest come first', () => {
    const { settings } = readResults([
      folderOf('a', [
        metricRow('c1', '1', 'sites=targets(10.0mm);threshold=25%;bootstrap=200;seed=1'),
        metricRow('c2', '1', 'sites=targets(9.8mm);threshold=50uV;bootstrap=0;seed=2'),
        metricRow('c3', '1', 'sites=targets(10.1mm);threshold=50uV;bootstrap=200;seed=1'),
      ]),
    ])
    expect(settings).toEqual([
      { text: 'sites=targets;threshold=50uV', people: ['c2', 'c3'] },
      { text: 'sites=targets;threshold=25%', people: ['c1'] },
    ])
  })
})

describe('sites', () => {
  it('are maps of sessions, without sites that lack a place or a value', () => {
    const sites = lines(
      'participant session hemisphere site x y z frame muscle n value',
      'c1 1 L 1 0 1 2 scalp DM 5 100',
      'c1 1 L 2 10 1 2 scalp DM 5 n/a',
      'c1 1 L 3 n/a 1 2 scalp DM 5 7',
      'c1 1 L 1 0 1 2 scalp LES 5 50',
    )
    expect(readResults([{ ...folderOf('a', [metricRow('c1', '1')]), sites }]).sites).toMatchObject([
      { muscle: 'DM', frame: 'scalp', positionsMm: [0, 1, 2], values: [100] },
      { muscle: 'LES', values: [50] },
    ])
  })
})
