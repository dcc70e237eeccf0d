/** From DESIGN.json to a design. */
import { error } from '../codes.js'
import type { Covariate, Design, Disturbances, Dose, Group, Layout } from '../design.js'
import { assumedOf, type PresetId, type Priors, priorsOf } from '../priors.js'
import { checked, wrong, wrongKey } from '../schema/check.js'
import { designSchema } from '../schema/design-schema.js'
import type { Losses } from '../setting.js'
import type { Effects } from '../switches/index.js'
import { checkDepth, jsonOf } from './limits.js'

interface Grid {
  readonly columns: number
  readonly rows: number
  readonly spacing: number
}

/** What the schema has checked and completed. */
interface Checked
  extends Pick<
    Design,
    'seed' | 'muscles' | 'ipsilateral' | 'hemispheres' | 'visits' | 'order' | 'emg' | 'format' | 'engine' | 'tails'
  > {
  readonly grid?: Grid
  readonly walk?: { readonly stimuli: number; readonly side: number }
  readonly positions?: readonly (readonly [number, number])[]
  readonly trials_per_site: number
  readonly preset: PresetId
  readonly losses: Losses
  readonly censor_uv: number
  readonly disturbances: {
    readonly artefact_mv: number
    readonly ecg_uv: number
    readonly mains_uv: number
    readonly clip_mv: number
    readonly leak: Disturbances['leak']
  }
  readonly priors: Partial<Priors>
  readonly covariates: Readonly<Record<string, Omit<Covariate, 'id'>>>
  readonly groups: readonly CheckedGroup[]
}

interface CheckedGroup {
  readonly name: string
  readonly n: number
  readonly effects: Effects
  readonly priors: Partial<Priors>
  readonly losses?: Losses
  readonly change: readonly Effects[]
  readonly returning?: number
  readonly pain_left?: number
  readonly effects_side: Group['effectsSide']
  readonly dose: readonly Dose[]
}

/**
 * Reads a design: the text of DESIGN.json, or what it parses to. Every key but `groups` may be absent.
 *
 * @throws {PenfieldError} sim/design-… — the key and what it should hold.
 */
export function parseDesign(given: unknown): Design {
  const json = typeof given === 'string' ? jsonOf(given) : given
  checkDepth(json)
  const kind = layoutKind(json)
  const has = checked(designSchema, json) as Checked
  const { seed, muscles, ipsilateral, hemispheres, visits, order, emg, format, engine, preset, tails, losses } = has
  const priors = priorsOf(preset, has.priors)
  const covariates = covariatesOf(has)
  return {
    ...{ seed, muscles, ipsilateral, hemispheres, visits, order, emg, format, engine, preset, tails, losses },
    layout: layoutOf(has, kind),
    trialsPerSite: has.trials_per_site,
    censorUv: has.censor_uv,
    disturbances: disturbancesOf(has),
    priors,
    covariates,
    groups: groupsOf(has, covariates),
    assumed: assumedOf(priors),
  }
}

const layoutKeys = ['grid', 'walk', 'positions'] as const

/** Only one of the keys that say where the coil goes. */
function layoutKind(json: unknown): (typeof layoutKeys)[number] {
  const has = typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>) : {}
  const given = layoutKeys.filter((key) => has[key] !== undefined)
  if (given.length > 1) {
    throw error('sim/design-value', {
      what: `The design has both "${given[0]}" and "${given[1]}"; one of grid, walk and positions was expected.`,
      where: { argument: given[1] },
      fix: 'Keep the one that says where the coil goes.',
    })
  }
  return given[0] ?? 'grid'
}

function layoutOf({ grid, walk, positions }: Checked, kind: (typeof layoutKeys)[number]): Layout {
  if (kind === 'walk' && walk !== undefined) return { kind, stimuli: walk.stimuli, sideMm: walk.side }
  if (kind === 'positions' && positions !== undefined) return { kind: 'list', positionsMm: positions }
  const { columns, rows, spacing } = grid ?? (checked(designSchema.properties.grid, {}) as Grid)
  return { kind: 'grid', columns, rows, spacingMm: spacing }
}

const disturbancesOf = ({ disturbances: own }: Checked): Disturbances => ({
  artefactMv: own.artefact_mv,
  ecgUv: own.ecg_uv,
  mainsUv: own.mains_uv,
  clipMv: own.clip_mv,
  leak: own.leak,
})

/** Columns of the table of participants that are not covariates of the design. */
const reserved = ['participant_id', 'group', 'visits', 'pain_side', 'threshold', 'head_mm', 'height_cm']

function covariatesOf({ covariates, groups }: Checked): readonly Covariate[] {
  const names = groups.map(({ name }) => name)
  return Object.entries(covariates).map(([id, own]) => {
    if (!/^[a-z][a-z0-9_]{0,39}$/.test(id))
      wrongKey(id, 'a name of 1 to 40 lower-case letters, digits and underscores, a letter first', 'covariates')
    if (reserved.includes(id)) wrongKey(id, `another name than ${reserved.join(', ')}`, 'covariates')
    const stranger = own.groups.findIndex((name) => !names.includes(name))
    if (stranger >= 0)
      wrong(own.groups[stranger], `one of the groups ${names.join(', ')}`, `covariates.${id}.groups[${stranger}]`)
    if (own.least > own.most)
      wrong(own.least, `a number up to "most", ${own.most},`, `covariates.${id}.least`, 'default')
    if (own.whole && Math.ceil(own.least) > Math.floor(own.most))
      wrong(
        own.least,
        `a number with a whole one between it and "most", ${own.most},`,
        `covariates.${id}.least`,
        'default',
      )
    return { id, ...own }
  })
}

/** Whether a name is another one, but for its case, with digits behind it: person 101 of "a" would be person 1 of "a1". */
const isLike = (name: string, other: string): boolean =>
  name.toLowerCase().startsWith(other.toLowerCase()) && /^\d*$/.test(name.slice(other.length))

function groupsOf({ groups }: Checked, covariates: readonly Covariate[]): readonly Group[] {
  const names = groups.map(({ name }) => name)
  const again = names.findIndex((name, i) => names.indexOf(name) !== i)
  if (again >= 0) wrong(names[again], 'a name that no group before has', `groups[${again}].name`)
  const like = names.findLastIndex((name) => names.some((other) => other !== name && isLike(name, other)))
  if (like >= 0) {
    const what = 'a name that is not that of another group with digits behind it, for labels are made so,'
    wrong(names[like], what, `groups[${like}].name`)
  }
  return groups.map(({ pain_left, effects_side, ...own }, i): Group => {
    const where = `groups[${i}]`
    if (effects_side !== 'both' && pain_left === undefined)
      wrong(effects_side, '"both", or a "pain_left" beside it,', `${where}.effects_side`, 'default')
    own.dose.forEach(({ covariate }, k) => {
      const known = covariates
        .filter(({ groups: has }) => has.length === 0 || has.includes(own.name))
        .map(({ id }) => id)
      const all = ['head_mm', 'height_cm', ...known]
      if (!all.includes(covariate)) wrong(covariate, `one of ${all.join(', ')}`, `${where}.dose[${k}].covariate`)
    })
    return {
      ...own,
      losses: own.losses ?? null,
      returning: Math.min(own.n, own.returning ?? own.n),
      painLeft: pain_left ?? null,
      effectsSide: effects_side,
    }
  })
}
