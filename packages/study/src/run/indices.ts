import type { StudyIndex } from '@penfield/report'

/** The numbers that the page of a study shows of everyone; the tables have all. */
export const studyIndices: readonly StudyIndex[] = [
  { id: 'histogram_intersection', name: 'Histogram intersection', unit: '1' },
  { id: 'cog_distance', name: 'Distance of the centres', unit: 'mm' },
  { id: 'cog_shift_ap', name: 'Shift of the centres, anterior', unit: 'mm' },
]
