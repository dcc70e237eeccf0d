/** DESIGN.json: its keys, defaults and bounds. */
import { error } from '../codes.js'
import type { Design, Disturbances, Group, Layout } from '../design.js'
import { type EngineId, engines } from '../engines/index.js'
import { assumedOf, type PresetId, type PriorId, type Priors, presets, priorIds, priorOf, priorsOf } from '../priors.js'
import type { Losses } from '../setting.js'
import { type Effects, switches } from '../switches/index.js'
import { checkDepth, jsonOf } from './limits.js'
import { choiceOf, distinct, type Fields, fieldsOf, flagOf, listOf, nameOf, numberIn, wholeIn } from './reader.js'

// biome-ignore format: by theme
const keys = [
  'seed', 'muscles', 'ipsilateral', 'hemispheres', 'visits', 'grid', 'walk', 'positions', 'trials_per_site', 'order', 'emg',
  'format', 'engine', 'preset', 'tails', 'losses', 'censor_uv', 'disturbances', 'priors', 'groups',
] as const

const noLosses: Losses = { stimuli: 0, sites: 0, rows: 0, last: 0, electrode: 0 }
const noDisturbances: Disturbances = { artefactMv: 0, ecgUv: 0, mainsUv: 0, clipMv: 5, leak: 'smooth' }

/**
 * Reads a design: the text of DESIGN.json, or what it parses to. Every key but `groups` may be absent.
 *
 * @throws {PenfieldError} sim/design-… — the key and what it should hold.
 */
export function parseDesign(given: unknown): Design {
  const json = typeof given === 'string' ? jsonOf(given) : given
  checkDepth(json)
  const has = fieldsOf(json, keys, 'The design')
  if (has.groups === undefined) {
    throw error('sim/design-missing-key', {
      what: 'The design has no "groups"; a list of groups with name and n was expected.',
      where: { argument: 'groups' },
      fix: 'Add for example "groups": [{"name": "control", "n": 20}].',
    })
  }
  const preset = choiceOf(has.preset ?? 'back', Object.keys(presets) as PresetId[], 'preset')
  const priors = priorsOf(preset, ownPriors(has.priors ?? {}))
  return {
    seed: wholeIn(has.seed ?? 1, [0, 0xffffffff], 'seed'),
    ...peopleOf(has),
    layout: layoutOf(has),
    trialsPerSite: wholeIn(has.trials_per_site ?? 5, [1, 100], 'trials_per_site'),
    order: choiceOf(has.order ?? 'shuffled', ['shuffled', 'serpentine'], 'order'),
    emg: flagOf(has.emg ?? false, 'emg'),
    format: choiceOf(has.format ?? 'tsv', ['nibs-bids', 'tsv', 'brainsight'], 'format'),
    engine: choiceOf(has.engine ?? 'simple', Object.keys(engines) as EngineId[], 'engine'),
    preset,
    tails: choiceOf(has.tails ?? 'gaussian', ['gaussian', 't'], 'tails'),
    losses: lossesOf(has.losses ?? {}),
    censorUv: numberIn(has.censor_uv ?? 0, [0, 10000], 'censor_uv'),
    disturbances: disturbancesOf(has.disturbances ?? {}),
    priors,
    groups: groupsOf(has.groups),
    assumed: assumedOf(priors),
  }
}

function peopleOf(has: Fields): Pick<Design, 'muscles' | 'ipsilateral' | 'hemispheres' | 'visits'> {
  const muscles = listOf(has.muscles ?? ['DM', 'LES'], [1, 16], 'muscles')
  const hemispheres = listOf(has.hemispheres ?? ['L'], [1, 2], 'hemispheres')
  return {
    muscles: distinct(
      muscles.map((name, i) => nameOf(name, `muscles[${i}]`)),
      'muscles',
    ),
    ipsilateral: flagOf(has.ipsilateral ?? false, 'ipsilateral'),
    hemispheres: distinct(
      hemispheres.map((side, i) => choiceOf(side, ['L', 'R'], `hemispheres[${i}]`)),
      'hemispheres',
    ),
    visits: wholeIn(has.visits ?? 1, [1, 100], 'visits'),
  }
}

