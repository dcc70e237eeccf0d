/**
 * Every number that describes people, machines and chance, with where it comes from. `assumed`: nobody has measured it for these
 * muscles; it is a guess to sweep, and every result says so.
 */
export interface Prior {
  readonly value: number
  readonly least: number
  readonly most: number
  readonly unit: string
  readonly basis: 'evidenced' | 'assumed'
  readonly meaning: string
}

type Row = readonly [value: number, least: number, most: number, unit: string, basis: Prior['basis'], meaning: string]

// biome-ignore format: a table, one prior a line
const rows = {
  centre_ml:            [29, -100, 100, 'mm', 'evidenced', 'middle of the muscles lateral of the vertex'],
  centre_ap:            [17, -100, 100, 'mm', 'evidenced', 'middle of the muscles anterior of the vertex'],
  centre_sd:            [5, 0, 30, 'mm', 'evidenced', 'SD of the middle between people, each axis'],
  separation_ap:        [10, -200, 200, 'mm', 'assumed', 'superficial minus deep centre, anterior'],
  separation_ap_sd:     [4, 0, 30, 'mm', 'assumed', 'its SD between people'],
  separation_ml:        [0, -200, 200, 'mm', 'assumed', 'superficial minus deep centre, lateral'],
  separation_ml_sd:     [3, 0, 30, 'mm', 'assumed', 'its SD between people'],
  width:                [12, 1, 60, 'mm', 'assumed', 'SD of a field'],
  width_sd:             [1.5, 0, 10, 'mm', 'assumed', 'its SD between people'],
  width_least:          [7, 1, 60, 'mm', 'assumed', 'no field is narrower'],
  width_superficial:    [1, 0.1, 10, '1', 'assumed', 'factor on the width of every muscle but the deep one'],
  aspect:               [1.4, 1, 5, '1', 'assumed', 'longer over shorter SD of a field, median'],
  aspect_ln_sd:         [0.15, 0, 1, '1', 'assumed', 'its SD between people, logarithmic'],
  angle:                [0.6, -4, 4, 'rad', 'assumed', 'direction of the longer SD from x towards y on the right, mirrored on the left'],
  field_power:          [1, 0.1, 8, '1', 'assumed', 'exponent of a field before recruitment, in the engine of that name'],
  second_weight:        [0, 0, 1, '1', 'assumed', 'height of a second component, the first being 1'],
  second_distance:      [20, 0, 100, 'mm', 'assumed', 'distance of the second component, medial'],
  gain:                 [300, 0.001, 20000, 'uV', 'assumed', 'response at the top of the field, median'],
  gain_ln_sd_shared:    [0.6, 0, 3, '1', 'assumed', 'SD between people, all muscles together, logarithmic'],
  gain_ln_sd_muscle:    [0.4, 0, 3, '1', 'assumed', 'SD between people, muscle by muscle, logarithmic'],
  gain_ln_shift:        [0, -5, 5, '1', 'assumed', 'added to the logarithm of the gain'],
  gain_ln_deep:         [0, -5, 5, '1', 'assumed', 'added to the logarithm of the gain of the deep muscle'],
  gain_ln_superficial:  [0, -5, 5, '1', 'assumed', 'added to that of every other muscle'],
  ipsilateral_gain:     [0.5, 0, 1, '1', 'assumed', 'ipsilateral over contralateral response'],
  ipsilateral_delay:    [2, 0, 20, 'ms', 'assumed', 'later on the ipsilateral side'],
  trial_ln_sd:          [0.9, 0, 3, '1', 'evidenced', 'SD of a response from trial to trial, logarithmic'],
  trial_cube:           [0, 0, 1e6, 'uV', 'assumed', 'cube of the SD of the cube root of a response, in place of the line above; 0: log-normal'],
  trial_plateau:        [0, 0, 1e6, 'uV', 'assumed', 'response at which that cube is half; 0: the same at every size'],
  shared_state:         [0.4, 0, 1, '1', 'assumed', 'share of the trial variance that muscles have in common'],
  background:           [15, 0, 500, 'uV', 'assumed', 'RMS of the EMG before the stimulus, median'],
  background_ln_sd:     [0.3, 0, 2, '1', 'assumed', 'its SD between sessions, logarithmic'],
  background_factor:    [1, 0.01, 100, '1', 'assumed', 'multiplies the background'],
  floor_ratio:          [1.7, 0, 20, '1', 'assumed', 'location of the silent peak-to-peak over the background'],
  floor_spread:         [0.25, 0, 5, '1', 'assumed', 'scale of the silent peak-to-peak over its location'],
  floor_shape:          [0.14, 0.001, 0.9, '1', 'evidenced', 'shape of its extreme-value distribution'],
  facilitation:         [0.5, 0, 3, '1', 'assumed', 'exponent of the gain in background / median background'],
  warm_up_sd:           [0.15, 0, 2, '1', 'assumed', 'SD of the logarithmic gain at the first stimulus'],
  warm_up_stimuli:      [20, 0.1, 1e4, 'stimuli', 'assumed', 'how fast it fades'],
  fatigue_sd:           [0.1, 0, 2, '1', 'assumed', 'SD of the logarithmic slope over 100 stimuli'],
  wander_phi:           [0.9, 0, 0.999, '1', 'assumed', 'autocorrelation of the wandering gain'],
  wander_sd:            [0.1, 0, 2, '1', 'assumed', 'SD of the wandering gain, logarithmic'],
  session_gain_sd:      [0.5, 0, 3, '1', 'evidenced', 'SD of the gain between visits, logarithmic'],
  session_shift_sd:     [3.5, 0, 30, 'mm', 'assumed', 'SD of the fields between visits, all muscles together'],
  session_muscle_sd:    [0.8, 0, 30, 'mm', 'assumed', 'SD of the fields between visits, muscle by muscle'],
  coil_jitter:          [1.1, 0, 30, 'mm', 'evidenced', 'SD of the coil about its target, each axis'],
  coil_angle_sd:        [5, 0, 45, 'deg', 'assumed', 'SD of the coil about its direction'],
  tracker_sd:           [0.5, 0, 30, 'mm', 'assumed', 'SD of the recorded about the true position'],
  operator_sd:          [4, 0, 30, 'mm', 'assumed', 'SD of the grid about the middle of the muscles'],
  latency:              [16, 5, 60, 'ms', 'evidenced', 'onset of the MEP, mean'],
  latency_sd:           [1.5, 0, 10, 'ms', 'evidenced', 'its SD between people'],
  latency_height:       [0.4, 0, 5, 'ms', 'assumed', 'later per 10 cm of height above 170 cm'],
  latency_jitter:       [0.6, 0, 10, 'ms', 'assumed', 'SD from trial to trial'],
  late_response:        [0, 0, 1, '1', 'assumed', 'second response, 58 ms after the stimulus, over the first, in recordings'],
  latency_hotspot:      [1, 0, 10, 'ms', 'assumed', 'earlier at the top of the field'],
  height:               [170, 100, 230, 'cm', 'evidenced', 'mean height'],
  height_sd:            [10, 0, 40, 'cm', 'evidenced', 'its SD'],
  head:                 [570, 300, 800, 'mm', 'evidenced', 'circumference of the head, mean'],
  head_sd:              [15, 0, 100, 'mm', 'evidenced', 'its SD; fields grow with the head'],
  crosstalk:            [0.03, 0, 1, '1', 'assumed', 'share of a muscle seen by the other electrode, median'],
  crosstalk_ln_sd:      [0.6, 0, 2, '1', 'assumed', 'its SD between people, logarithmic'],
  crosstalk_added:      [0, 0, 1, '1', 'assumed', 'added to every share'],
  crosstalk_into_deep:  [1, 0, 10, '1', 'assumed', 'factor on the share that the deep electrode sees; 0: one way'],
  crosstalk_from_deep:  [1, 0, 10, '1', 'assumed', 'factor on the share of the deep muscle that others see; 0: one way'],
  crosstalk_alignment:  [0.5, -0.2, 1, '1', 'assumed', 'correlation of leak and own waveform, mean'],
  crosstalk_alignment_sd: [0.2, 0, 1, '1', 'assumed', 'its SD between people'],
  frame_ap:             [0, -50, 50, 'mm', 'assumed', 'recorded positions too far anterior'],
  frame_scale:          [1, 0.1, 10, '1', 'assumed', 'recorded positions over true ones'],
  frame_rotation:       [0, -180, 180, 'deg', 'assumed', 'recorded positions turned about the vertex'],
} as const satisfies Readonly<Record<string, Row>>

