/**
 * The formats that are read, in the order in which a file is tried.
 *
 * From the surest sign to the weakest: a MAT file of either version and a Spike2 file have their mark at a fixed byte; a workbook is a
 * zip archive with a part of its own name; BDF has its own first eight bytes, and
 * EDF a digit among spaces and a number at a fixed byte; Localite's XML has its root element;
 * Brainsight's export is text with its own first lines; BrainVision's header and marker file begin with their names, and
 * its samples are known by a header beside them that names them; LabChart's text begins with a key of its header; a plain
 * table is any text with a delimiter, which the others' text would be too, so it comes last.
 */
import type { Format } from '../format.js'
import { brainsight } from './brainsight/brainsight.js'
import { brainvision } from './brainvision/brainvision.js'
import { cedSignal } from './ced-signal/ced-signal.js'
import { bdf } from './edf/bdf.js'
import { edf } from './edf/edf.js'
import { labchartText } from './labchart-text/labchart-text.js'
import { localite } from './localite/localite.js'
import { mat5 } from './mat5/mat5.js'
import { spike2 } from './spike2/spike2.js'
import { table } from './table/table.js'
import { xlsx } from './xlsx/xlsx.js'

export const formats: readonly Format[] = [
  mat5,
  cedSignal,
  spike2,
  xlsx,
  bdf,
  edf,
  localite,
  brainsight,
  brainvision,
  labchartText,
  table,
]
