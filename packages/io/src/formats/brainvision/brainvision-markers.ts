/** The marker file: `Mk<n>=type,description,position,size,channel[,date]`, positions counted from 1. */
import type { Issue } from '@penfield/core'
import { shown } from '@penfield/kernels'
import type { Source } from '../../format.js'
import { issue } from '../../issues.js'
import { numberFromCell } from '../../number.js'
import { baseNameOf } from './brainvision-files.js'
import { cellsOf, type Entry, entryOf, type Ini, sectionOf } from './brainvision-ini.js'

export interface PlacedMarker {
  /** "Stimulus S 1"; of a marker without type its description alone. */
  readonly text: string
  /** "new segment" begins a run, "time 0" is the pulse of an epoch; in lower case. */
  readonly type: string
  /** Counted from 0. */
  readonly sample: number
  /** YYYYMMDDhhmmssuuuuuu; empty when it has none. */
  readonly date: string
}

export interface MarkerFile {
  /** Ascending; those at one sample in the file's order. */
  readonly markers: readonly PlacedMarker[]
  readonly issues: readonly Issue[]
}

/**
 * The markers inside a recording.
 *
 * @param samples of a channel, all runs together.
 * @param data     file of samples that the header led to.
 */
export function markersOf(ini: Ini, samples: number, data: Source): MarkerFile {
  const markers: PlacedMarker[] = []
  const outside: Entry[] = []
  for (const entry of sectionOf(ini, 'Marker Infos')) {
    if (!/^mk\d+$/.test(entry.key)) continue
    const marker = markerOf(entry)
    if (marker.sample >= 0 && marker.sample < samples) markers.push(marker)
    else outside.push(entry)
  }
  markers.sort((a, b) => a.sample - b.sample)
  return { markers, issues: [...otherDataFile(ini, data), ...outsideIssue(ini, outside, samples)] }
}

function markerOf({ value }: Entry): PlacedMarker {
  const [type, description = '', position = '', , , date = ''] = cellsOf(value)
  const number = numberFromCell(position) ?? Number.NaN
  return {
    text: `${type} ${description}`.trim(),
    type: type.toLowerCase(),
    sample: Number.isInteger(number) ? number - 1 : Number.NaN,
    date,
  }
}

function outsideIssue({ file }: Ini, outside: readonly Entry[], samples: number): readonly Issue[] {
  if (outside.length === 0) return []
  const what = `The marker ${shown(outside[0].value)} has no position inside the recording; a whole number from 1 to ${samples} was expected.`
  const fix =
    'Check that the marker file belongs to the recording and that the data are whole; these markers are left out.'
  return [issue('io/brainvision-marker-outside', what, { file, line: outside[0].line }, fix, outside.length)]
}

function otherDataFile(ini: Ini, data: Source): readonly Issue[] {
  const entry = entryOf(ini, 'Common Infos', 'DataFile')
  if (entry === undefined || entry.value.replaceAll('$b', baseNameOf(ini.file)) === data.name) return []
  const what = `The marker file names the data file ${shown(entry.value)} and the header leads to ${shown(data.name)}, which was read.`
  const fix = 'Check that the markers are those of this recording; after renaming, correct the name inside .vmrk too.'
  return [issue('io/brainvision-renamed', what, { file: ini.file, line: entry.line }, fix)]
}
