import { type MissingCode, missing, missingCodes, noteCodes, type OverlapRow, type SessionResult } from '@penfield/core'
import { describe, expect, it } from 'vitest'
import { exampleContext as context } from '../example-context.test-support.js'
import { exampleResult } from '../example-result.test-support.js'
import { overlap } from './overlap.js'

const example = exampleResult()

const without = (code: MissingCode): Pick<OverlapRow, 'corrected' | 'correctedInterval'> => ({
  corrected: missing(code),
  correctedInterval: { low: missing(code), high: missing(code) },
})

/** The section of the example whose rows are changed by index; those not named are never corrected. */
function section(changes: Readonly<Record<string, Partial<OverlapRow>>>): string {
  const rows = example.overlap.map((row) => ({ ...row, ...without('not-corrected'), ...changes[row.index] }))
  const result: SessionResult = { ...example, overlap: rows }
  return overlap.render({ result, context, prefix: 's1-', level: 3 }).replace(/<svg.*?<\/svg>/gs, '')
}

const corrected = { corrected: 0.7, correctedInterval: { low: 0.62, high: 0.79 } }

describe('the section on overlap', () => {
  it('names the indices that are never corrected in one sentence, not in their rows', () => {
    const page = section({ histogram_intersection: corrected })
    expect(page).toContain(
      `No corrected value for cog_shift_ap, cog_distance, dice, area_overlap: ${missingCodes['not-corrected']}.`,
    )
    expect(page.split(missingCodes['not-corrected'])).toHaveLength(2)
    expect(page).toContain('0.70 (0.62 to 0.79)')
  })

  it('says once why no index that could be corrected is', () => {
    const page = section({ histogram_intersection: without('low-snr'), dice: without('low-snr') })
    expect(page).toContain(`No index has a corrected value: ${missingCodes['low-snr']}`)
    expect(page).not.toContain('<th scope="col">corrected (95 % CI)</th>')
  })

  it('says which index alone lacks a corrected value, and why', () => {
    const page = section({ histogram_intersection: corrected, cog_distance: without('no-bound') })
    expect(page).toContain(`No corrected value for cog_distance: ${missingCodes['no-bound']}.`)
  })

  it('says of a distance corrected by halves how that was done', () => {
    const note = 'corrected-by-halves'
    expect(section({ histogram_intersection: corrected })).not.toContain(note)
    expect(section({ histogram_intersection: corrected, cog_distance: { ...corrected, note } })).toContain(
      'corrected-by-halves: simulations put no bound',
    )
  })

  it('says of corrected values whose interval is too wide that it is', () => {
    const note = 'ceiling_corrected=0.84;wide-corrected'
    const wide = section({ histogram_intersection: { ...corrected, note }, cog_distance: corrected })
    expect(wide).toContain(`wide-corrected (histogram_intersection): ${noteCodes['wide-corrected']}.`)
  })

  it('shows the p values of a note with the digits they deserve, and explains them', () => {
    const page = section({
      histogram_intersection: { note: 'ceiling_corrected=0.84;p_sep=0.508771929825;p_same=0.000499750124938' },
    })
    expect(page).toContain('>p = 0.509<')
    expect(page).toContain('>p = 0.0005<')
    expect(page).toContain('p_sep: share of random placements')
  })

  it.each(['pearson', 'spearman'])('gives no share of ceiling to a correlation: %s', (index) => {
    const cellsOf = (page: string, id: string) =>
      new RegExp(`<th scope="row">${id}[^<]*</th>(.*?)</tr>`).exec(page)?.[1].split('</td>') ?? []
    const numbers = { value: -0.2, ceiling: 0.9, ceilingCorrected: -0.21 }
    const page = section({ histogram_intersection: {}, dice: { index, unit: '1', ...numbers } })
    expect(cellsOf(page, index)[3]).toContain('n/a')
    expect(page).not.toContain('share of ceiling \u22120.21')
    expect(cellsOf(page, 'histogram_intersection')[3]).toContain('0.84')
  })

  it('does not blame the session for the ceiling that an index of single trials never has', () => {
    const none = { ceiling: missing('no-ceiling'), chance: missing('no-chance') }
    const page = section({ area_overlap: { index: 'trial_correlation', ...none } })
    expect(page).toContain('No ceiling and no chance for trial_correlation: single trials')
    expect(page).not.toMatch(/No (ceiling or noise|chance) for [^:]*trial_correlation/)
  })
})
