import { PenfieldError } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import type { ReadOptions } from '../../format.js'
import { table } from './table.js'

const sourceOf = (text: string) => ({ name: 's08.csv', bytes: new TextEncoder().encode(text) })
const read = (text: string, options: ReadOptions = {}) => table.read(sourceOf(text), options)
const only = (text: string, options: ReadOptions = {}) => {
  const { sessions } = read(text, options)
  expect(sessions.length).toBe(1)
  return sessions[0]
}
const amplitudes = (text: string, options: ReadOptions = {}) =>
  only(text, options).muscles.map(({ name, amplitudesInFileUv }) => [name, ...(amplitudesInFileUv ?? [])])
function refusal(text: string, options: ReadOptions = {}): PenfieldError {
  try {
    read(text, options)
  } catch (thrown) {
    if (thrown instanceof PenfieldError) return thrown
    throw thrown
  }
  throw new TypeError('nothing was refused')
}

describe('a plain table', () => {
  it('gives the stimuli in the order of its rows, in mm and µV', () => {
    const { stimuli, muscles, identity, part } = only('x,y,z,amplitude\n-40,10,80,120\n-50,20,70,0\n')
    expect([...stimuli.positionsMm]).toEqual([-40, 10, 80, -50, 20, 70])
    expect([stimuli.names, stimuli.frame, stimuli.tracking]).toEqual([
      ['1', '2'],
      'device:table',
      ['tracked', 'tracked'],
    ])
    expect(muscles[0]).toMatchObject({ name: 'MEP', recording: null })
    expect([identity, part]).toEqual([{ participant: null, session: null, hemisphere: null }, null])
  })

  it('TB-3: takes an amplitude of 0 as a stimulus without response, and a missing one as not recorded', () => {
    const [muscle] = only('x,y,amplitude\n40,1,0\n41,1,n/a\n42,1,\n43,1,80').muscles
    expect([...(muscle.amplitudesInFileUv ?? [])]).toEqual([0, Number.NaN, Number.NaN, 80])
    expect([...muscle.observed]).toEqual([1, 1, 1, 1])
  })

  it('TB-4: without a header and without --columns is refused and its first row is shown', () => {
    const { code, what, fix } = refusal('1;54.7;198.7;127.7;176.5\n2;1;2;3;4')
    expect([code, fix]).toEqual(['io/table-no-header', expect.stringContaining('--columns x,y,z,amplitude')])
    expect(what).toContain('1 | 54.7 | 198.7 | 127.7 | 176.5')
  })

  it('TB-5: finds columns whatever their case, and one amplitude column for each muscle', () => {
    const text = 'Y;X;Z;DM_MEP;MEP_LES;DM_responsive\n10;-40;80;120;30;1'
    expect([...only(text).stimuli.positionsMm]).toEqual([-40, 10, 80])
    expect(amplitudes(text)).toEqual([
      ['DM', 120],
      ['LES', 30],
    ])
    expect(read(text).issues).toEqual([])
  })

  it('TB-6: refuses decimal commas unless they are stated, and never guesses 1,234', () => {
    const text = 'x;y;mep_dm\n40;1;100\n41;1;1,5\n'
    expect(refusal(text)).toMatchObject({
      code: 'io/table-cell-not-a-number',
      what: 'The amplitude "1,5" is not a number; a number with a point was expected, such as 1.5.',
      where: { file: 's08.csv', line: 3, column: 'mep_dm' },
      fix: 'If this file writes decimals with a comma, add --decimal comma.',
    })
    expect(amplitudes(text, { decimal: 'comma' })).toEqual([['dm', 100, 1.5]])
    expect(refusal('x;y;mep\n40;1;1,234').fix).toContain('thousands')
    expect(refusal('x;y;mep\n40;1;1.5', { decimal: 'comma' }).fix).toContain('leave --decimal comma out')
  })

  it.each(['0x10', '1_000', '1e999', 'Infinity', '12 µV', '2024-01-05'])('refuses %j as an amplitude', (cell) => {
    expect(refusal(`x;y;mep\n40;1;${cell}`)).toMatchObject({ code: 'io/table-cell-not-a-number', where: { line: 2 } })
  })

  it('refuses an amplitude below 0', () => {
    expect(refusal('x;y;mep\n40;1;-3')).toMatchObject({ code: 'io/table-negative-amplitude', where: { line: 2 } })
  })

  it('TB-7: leaves empty rows out with their count, and refuses a ragged row with values', () => {
    const reading = read('x,y,mep\n40,1,100\n,,\n,\n \n')
    expect(reading.sessions[0].stimuli.n).toBe(1)
    expect(reading.issues).toMatchObject([{ code: 'io/table-empty-rows', count: 2, where: { line: 3 } }])
    expect(refusal('x,y,mep\n40,1,100\n41,1\n')).toMatchObject({ code: 'io/table-ragged-row', where: { line: 3 } })
  })

  it('TB-8: warns when millimetres look like centimetres, and reads centimetres as 10 mm', () => {
    const text = 'x,y,mep\n-2,1.5,100\n-3,1.5,80\n'
    expect(read(text).issues).toMatchObject([{ code: 'io/table-centimetres' }])
    expect([...only(text, { coords: 'cm' }).stimuli.positionsMm]).toEqual([-20, 15, 0, -30, 15, 0])
    expect(read(text, { coords: 'cm' }).issues).toEqual([])
    expect(read(text.replace('x,y', 'x (cm),y (cm)'))).toMatchObject({ unit: 'cm', issues: [] })
  })

  it('refuses positions that all lie within 1 mm', () => {
    expect(refusal('x,y,mep\n0.05,0.03,100\n-0.02,0.04,80\n')).toMatchObject({ code: 'io/table-implausible' })
  })

  it('refuses two units for one quantity', () => {
    expect(refusal('x (cm),y,mep\n4,1,1', { coords: 'mm' }).code).toBe('io/table-unit')
    expect(refusal('x (cm),y (mm),mep\n4,1,1').code).toBe('io/table-unit')
    expect(refusal('x,y,mep (mV)\n4,1,1', { amplitudeUnit: 'uV' }).code).toBe('io/table-unit')
  })

  it('TB-9: refuses amplitudes that cannot be in their unit and names the option', () => {
    const rows = (...values: readonly number[]) => `x,y,mep\n${values.map((v, i) => `${40 + i},1,${v}`).join('\n')}`
    for (const text of [rows(60_000, 70_000, 10), rows(0.5, 0.2, 0.9)]) {
      expect(refusal(text)).toMatchObject({
        code: 'io/table-implausible',
        fix: expect.stringContaining('--amplitude-unit'),
      })
    }
    expect(amplitudes(rows(0.5, 0.25), { amplitudeUnit: 'mV' })).toEqual([['MEP', 500, 250]])
    expect(amplitudes(rows(0, 0, 0, 900))).toEqual([['MEP', 0, 0, 0, 900]])
    expect(amplitudes(rows(0, 0))).toEqual([['MEP', 0, 0]])
  })

  it('TB-10 and TB-12: reads four quoted columns without a header, with \\N for missing', () => {
    const text = '"40","10","80","120"\n"41","10","80","\\N"\n'
    const options = { header: false, columns: ['x', 'y', 'z', 'amplitude'] }
    expect(amplitudes(text, options)).toEqual([['MEP', 120, Number.NaN]])
  })

  it('ALL-5: byte-order mark, line ends and a missing last line end change nothing', () => {
    const text = 'x,y,mep\n40,1,100\n41,1,80'
    const same = [`\ufeff${text}`, text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), `${text}\n`]
    for (const other of same) expect(read(other)).toEqual(read(text))
  })

  it('TB-15: takes the frame from --frame, and z as 0 where the head was measured with a tape', () => {
    const { stimuli } = only('x,y,mep\n-4,2,100\n-5,2,80', { frame: 'scalp', coords: 'cm' })
    expect([stimuli.frame, [...stimuli.positionsMm]]).toEqual(['scalp', [-40, 20, 0, -50, 20, 0]])
    expect(refusal('x,y,mep\n40,1,1', { frame: 'head' })).toMatchObject({
      code: 'io/table-frame',
      kind: 'usage',
      where: { argument: '--frame' },
    })
  })

  it('takes a position with a missing coordinate as missing and keeps the stimulus', () => {
    const { stimuli } = only('x,y,z,mep\n40,10,80,1\n41,n/a,80,2')
    expect(stimuli.tracking).toEqual(['tracked', 'no-position'])
    expect([...stimuli.positionsMm.slice(3)]).toEqual([Number.NaN, Number.NaN, Number.NaN])
  })

  it('reads stimulus, target, intensity and time, and counts time from the first', () => {
    const { stimuli } = only('stimulus,site,intensity,time_s,x,y,mep\na1,C3,55,10,40,1,1\na2,,56,10.5,41,1,2')
    expect(stimuli).toMatchObject({ names: ['a1', 'a2'], targets: ['C3', null] })
    expect([...stimuli.intensitiesPercentMso]).toEqual([55, 56])
    expect([...stimuli.timesMs]).toEqual([0, 500])
  })

  it('reads times of the day as times', () => {
    const { stimuli } = only('time,x,y,mep\n10:00:02.380,1,2,3\n10:00:07.5,2,2,4\nn/a,3,2,5\n')
    expect([...stimuli.timesMs]).toEqual([0, 5120, Number.NaN])
  })

  it('names the columns that it does not read', () => {
    expect(read('x,y,mep,operator\n40,1,100,me').issues).toMatchObject([
      { code: 'io/table-ignored-columns', what: 'Not read: the column "operator".', count: 1 },
    ])
  })

  it('ALL-7: without rows is read and can not be mapped', () => {
    const reading = read('x,y,mep\n')
    expect(reading.unusable?.what).toContain('no stimuli')
    expect(reading.sessions[0].stimuli.n).toBe(0)
    expect(read('x,y,mep\n40,1,n/a\n').unusable?.what).toContain('no MEP amplitudes')
  })

  it('of places and times alone is read, and says that its recording must be given with it', () => {
    const { sessions, unusable } = read('stimulus,time_s,x,y,z\n1,0,40,1,90\n2,5,41,1,90\n')
    expect([sessions[0].stimuli.n, sessions[0].muscles]).toEqual([2, []])
    expect(unusable?.what).toContain('places and no amplitudes')
    expect(unusable?.fix).toContain('the EMG recording of the session')
  })

  it('of places and times alone names the recording that lies beside it', () => {
    const inFolder = (names: readonly string[]) => ({
      ...sourceOf('time_s,x,y\n0,40,1\n'),
      beside: (name: string) => (names.includes(name) ? sourceOf('') : null),
    })
    const fixOf = (names: readonly string[]) => table.read(inFolder(names), {}).unusable?.fix
    expect(fixOf(['s08_emg.edf', 's08.edf'])).toContain('s08.csv and s08_emg.edf')
    expect(fixOf(['s09_emg.edf'])).not.toContain('s09')
  })

  it('of places alone is refused, and says that its recording or its columns must be given', () =>
    expect(refusal('x,y,z\n40,1,90')).toMatchObject({
      ...{ code: 'io/table-column-missing', where: { column: 'amplitude' } },
      ...{
        what: expect.stringContaining('places and no amplitudes'),
        fix: expect.stringMatching(/recording.*--columns/),
      },
    }))

  it('with a column that could be the amplitude, or with muscles named in a column, is refused', () => {
    expect(refusal('time_s,x,y,peak\n0,40,1,3').code).toBe('io/table-column-missing')
    for (const withRecording of [false, true])
      expect(refusal('muscle,x,y\nDM,40,1', { withRecording }).code).toBe('io/table-column-missing')
  })
})

