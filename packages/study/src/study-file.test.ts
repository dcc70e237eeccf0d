import { PenfieldError } from '@penfield/kernels'
import { describe, expect, it } from 'vitest'
import { parseStudyFile, withStudy } from './study-file.js'

describe('parseStudyFile', () => {
  it('takes channels, trigger, what was named before, and the contraction that is a muscle’s largest', () => {
    const text =
      '{"channels":["EMG1","EMG2"],"trigger":"TMS","mvc":{"DM":310,"LES":250.5},"primary":"dice","reference":"control"}'
    expect(parseStudyFile(text, 'study.json')).toEqual({
      title: null,
      options: { channel: ['EMG1', 'EMG2'], trigger: 'TMS' },
      mvcUv: { DM: 310, LES: 250.5 },
      primary: 'dice',
      reference: 'control',
    })
  })

  it.each([
    '{"mvc":[1]}',
    '{"mvc":{"DM":0}}',
    '{"mvc":{"DM":"310"}}',
    '{"trigger":1}',
    '{"primary":1}',
    '{"channels":"EMG1"}',
  ])('refuses %s', (text) => {
    expect(() => parseStudyFile(text, 'study.json')).toThrow(expect.objectContaining({ code: 'study/study-file' }))
  })

  it('takes title, muscles and window', () => {
    expect(parseStudyFile('{"title":"Back","muscles":["DM","LES"],"window":"10:60"}', 'study.json')).toEqual({
      title: 'Back',
      options: { muscle: ['DM', 'LES'], window: '10:60' },
      mvcUv: {},
      primary: null,
      reference: null,
    })
  })

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['an unknown key', '{"muscels":["DM"]}'],
    ['a key that would reach into every object', '{"__proto__":{"x":1}}'],
    ['muscles that are no names', '{"muscles":[1]}'],
    ['a window that is no text', '{"window":10}'],
  ])('refuses %s, naming the file', (_name, text) => {
    let thrown: unknown
    try {
      parseStudyFile(text, 'study.json')
    } catch (cause) {
      thrown = cause
    }
    expect(thrown).toBeInstanceOf(PenfieldError)
    expect([(thrown as PenfieldError).code, (thrown as PenfieldError).where.file]).toEqual([
      'study/study-file',
      'study.json',
    ])
  })
})

describe('withStudy', () => {
  it('lets the command line win', () => {
    const study = {
      title: null,
      options: { muscle: ['DM'], window: '10:60' },
      mvcUv: {},
      primary: null,
      reference: null,
    }
    expect(withStudy(study, { window: '12:50', seed: undefined })).toEqual({ muscle: ['DM'], window: '12:50' })
  })
})
