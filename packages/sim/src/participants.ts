/** Who takes part: labels, covariates, visits, and the effects that are in force in a session. */
import { chanceOf } from './chance.js'
import type { Covariate, Design, Group, Hemisphere } from './design.js'
import { buildOf, counterOf } from './person.js'
import { type Effects, type SwitchId, switches } from './switches/index.js'

export type PainSide = 'L' | 'R'

export interface Participant {
  /** Group and number, as sessions carry it: control01. */
  readonly label: string
  /** Group, and person within it; both counted from 0. */
  readonly group: number
  readonly index: number
  readonly groupName: string
  readonly visits: number
  /** null: no pain. */
  readonly painSide: PainSide | null
  /** By name: head_mm and height_cm, then those of the design that the group has. */
  readonly covariates: Readonly<Record<string, number>>
}

/** Where the draws stand: pain first, then the covariates in the order of the design, so that one more at the end changes none. */
const place = { pain: 0, covariate: 1 } as const

export const labelOf = ({ groups }: Design, group: number, index: number): string =>
  `${groups[group].name}${`${index + 1}`.padStart(2, '0')}`

export function participantOf(design: Design, group: number, index: number): Participant {
  const { name, returning, painLeft } = design.groups[group]
  const chance = chanceOf(design.seed, 'covariate', counterOf(group, index), 0)
  chance.at(0, place.pain)
  const painSide = painLeft === null ? null : chance.uniform(0) < painLeft ? 'L' : 'R'
  const { headMm, heightCm } = buildOf(design, group, index)
  const own = design.covariates.flatMap((covariate, k): [string, number][] => {
    if (covariate.groups.length > 0 && !covariate.groups.includes(name)) return []
    chance.at(0, place.covariate + k)
    return [[covariate.id, valueOf(covariate, chance.normal(0))]]
  })
  return {
    label: labelOf(design, group, index),
    group,
    index,
    groupName: name,
    visits: index < returning ? design.visits : 1,
    painSide,
    covariates: { head_mm: headMm, height_cm: heightCm, ...Object.fromEntries(own) },
  }
}

/** Rounded before it is cut, to the whole numbers between the ends: rounding never leaves them. */
function valueOf({ mean, sd, least, most, whole }: Covariate, normal: number): number {
  const value = mean + sd * normal
  if (!whole) return Math.min(most, Math.max(least, value))
  // + 0: none is written as −0.
  return Math.min(Math.floor(most), Math.max(Math.ceil(least), Math.round(value))) + 0
}

/** Everyone, group by group. */
export const participantsOf = (design: Design): readonly Participant[] =>
  design.groups.flatMap(({ n }, group) => Array.from({ length: n }, (_, index) => participantOf(design, group, index)))

/**
 * The effects in force in one session:
 *
 *     size = effects + change at the visit + Σ slope (x − mean)/SD of the covariates        cut to the range of the switch
 *
 * None on the hemisphere that `effects_side` leaves out.
 */
export function effectsAt(design: Design, participant: Participant, visit: number, hemisphere: Hemisphere): Effects {
  const group = design.groups[participant.group]
  if (isSpared(group, participant.painSide, hemisphere)) return {}
  const change = group.change[visit] ?? {}
  const doses = group.dose.map(({ effect, covariate, slope }) => ({
    effect,
    size: slope * standardised(design, participant, covariate),
  }))
  return Object.fromEntries(
    switches.flatMap(({ id, range: [least, most] }): [SwitchId, number][] => {
      const dosed = doses.filter(({ effect }) => effect === id)
      if (group.effects[id] === undefined && change[id] === undefined && dosed.length === 0) return []
      const size = dosed.reduce((sum, { size: more }) => sum + more, (group.effects[id] ?? 0) + (change[id] ?? 0))
      return [[id, Math.min(most, Math.max(least, size))]]
    }),
  )
}

function isSpared({ effectsSide }: Group, painSide: PainSide | null, hemisphere: Hemisphere): boolean {
  if (effectsSide === 'both' || painSide === null) return false
  return (effectsSide === 'ipsilateral') !== (hemisphere === painSide)
}

/** In SDs from the mean of the design, whatever the group has of its own; 0 where the covariate does not vary. */
function standardised({ covariates, priors }: Design, { covariates: has }: Participant, id: string): number {
  const own = covariates.find((covariate) => covariate.id === id)
  const [mean, sd] =
    id === 'head_mm'
      ? [priors.head, priors.head_sd]
      : id === 'height_cm'
        ? [priors.height, priors.height_sd]
        : [own?.mean ?? 0, own?.sd ?? 0]
  return sd > 0 ? (has[id] - mean) / sd : 0
}
