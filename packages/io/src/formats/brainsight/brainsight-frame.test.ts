import { describe, expect, it } from 'vitest'
import { chooseFrame, frameOfSystem } from './brainsight-frame.js'

describe('frameOfSystem', () => {
  it.each([
    ['Brainsight', 'device:brainsight'],
    ['World', 'device:brainsight-world'],
    ['NIfTI:Aligned', 'subject'],
    ['NIfTI:Scanner', 'subject'],
    ['NIfTI:Q:Scanner', 'subject'],
    ['NIfTI:S:Scanner', 'subject'],
    ['NIfTI:S:Aligned', 'subject'],
    ['NIfTI:MNI-152', 'mni'],
    ['NIfTI:S:MNI-152', 'mni'],
    ['NIfTI:Talairach', 'device:brainsight-talairach'],
    ['NIfTI:Q:Talairach', 'device:brainsight-talairach'],
    ['NIfTI:Other-Template', 'device:brainsight-other-template'],
    ['Etwas Neues/1', 'device:brainsight-etwas-neues-1'],
  ])('%s is %s', (system, frame) => expect(frameOfSystem(system)).toBe(frame))
})

describe('chooseFrame', () => {
  it('says nothing about a known system, and names one that is not sure', () => {
    expect(chooseFrame('NIfTI:Scanner', undefined, 'a.txt')).toEqual({ frame: 'subject', issues: [] })
    expect(chooseFrame('Brainsight', undefined, 'a.txt')).toEqual({ frame: 'device:brainsight', issues: [] })
    expect(chooseFrame('World', undefined, 'a.txt').issues).toMatchObject([{ code: 'io/brainsight-frame' }])
    expect(chooseFrame(undefined, undefined, 'a.txt')).toMatchObject({
      frame: 'device:brainsight-unknown',
      issues: [{}],
    })
  })

  it('takes World as the frame of the participant when asked to, and says so', () => {
    expect(chooseFrame('World', 'subject', 'a.txt')).toMatchObject({ frame: 'subject', issues: [{}] })
  })

  it.each([
    ['Brainsight', 'subject'],
    ['NIfTI:MNI-152', 'subject'],
    ['NIfTI:Scanner', 'mni'],
    ['World', 'mni'],
    ['NIfTI:Scanner', 'moon'],
  ])('refuses %s as %s', (system, asked) => {
    expect(() => chooseFrame(system, asked, 'a.txt')).toThrow(expect.objectContaining({ code: 'io/frame-refused' }))
  })
})
