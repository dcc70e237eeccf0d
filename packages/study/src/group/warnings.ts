/** What must be known of a comparison before it is believed. */
import { isCommonFrame } from './map-comparison.js'
import type { GroupOptions } from './options.js'
import type { GroupPeople } from './people.js'
import type { GroupResults } from './results.js'
import type { Strata } from './strata.js'

export function warningsOf(
  { numbers, sites, settings }: GroupResults,
  everyone: GroupPeople,
  { people }: GroupPeople,
  visits: ReadonlyMap<string, readonly string[]>,
  strata: Strata,
  options: GroupOptions,
): readonly string[] {
  const again = people.filter(({ label }) => (visits.get(label)?.length ?? 0) > 1).length
  const firsts = [...new Set(people.flatMap(({ label }) => visits.get(label)?.[0] ?? []))].sort()
  const frames = [...new Set(sites.map(({ frame }) => frame))]
  const isPlaced = frames.length === 1 && isCommonFrame(frames[0])
  const sided = new Set(numbers.flatMap(({ participant, hemisphere }) => (hemisphere === 'n/a' ? [] : [participant])))
  const sideless = strata.names.includes('n/a') ? [] : people.filter(({ label }) => !sided.has(label))
  const checklist = ['age', 'sex', 'head_mm', 'background', 'handedness', 'medication', 'pain_now', 'episodes']
  const absent = checklist.filter((name) => !everyone.table.columns.includes(name))
  return [
    ...(settings.length > 1
      ? [
          `Sessions mapped with different settings are compared: ${settings.map(({ text, people: own }) => `${own.length} ${own.length === 1 ? 'person' : 'people'} with ${text}`).join('; ')}.`,
        ]
      : []),
    ...(options.primary === null ? ['Exploratory: no primary outcome was named before the analysis.'] : []),
    ...(again > 0 && options.visit === null && options.trial === null
      ? [
          `${again} people came more than once; the first visit of each is compared${firsts.length === 1 ? `, ${firsts[0]}` : ''}.`,
        ]
      : []),
    ...(firsts.length > 1 && options.visit === null && options.trial === null
      ? [
          `The first visits of the people have different names (${firsts.join(', ')}); name one with --visit if they are not alike.`,
        ]
      : []),
    ...(strata.apart.length > 0
      ? [
          `Nobody was stimulated on both hemispheres, ${strata.apart.map(({ hemisphere, people: n }) => `${n} people on ${hemisphere}`).join(' and ')}: each is compared apart.`,
        ]
      : []),
    ...(sideless.length > 0
      ? [
          `Of ${sideless.map(({ label }) => label).join(', ')} no session says which hemisphere was stimulated, so none of their numbers is compared.`,
        ]
      : []),
    ...(strata.drawn.length > 0
      ? [
          `${strata.drawn.length} people have no pain on one side; theirs was drawn, in the proportions of the others (seed ${options.seed}), and stands in people.tsv.`,
        ]
      : []),
    ...(sites.length > 0 && !isPlaced && options.trial === null
      ? [
          `No maps, centres and orientations are compared: places in the ${frames.length === 1 ? 'frame' : 'frames'} ${frames.join(', ')} of one person are not those of another.`,
        ]
      : []),
    ...(absent.length > 0 ? [`The table of people does not record ${absent.join(', ')}.`] : []),
  ]
}
