/** The design itself, and designs that differ from it in one thing. */
import type { Design, PriorId } from '@penfield/sim'
import type { PowerRequest } from './request.js'

export type Factor = 'design' | 'people' | 'trials_per_site' | 'grid' | 'session'

/** A design whose people are simulated. */
export interface Arm {
  readonly factor: Exclude<Factor, 'people'>
  readonly level: number
  readonly design: Design
  /** People a group. */
  readonly pool: number
}

/** What varies between the visits of one person. */
const sessionPriors: readonly PriorId[] = ['session_gain_sd', 'session_shift_sd', 'session_muscle_sd', 'operator_sd']

/** The design first. */
export function armsOf(request: PowerRequest): readonly Arm[] {
  const { design, pool, poolVaried } = request
  const { layout, trialsPerSite } = design
  const arm = (factor: Arm['factor'], level: number, changed: Partial<Design>): Arm => ({
    ...{ factor, level, pool: poolVaried },
    design: { ...design, ...changed },
  })
  const isRepeated = layout.kind !== 'walk'
  return [
    { ...arm('design', 1, {}), pool },
    ...(isRepeated ? request.trialsPerSite : [])
      .filter((level) => level !== trialsPerSite)
      .map((level) => arm('trials_per_site', level, { trialsPerSite: level })),
    ...(layout.kind === 'grid' ? request.gridSizes : [])
      .filter((level) => layout.kind === 'grid' && !(level === layout.columns && level === layout.rows))
      .map((level) => arm('grid', level, { layout: { ...layout, columns: level, rows: level } as Design['layout'] })),
    ...request.sessionFactors
      .filter((level) => level !== 1)
      .map((level) => arm('session', level, lessSteady(design, level))),
  ]
}

function lessSteady({ priors }: Design, factor: number): Partial<Design> {
  const changed = Object.fromEntries(sessionPriors.map((id) => [id, factor * priors[id]]))
  return { priors: { ...priors, ...changed } }
}