describe('the columns of a table', () => {
  it('are named by position with --columns, and - leaves one out', () => {
    expect(amplitudes('7,40,1,100', { header: false, columns: ['-', 'x', 'y', 'amplitude'] })).toEqual([['MEP', 100]])
    expect(refusal('7,40,1,100', { columns: ['x', 'y', 'amplitude'] }).code).toBe('io/table-columns-count')
  })

  it('are picked by name where --columns names columns of the header', () => {
    expect(amplitudes('x,y,mep,amplitude\n40,1,100,7', { columns: ['x', 'y', 'mep'] })).toEqual([['MEP', 100]])
  })

  it('are renamed by position where --columns names no column of the header', () => {
    expect(amplitudes('lateral,anterior,response\n40,1,100', { columns: ['x', 'y', 'amplitude'] })).toEqual([
      ['MEP', 100],
    ])
  })

  it('are amplitudes where --muscle names them', () => {
    expect(amplitudes('x,y,DM,LES\n40,1,100,7', { muscles: ['LES', 'DM'] })).toEqual([
      ['LES', 7],
      ['DM', 100],
    ])
    expect(amplitudes('x,y,DM_MEP,LES_MEP\n40,1,100,7', { muscles: ['les'] })).toEqual([['les', 7]])
    expect(amplitudes('x,y,mep\n40,1,100', { muscles: ['FDI'] })).toEqual([['FDI', 100]])
    expect(refusal('x,y,DM_MEP\n40,1,100', { muscles: ['LES'] }).code).toBe('io/table-column-missing')
  })

  it.each(['x,X,y,mep', 'x,y,mep,mep', 'x,loc_x,y,mep', 'x,y,mep,DM_MEP'])('%s are refused as a guess', (header) => {
    expect(refusal(`${header}\n40,1,2,3`).code).toBe('io/table-column-twice')
  })

  it('that are missing are named, with those that are there', () => {
    expect(refusal('x,y,z,response\n1,2,3,4').what).toBe(
      'There is no column "amplitude"; the table has "x", "y", "z", "response".',
    )
    expect(refusal('x,mep\n1,2')).toMatchObject({ code: 'io/table-column-missing', where: { column: 'y' } })
    expect(refusal('x,y,mep\n40,1,2', { splitBy: ['map'] }).where.argument).toBe('--split-by')
  })
})
