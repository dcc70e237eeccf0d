/** DESIGN.json: every key, what it holds, its default and its bounds. */
import { engines } from '../engines/index.js'
import { presets, priorIds, priorOf } from '../priors.js'
import { switches } from '../switches/index.js'
import type { ListSchema, ObjectSchema, Schema } from './schema.js'

const number = (minimum: number, maximum: number, description: string, fallback?: number): Schema => ({
  type: 'number',
  minimum,
  maximum,
  ...(fallback === undefined ? {} : { default: fallback }),
  description,
})
const whole = (minimum: number, maximum: number, description: string, fallback?: number): Schema => ({
  ...(number(minimum, maximum, description, fallback) as Extract<Schema, { type: 'number' | 'integer' }>),
  type: 'integer',
})
const flag = (description: string): Schema => ({ type: 'boolean', default: false, description })
const choice = (choices: readonly string[], fallback: string, description: string): Schema => ({
  type: 'string',
  enum: choices,
  default: fallback,
  description,
})
const list = (items: Schema, [minItems, maxItems]: readonly [number, number], description: string): ListSchema => ({
  type: 'array',
  items,
  minItems,
  maxItems,
  description,
})
const object = (properties: ObjectSchema['properties'], description: string): ObjectSchema => ({
  type: 'object',
  properties,
  description,
})

const name = (description: string): Schema => ({
  type: 'string',
  pattern: '^[A-Za-z0-9][A-Za-z0-9_ .-]{0,39}$',
  holds: 'a name of 1 to 40 letters, digits, spaces, points, hyphens or underscores',
  description,
})

const effects = object(
  Object.fromEntries(switches.map(({ id, range: [least, most], changes }) => [id, number(least, most, changes)])),
  'rival explanations and their sizes: 1 is the default size, 0 none',
)

const dose: ObjectSchema = {
  ...object(
    {
      effect: { type: 'string', enum: switches.map(({ id }) => id), description: 'the effect that grows' },
      covariate: name('the covariate it grows with; head_mm and height_cm are always there'),
      slope: number(-10, 10, 'size added per standard deviation of the covariate'),
    },
    'an effect whose size depends on a covariate',
  ),
  required: ['effect', 'covariate', 'slope'],
}

const covariate = object(
  {
    mean: number(-1e6, 1e6, 'mean', 0),
    sd: number(0, 1e6, 'standard deviation', 1),
    least: number(-1e6, 1e6, 'values below are written as this', -1e6),
    most: number(-1e6, 1e6, 'values above are written as this', 1e6),
    whole: flag('rounds to whole numbers'),
    groups: { ...list(name('a group'), [0, 64], 'groups that have it; all when empty'), default: [] },
  },
  'a number of each person',
)

const losses = object(
  {
    stimuli: number(0, 1, 'share of stimuli, at random', 0),
    sites: number(0, 1, 'share of sites, at random', 0),
    rows: whole(0, 100, 'posterior rows of the grid', 0),
    last: number(0, 1, "share of the session's end", 0),
    electrode: number(0, 1, 'share of sessions in which a muscle is lost from some stimulus on', 0),
  },
  'what is lost',
)

const disturbances = object(
  {
    artefact_mv: number(0, 50, 'stimulus artefact at its beginning, mV', 0),
    ecg_uv: number(0, 10000, 'ECG, µV peak', 0),
    mains_uv: number(0, 10000, '50 Hz, µV amplitude', 0),
    clip_mv: number(0.01, 1000, "ends of the amplifier's range, mV", 5),
    leak: choice(['smooth', 'terminal'], 'smooth', 'how crosstalk is shaped: low-passed, or differentiated'),
  },
  'what disturbs the samples of a recording',
)

const place = list(number(-300, 300, 'mm'), [2, 2], 'lateral and anterior of the vertex, mm')

