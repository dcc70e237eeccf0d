import { expect, it } from 'vitest'
import { siteRules } from './index.js'
import { parseSiteRequest } from './request.js'

it.each([
  ['auto', { kind: 'auto' }],
  ['none', { kind: 'none' }],
  ['grid:7.63', { kind: 'grid', stepMm: 7.63 }],
  ['radius:5', { kind: 'radius', radiusMm: 5 }],
])('reads %s', (text, request) => {
  expect(parseSiteRequest(text)).toEqual(request)
})

it.each([
  '',
  'Auto',
  'grid',
  'grid:',
  'grid:0',
  'grid:-1',
  'grid:7,63',
  'grid:1e3',
  'radius:x',
  'radius:5mm',
  'none:1',
])('takes %j as none of them', (text) => {
  expect(parseSiteRequest(text)).toBeUndefined()
})

it('every rule reads its own form', () => {
  for (const { kind, form } of siteRules) {
    expect(parseSiteRequest(form.replace('STEP', '10').replace('MM', '10'))?.kind).toBe(kind)
  }
})