function layoutOf(has: Fields): Layout {
  const given = (['grid', 'walk', 'positions'] as const).filter((key) => has[key] !== undefined)
  if (given.length > 1) {
    throw error('sim/design-value', {
      what: `The design has both "${given[0]}" and "${given[1]}"; one of grid, walk and positions was expected.`,
      where: { argument: given[1] },
      fix: 'Keep the one that says where the coil goes.',
    })
  }
  if (has.walk !== undefined) {
    const walk = fieldsOf(has.walk, ['stimuli', 'side'], 'walk')
    const stimuli = wholeIn(walk.stimuli ?? 80, [1, 10000], 'walk.stimuli')
    return { kind: 'walk', stimuli, sideMm: numberIn(walk.side ?? 60, [1, 300], 'walk.side') }
  }
  if (has.positions !== undefined) {
    const positionsMm = listOf(has.positions, [1, 10000], 'positions').map((place, i) => {
      const [x, y] = listOf(place, [2, 2], `positions[${i}]`)
      return [numberIn(x, [-300, 300], `positions[${i}][0]`), numberIn(y, [-300, 300], `positions[${i}][1]`)] as const
    })
    return { kind: 'list', positionsMm }
  }
  const grid = fieldsOf(has.grid ?? {}, ['columns', 'rows', 'spacing'], 'grid')
  return {
    kind: 'grid',
    columns: wholeIn(grid.columns ?? 7, [1, 100], 'grid.columns'),
    rows: wholeIn(grid.rows ?? 7, [1, 100], 'grid.rows'),
    spacingMm: numberIn(grid.spacing ?? 10, [0.1, 100], 'grid.spacing'),
  }
}

function ownPriors(given: unknown): Partial<Priors> {
  const own = fieldsOf(given, priorIds, 'priors')
  const entries = Object.keys(own).map((key) => {
    const { least, most } = priorOf(key as PriorId)
    return [key, numberIn(own[key], [least, most], `priors.${key}`)]
  })
  return Object.fromEntries(entries) as Partial<Priors>
}

function lossesOf(given: unknown): Losses {
  const own = fieldsOf(given, Object.keys(noLosses), 'losses')
  const share = (key: keyof Losses) => numberIn(own[key] ?? noLosses[key], [0, 1], `losses.${key}`)
  const rows = wholeIn(own.rows ?? 0, [0, 100], 'losses.rows')
  return { stimuli: share('stimuli'), sites: share('sites'), rows, last: share('last'), electrode: share('electrode') }
}

function disturbancesOf(given: unknown): Disturbances {
  const own = fieldsOf(given, ['artefact_mv', 'ecg_uv', 'mains_uv', 'clip_mv', 'leak'], 'disturbances')
  return {
    artefactMv: numberIn(own.artefact_mv ?? noDisturbances.artefactMv, [0, 50], 'disturbances.artefact_mv'),
    ecgUv: numberIn(own.ecg_uv ?? noDisturbances.ecgUv, [0, 10000], 'disturbances.ecg_uv'),
    mainsUv: numberIn(own.mains_uv ?? noDisturbances.mainsUv, [0, 10000], 'disturbances.mains_uv'),
    clipMv: numberIn(own.clip_mv ?? noDisturbances.clipMv, [0.01, 1000], 'disturbances.clip_mv'),
    leak: choiceOf(own.leak ?? noDisturbances.leak, ['smooth', 'terminal'], 'disturbances.leak'),
  }
}

function groupsOf(given: unknown): readonly Group[] {
  const groups = listOf(given, [1, 64], 'groups').map((entry, i): Group => {
    const where = `groups[${i}]`
    const own = fieldsOf(entry, ['name', 'n', 'effects'], where)
    const n = wholeIn(own.n, [1, 100000], `${where}.n`)
    return { name: nameOf(own.name, `${where}.name`), n, effects: effectsOf(own.effects ?? {}, `${where}.effects`) }
  })
  distinct(
    groups.map(({ name }) => name),
    'groups',
  )
  return groups
}

function effectsOf(given: unknown, where: string): Effects {
  const own = fieldsOf(
    given,
    switches.map(({ id }) => id),
    where,
  )
  return Object.fromEntries(
    switches.flatMap(({ id, range }) =>
      own[id] === undefined ? [] : [[id, numberIn(own[id], range, `${where}.${id}`)]],
    ),
  )
}
