/** A number against a dose, such as episodes, within the groups other than the reference. */
import {
  isNoStatistic,
  type NamedColumn,
  partialCorrelation,
  permutationOfPairs,
  spearman,
  statisticMissing,
} from '@penfield/stats'
import type { GroupOptions } from './options.js'
import type { Outcome } from './outcomes.js'
import type { GroupPeople } from './people.js'
import { type GroupRow, muscleColumns } from './row.js'

/** Fewer people than this, and a correlation is what the pairing happens to be. */
const fewest = 4

/** People without a dose, and those of the reference group, take no part: their zeros would make a difference of groups look like a dose. */
export function doseRows(
  outcomes: readonly Outcome[],
  { groups, people }: GroupPeople,
  covariates: readonly NamedColumn[],
  { dose, permutations, seed }: GroupOptions,
): readonly GroupRow[] {
  if (dose === null) return []
  return groups.slice(1).flatMap((name, k) =>
    outcomes
      .filter(({ id }) => id !== 'orientation')
      .map(({ level, id, muscles, stratum, unit, values }): GroupRow => {
        const places = [...people.keys()].filter(
          (i) => people[i].group === k + 1 && people[i].dose !== null && !Number.isNaN(values[i]),
        )
        const x = Float64Array.from(places, (i) => people[i].dose ?? Number.NaN)
        const y = Float64Array.from(places, (i) => values[i])
        const nuisance = covariates
          .map(({ values: own }) => Float64Array.from(places, (i) => own[i]))
          .filter((own) => own.some((value) => value !== own[0]))
        const common = {
          ...{ level, id, unit, ...muscleColumns(muscles), hemisphere: stratum, contrast: `per ${dose} in ${name}` },
          ...{
            estimate: null,
            ciLow: null,
            ciHigh: null,
            gLow: null,
            gHigh: null,
            nA: 0,
            nB: places.length,
            pCorrected: null,
          },
        }
        if (places.length < fewest)
          return {
            ...common,
            effectSize: null,
            p: null,
            test: 'none',
            note: `no test: ${places.length} people have both`,
          }
        const rho = nuisance.length === 0 ? spearman(x, y) : partialCorrelation(x, y, nuisance)
        const isPerfect = isNoStatistic(rho) && rho.missing === 'no-residual' && nuisance.length === 0
        if (isNoStatistic(rho) && !isPerfect)
          return {
            ...common,
            effectSize: null,
            p: null,
            test: 'none',
            note: `no test: ${statisticMissing[rho.missing]}`,
          }
        const { p, count, exact } = permutationOfPairs(x, y, nuisance, { permutations, seed })
        const how = nuisance.length === 0 ? "Spearman's correlation" : 'partial correlation beside the covariates'
        return {
          ...common,
          effectSize: isNoStatistic(rho) ? direction(x, y) : rho.r,
          p,
          test: `${how}, permutation, ${exact ? `all ${count}` : count} orders`,
          note: 'association within the group',
        }
      }),
  )
}

/** Of ranks that agree perfectly: 1 where both rise, −1 where one falls. */
const direction = (x: Float64Array, y: Float64Array): number => {
  const [low, high] = [x.indexOf(x.reduce((a, b) => Math.min(a, b))), x.indexOf(x.reduce((a, b) => Math.max(a, b)))]
  return y[high] > y[low] ? 1 : -1
}
