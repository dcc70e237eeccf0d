/**
 * The formats that are read, in the order in which a file is tried.
 *
 * From the surest sign to the weakest: a MAT file has its mark at a fixed byte; Localite's XML has its root element;
 * Brainsight's export is text with its own first lines; a plain table is any text with a delimiter, which the
 * others' text would be too, so it comes last.
 */
import type { Format } from '../format.js'
import { brainsight } from './brainsight.js'
import { localite } from './localite.js'
import { mat5 } from './mat5.js'
import { table } from './table.js'

export const formats: readonly Format[] = [mat5, localite, brainsight, table]
