/** Mean maps of two groups on one scale, and their difference with contours of significance. */
import { cividis } from '../../colour.js'
import { quantityOfUnit, unitName } from '../../format.js'
import { pt, text } from '../../svg.js'
import { fitText } from '../../text-width.js'
import { light, type Theme } from '../../theme.js'
import { colourBar, colourBarWidth } from '../colour-bar.js'
import { type Drawing, drawingOf } from '../figure.js'
import { letterOf, panelTitle } from '../layout.js'
import { legend } from '../legend.js'
import { definitions, hatch } from '../pattern.js'
import { letterRoom, orientationMarks, type PlanView, planView, scaleBar } from '../plan.js'
import { groupDifferenceColour } from './group-colour.js'
import {
  differenceShading,
  mapCells,
  type Shading,
  significanceContours,
  twoToneHatch,
  valueShading,
} from './group-map-panel.js'
import { type GroupMapsPicture, isSparse } from './group-maps-picture.js'
import { altText, clusterWords, enoughInWords, legendItems, notes, peopleInWords } from './group-maps-words.js'
import { squareCells } from './square-cells.js'

export type { GroupMap, GroupMapsPicture } from './group-maps-picture.js'

const widthMm = 178
const barGap = 5
const groupGap = 8
const titleRoom = 14
/** Height of a colour bar beside a low map, pt. */
const leastBar = 60

/** Null where there is no node, or no group has a value. */
export function groupMaps(picture: GroupMapsPicture, theme: Theme = light): Drawing | null {
  const { groups, difference, nodesMm, cellMm, muscle, isShape } = picture
  const values = groups.flatMap(({ mean }) => [...mean].filter(Number.isFinite))
  if (values.length === 0 || nodesMm.length < 2 || !(cellMm > 0)) return null
  const shading = valueShading(least(0, values), most(0, values), cividis)
  const differences = [...difference].filter(Number.isFinite).map(Math.abs)
  const diverging = differenceShading(most(0, differences), groupDifferenceColour)
  const id = `group-maps-${muscle}-${isShape ? 'shape' : 'size'}`
  const unsampled = hatch(`${id}-unsampled`, 45, theme.control, 3.5, 0.25)
  const sparse = twoToneHatch(`${id}-sparse`)
  const { views, slot } = viewsOf(picture, shading, diverging)
  const bottom = views[0].top + views[0].height
  const wordsY = Math.max(bottom + 18, views[0].top + leastBar + 10)
  const key = legend(legendItems(picture, unsampled, sparse), 2, wordsY + 17, pt(widthMm) - 4, theme)
  const cells = squareCells(nodesMm, cellMm)
  const titles = [...groups.map(({ name }) => name), `${groups[1].name} \u2212 ${groups[0].name}`]
  const under = [...groups.map(({ people, n }) => peopleInWords(people, n)), enoughInWords(picture)]
  const alt = altText(picture)
  return drawingOf({
    widthMm,
    heightPt: wordsY + 17 + key.height,
    title: `Mean maps of ${muscle} by group`,
    alt,
    caption: [alt, ...notes(picture)].join(' '),
    body: [
      definitions([unsampled, sparse]),
      ...[groups[0].mean, groups[1].mean, difference].flatMap((shown, k) => [
        ...titleOver(views[k], slot, letterOf(k), titles[k], theme),
        ...mapCells({
          ...{ cells, view: views[k], values: shown, shading: k === 2 ? diverging : shading, unsampled, sparse },
          isSparse: (node) => isSparse(picture, node),
        }),
        ...(k === 2 && picture.pFwe !== null ? significanceContours(cells, picture.pFwe, views[k]) : []),
        ...orientationMarks(views[k], picture.anchored, theme),
        text(views[k].left + views[k].width / 2, wordsY, fitText(under[k], 7, slot), {
          ...{ 'text-anchor': 'middle', fill: theme.muted },
        }),
      ]),
      ...bar(views[1], slot, shading, valueName(picture), theme),
      ...bar(views[2], slot, diverging, differenceName(picture), theme),
      ...scaleBar(letterRoom, wordsY + 9, views[0], theme),
      ...(picture.pFwe === null
        ? []
        : [text(pt(widthMm) - 2, wordsY + 11.5, clusterWords, { 'text-anchor': 'end', fill: theme.text })]),
      ...key.markup,
    ],
  })
}

const least = (start: number, values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), start)
const most = (start: number, values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), start)

/** Two maps and their bar, then the difference and its own; `slot` is the room of one with its letters, pt. */
function viewsOf({ nodesMm, cellMm }: GroupMapsPicture, shading: Shading, diverging: Shading) {
  const bars = [shading, diverging].reduce((sum, { ticks }) => sum + barWidth(ticks) + barGap, 0)
  const slot = (pt(widthMm) - bars - groupGap - 6) / 3
  const [us, vs] = [0, 1].map((axis) => [...nodesMm].filter((_, k) => k % 2 === axis))
  const half = cellMm / 2
  const extent = {
    ...{ u0: least(us[0], us) - half, u1: most(us[0], us) + half },
    ...{ v0: least(vs[0], vs) - half, v1: most(vs[0], vs) + half },
  }
  const second = barWidth(shading.ticks) + barGap + groupGap
  const views = [0, 1, 2].map((k) =>
    planView(
      extent,
      2 + k * slot + (k === 2 ? second : 0) + letterRoom,
      titleRoom + letterRoom,
      slot - 2 * letterRoom,
      pt(90),
    ),
  )
  return { views, slot }
}

const barWidth = (ticks: Shading['ticks']): number => colourBarWidth(ticks.map(({ label }) => label))

/** Over the slot, not the map, which may be narrow. */
function titleOver(view: PlanView, slot: number, letter: string, name: string, theme: Theme): string[] {
  const left = view.left + view.width / 2 - slot / 2 + letterRoom
  return panelTitle({ left, top: view.top - 2, width: slot - letterRoom }, letter, name, null, theme)
}

function bar(view: PlanView, slot: number, { colourOfShare, ticks }: Shading, name: string, theme: Theme): string[] {
  const left = view.left + view.width / 2 + slot / 2 + barGap
  const height = Math.max(leastBar, view.height)
  const shown = fitText(name, 7, height + 16)
  return colourBar({ left, top: view.top, height, colourOf: colourOfShare, ticks, name: shown, theme })
}

function valueName({ unit, isShape }: GroupMapsPicture): string {
  if (isShape) return 'Relative to own size'
  const name = unitName(quantityOfUnit[unit])
  return name === '' ? 'Mean' : `Mean (${name})`
}

function differenceName({ unit, isShape }: GroupMapsPicture): string {
  const name = isShape ? '' : unitName(quantityOfUnit[unit])
  return name === '' ? 'Difference' : `Difference (${name})`
}
