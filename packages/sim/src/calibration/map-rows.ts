/** Rows about maps: their size, what fewer trials show, how alike halves and days are. */
import { ln, median } from '@penfield/kernels'
import { isCalledChanged } from './changed.js'
import { fewerTrials } from './fewer-trials.js'
import { kernelMap, type Likeness, likeness, nodesOf } from './kernel-map.js'
import { mapOf } from './maps.js'
import { meanOf } from './numbers.js'
import { pairsOf, type Visit } from './people.js'
import { type CalibrationRow, near, spread } from './row.js'
import { componentsOf } from './variance.js'

/** @param people the visits of each; everybody has the same number, at least two. */
export function mapRows(people: readonly (readonly Visit[])[]): CalibrationRow[] {
  return [...sizeRows(people), ...fewerRows(people.flat()), ...halfRows(people.flat()), ...dayRows(people)]
}

function sizeRows(people: readonly (readonly Visit[])[]): CalibrationRow[] {
  const maps = people.map((visits) => visits.map(({ cells }) => mapOf(cells)))
  const all = maps.flat()
  const lnVolume = componentsOf(maps.map((visits) => visits.map(({ volume }) => ln(volume))))
  const area = componentsOf(maps.map((visits) => visits.map(({ areaMm2 }) => areaMm2)))
  return [
    near('spread, major', 'mm', meanOf(all.map(({ majorMm }) => majorMm)), 7.97),
    near('spread, minor', 'mm', meanOf(all.map(({ minorMm }) => minorMm)), 5.37),
    near('aspect', '1', median(all.map(({ majorMm, minorMm }) => majorMm / minorMm)), 1.5),
    spread('area', 'cm2', meanOf(all.map(({ areaMm2 }) => areaMm2 / 100)), [6.5, 3.5]),
    spread('volume', 'uV*cm2', meanOf(all.map(({ volume }) => volume / 100)), [2366, 2931]),
    near('SD of ln volume between people', '1', lnVolume.people, 0.75),
    near('SD of ln volume between days', '1', lnVolume.visits, 0.51),
    near('ICC(2,1) of area', '1', area.icc, 0.76),
    near('ICC(2,1) of ln volume', '1', lnVolume.icc, 0.67),
  ]
}

const fewer = [
  { trials: 1, errorMm: 3.3, bias: -0.32 },
  { trials: 2, errorMm: 2.5, bias: -0.21 },
  { trials: 3, errorMm: 2, bias: -0.15 },
  { trials: 5, errorMm: 1.6, bias: -0.09 },
  { trials: 10, errorMm: 1.1, bias: -0.04 },
] as const

function fewerRows(visits: readonly Visit[]): CalibrationRow[] {
  return fewer.flatMap(({ trials, errorMm, bias }) => {
    const found = fewerTrials(visits, trials)
    const name = `${trials} ${trials === 1 ? 'trial' : 'trials'} a site`
    return [
      near(`CoG error of an axis, ${name}`, 'mm', found.cogErrorMm, errorMm),
      near(`area bias, ${name}`, '1', found.areaBias, bias),
    ]
  })
}

const meanIn = (found: readonly Likeness[], of: keyof Likeness) =>
  meanOf(found.map((one) => one[of]).filter(Number.isFinite))

function halfRows(visits: readonly Visit[]): CalibrationRow[] {
  const found = visits.map(({ cells }) => {
    const nodesMm = nodesOf(cells)
    const [odd, even] = [0, 1].map((half) => kernelMap(cells, nodesMm, (uv) => uv.filter((_, k) => k % 2 === half)))
    return likeness(nodesMm, odd, even)
  })
  return [
    spread('Dice of halves', '1', meanIn(found, 'dice'), [0.82, 0.08]),
    spread('histogram intersection of halves', '1', meanIn(found, 'intersection'), [0.8, 0.07]),
    near('cosine of halves', '1', meanIn(found, 'cosine'), 0.92),
    spread('CoG between halves', 'mm', meanIn(found, 'cogMm'), [2.7, 1.8]),
  ]
}

function dayRows(people: readonly (readonly Visit[])[]): CalibrationRow[] {
  const pairs = pairsOf(people)
  const found = pairs.map(([one, other]) => {
    const nodesMm = nodesOf(one.cells)
    return likeness(nodesMm, kernelMap(one.cells, nodesMm), kernelMap(other.cells, nodesMm))
  })
  const changed = pairs.map(([one, other], k) => (isCalledChanged(one.cells, other.cells, k) ? 1 : 0))
  return [
    spread('Dice between days', '1', meanIn(found, 'dice'), [0.7, 0.11]),
    spread('histogram intersection between days', '1', meanIn(found, 'intersection'), [0.7, 0.15]),
    near('cosine between days', '1', meanIn(found, 'cosine'), 0.84),
    near('CoG between days', 'mm', meanIn(found, 'cogMm'), 5.6),
    near('CoG between days, median', 'mm', median(found.map(({ cogMm }) => cogMm)), 5.2),
    near('CoG called changed between days, alpha 0.05', '1', meanOf(changed), 0.62),
  ]
}