const priors = object(
  Object.fromEntries(
    priorIds.map((id) => {
      const { least, most, unit, meaning, basis } = priorOf(id)
      return [id, number(least, most, `${meaning}, ${unit}${basis === 'assumed' ? ' (assumed)' : ''}`)]
    }),
  ),
  'numbers that describe people, machines and chance, in place of their defaults',
)

const group: ObjectSchema = {
  ...object(
    {
      name: name('begins the labels of its people'),
      n: whole(1, 100000, 'how many people'),
      effects: { ...effects, default: {} },
      priors: { ...priors, description: "numbers of this group in place of the design's", default: {} },
      losses: { ...losses, description: "what this group loses in place of the design's" },
      change: {
        ...list(effects, [0, 100], 'effects added at each visit, the first visit first; none where the list has ended'),
        default: [],
      },
      returning: whole(0, 100000, 'how many of them come to the visits after the first; all when absent'),
      pain_left: number(
        0,
        1,
        'share of people whose pain is on the left, the others on the right; no pain when absent',
      ),
      effects_side: choice(
        ['both', 'contralateral', 'ipsilateral'],
        'both',
        'the hemisphere with effects, as seen from the side of pain',
      ),
      dose: { ...list(dose, [0, 20], 'effects whose size depends on covariates'), default: [] },
    },
    'people of one kind',
  ),
  required: ['name', 'n'],
}

/** The table from which parsing, `penfield simulate --help` and `--schema` come. */
export const designSchema: ObjectSchema = {
  ...object(
    {
      seed: whole(0, 0xffffffff, 'the same seed gives the same bytes', 1),
      muscles: {
        ...list(name('a muscle'), [1, 16], 'deep first, then superficial'),
        uniqueItems: true,
        default: ['DM', 'LES'],
      },
      ipsilateral: flag('adds the muscles of the stimulated side, smaller and later'),
      hemispheres: {
        ...list({ type: 'string', enum: ['L', 'R'] }, [1, 2], 'hemispheres that are mapped'),
        uniqueItems: true,
        default: ['L'],
      },
      visits: whole(1, 100, 'visits of each person', 1),
      grid: object(
        {
          columns: whole(1, 100, 'sites from medial to lateral', 7),
          rows: whole(1, 100, 'sites from posterior to anterior', 7),
          spacing: number(0.1, 100, 'mm', 10),
        },
        'sites on a grid about the middle of the muscles; the default, 7 × 7 at 10 mm',
      ),
      walk: object(
        {
          stimuli: whole(1, 10000, 'stimuli', 80),
          side: number(1, 300, 'side of the square, mm', 60),
        },
        'a random walk in place of a grid',
      ),
      positions: list(place, [1, 10000], 'sites one by one, in place of a grid'),
      trials_per_site: whole(1, 100, 'stimuli at each site', 5),
      order: choice(['shuffled', 'serpentine'], 'shuffled', 'order of the stimuli'),
      emg: flag('recordings in place of amplitudes'),
      format: choice(['nibs-bids', 'tsv', 'brainsight'], 'tsv', 'how sessions are written'),
      engine: choice(Object.keys(engines), 'simple', 'from field to amplitude'),
      preset: choice(Object.keys(presets), 'back', 'priors to begin with; only hand is calibrated against public maps'),
      tails: choice(['gaussian', 't'], 'gaussian', 'how fields fall off'),
      losses: { ...losses, default: {} },
      censor_uv: number(0, 10000, 'amplitudes below are written as 0; 0: none is', 0),
      disturbances: { ...disturbances, default: {} },
      priors: { ...priors, default: {} },
      covariates: {
        ...{ type: 'object', properties: {}, additionalProperties: covariate, default: {} },
        description: 'numbers of each person by name, such as {"age": {"mean": 40, "sd": 12, "least": 18}}',
      },
      groups: list(group, [1, 64], 'groups of people, the reference first'),
    },
    'a simulated study',
  ),
  required: ['groups'],
}