export type PriorId = keyof typeof rows
export type Priors = Readonly<Record<PriorId, number>>

export const priorIds = Object.keys(rows) as readonly PriorId[]

/** What a prior is, its default and its bounds. */
export function priorOf(id: PriorId): Prior {
  const [value, least, most, unit, basis, meaning] = rows[id] as Row
  return { value, least, most, unit, basis, meaning }
}

/** Back muscles, slightly contracted; nothing public to calibrate them with. */
const back: Partial<Priors> = {}

/** A hand muscle at rest (abductor pollicis brevis), calibrated against public maps: see `calibration`. */
const hand: Partial<Priors> = {
  centre_ml: 45,
  centre_ap: 5,
  width: 6.02,
  width_sd: 0.606,
  width_least: 4,
  aspect: 1.633,
  separation_ap: 4,
  separation_ap_sd: 2,
  gain: 542,
  gain_ln_sd_shared: 0.752,
  gain_ln_sd_muscle: 0.19,
  session_gain_sd: 0.423,
  session_shift_sd: 2.59,
  warm_up_sd: 0.1,
  wander_sd: 0.0252,
  operator_sd: 0,
  trial_cube: 39.1,
  trial_plateau: 1690,
  background: 7.54,
  floor_spread: 0.2,
  facilitation: 0,
  latency: 22,
}

export const presets = { back, hand } as const
export type PresetId = keyof typeof presets

/** Defaults under a preset, under what the design says. */
export const priorsOf = (preset: PresetId, own: Partial<Priors>): Priors => ({
  ...(Object.fromEntries(priorIds.map((id) => [id, rows[id][0]])) as Record<PriorId, number>),
  ...presets[preset],
  ...own,
})

export interface Assumed {
  readonly id: PriorId
  readonly value: number
  readonly unit: string
  readonly meaning: string
}

/** The priors in force that nobody has measured, in the order of the table. */
export const assumedOf = (priors: Priors): readonly Assumed[] =>
  priorIds.flatMap((id) => {
    const { basis, unit, meaning } = priorOf(id)
    return basis === 'assumed' ? [{ id, value: priors[id], unit, meaning }] : []
  })
