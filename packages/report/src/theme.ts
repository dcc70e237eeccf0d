/** The tokens of the visual language, light and dark. Contrast against page and panel is held by a test. */
import type { Colour } from './colour.js'

export interface Theme {
  readonly page: Colour
  readonly panel: Colour
  readonly text: Colour
  readonly muted: Colour
  readonly control: Colour
  readonly hairline: Colour
  readonly link: Colour
  /** Muscles in the study's order; a fifth has no hue of its own. */
  readonly muscles: readonly [Colour, Colour, Colour, Colour]
  readonly controlGroup: Colour
  readonly patientGroup: Colour
  readonly ok: Colour
  readonly look: Colour
  readonly stop: Colour
}

export const light: Theme = {
  page: '#FFFFFF',
  panel: '#F5F7FA',
  text: '#1B2026',
  muted: '#56606D',
  control: '#7A8593',
  hairline: '#D6DCE3',
  link: '#0B5CAD',
  muscles: ['#005B96', '#BC4D00', '#2A1012', '#766768'],
  controlGroup: '#3F7F3A',
  patientGroup: '#7B3294',
  ok: '#00647D',
  look: '#946000',
  stop: '#7F1010',
}

export const dark: Theme = {
  page: '#12161B',
  panel: '#1C222A',
  text: '#ECEFF3',
  muted: '#A8B3C0',
  control: '#6F7B89',
  hairline: '#323B46',
  link: '#7CB8F2',
  muscles: ['#8CC8F5', '#E8762B', '#DAD9CA', '#978A86'],
  controlGroup: '#82BE74',
  patientGroup: '#C78BDD',
  ok: '#4CC9E0',
  look: '#E8BE4A',
  stop: '#F2736B',
}

/** Ink of marks and lines on a map's colours, under a white halo: those colours are the same in both themes. */
export const mapInk = light.text

/** Colour never speaks alone: each muscle has its mark and its line as well. */
export const marks = ['diamond', 'disc', 'triangle', 'square'] as const
export type Mark = (typeof marks)[number]

/** Dash arrays, pt: solid, dashed, dotted, dash-dot. */
export const dashes = [undefined, '3 1.5', '0.8 1.4', '4 1.4 0.8 1.4'] as const

export interface MuscleStyle {
  readonly colour: Colour
  readonly mark: Mark
  readonly dash: string | undefined
}

/** How the muscle at `index` of the study's order is drawn. */
export const muscleStyle = (theme: Theme, index: number): MuscleStyle => ({
  colour: theme.muscles[index % 4],
  mark: marks[index % 4],
  dash: dashes[index % 4],
})
