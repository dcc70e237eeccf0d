/** Small valid files of each format, for the contract: what every reader must survive is made from them. */
import type { Source } from '../format.js'
import { smallRecording } from './brainvision/brainvision.test-support.js'
import { signalFiles } from './ced-signal/ced-signal.test-support.js'
import { bdfSeeds, edfSeeds } from './edf/edf.test-support.js'
import { labchartExport, utf16Source } from './labchart-text/labchart-text.test-support.js'
import { matFixture } from './mat5/mat5-fixtures.test-support.js'
import { spike2Files } from './spike2/spike2.test-support.js'
import { partsOf, rowsXml, session, since1904, zipOf } from './xlsx/xlsx.test-support.js'

const ofText = (text: string) => new TextEncoder().encode(text)
const ofBase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))
const whole = (bytes: Uint8Array): Source => ({ name: 'valid', bytes })

/** MAT files that SciPy 1.17 wrote: a compressed pair of matrices, a cell array, and 16-bit numbers beside text and a structure. */
const matStart =
  'TUFUTEFCIDUuMCBNQVQtZmlsZSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg' +
  'ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAAAAAAAAAA'
const matFiles = [
  matStart +
    'AAABSU0PAAAATAAAAHic42NgYLgAxGxAzAGlQYAVic8MxIxAzAXEfollLokliW4unhB1nEA8AaqHocHxAFaawRI77RAAVecNpd3w' +
    'izOEOGClHTBpAJ0JGYcPAAAAPQAAAHic42NgYCgAYjYg5oDSIMCKxGeEYk4g9nUNSMwtcHPxhKoDiRkwoAGFOAcIIwRCJxRD6AXe' +
    'DjAlAGgrB20=',
  matStart +
    'AAABSU0OAAAA2AEAAAYAAAAIAAAAAQAAAAAAAAAFAAAACAAAAAEAAAACAAAAAQAEAG1hcHMOAAAA8AAAAAYAAAAIAAAABgAAAAAA' +
    'AAAFAAAACAAAAAYAAAAEAAAAAQAAAAAAAAAJAAAAwAAAAAAAAAAAgEHAAAAAAACAQcAAAAAAAIBBwAAAAAAAADnAAAAAAAAAOcAA' +
    'AAAAAAA5wAAAAAAAQFDAAAAAAACAS8AAAAAAAIBGwAAAAAAAQFDAAAAAAACAS8AAAAAAAIBGwAAAAAAAAFRAAAAAAAAAVEAAAAAA' +
    'AABUQAAAAAAAQFRAAAAAAABAVEAAAAAAAEBUQAAAAAAAAAAAAAAAAAAgXkAAAAAAAABUQAAAAAAAYHNAAAAAAACgS0AAAAAAAAAA' +
    'AA4AAACwAAAABgAAAAgAAAAGAAAAAAAAAAUAAAAIAAAABAAAAAQAAAABAAAAAAAAAAkAAACAAAAAAAAAAACAQcAAAAAAAIBBwAAA' +
    'AAAAgEHAAAAAAAAAOcAAAAAAAEBQwAAAAAAAgEvAAAAAAACARsAAAAAAAEBQwAAAAAAAAFRAAAAAAAAAVEAAAAAAAABUQAAAAAAA' +
    'QFRAAAAAAAAAAAAAAAAAACBeQAAAAAAAAFRAAAAAAABgc0A=',
  matStart +
    'AAABSU0OAAAAWAAAAAYAAAAIAAAACgAAAAAAAAAFAAAACAAAAAYAAAADAAAAAQACAFAxAAADAAAAJAAAAN3/3f/d/+f/5//n/7//' +
    'yf/T/7//yf/T/wAAeABQADYBNwAAAAAAAAAOAAAAMAAAAAYAAAAIAAAABAAAAAAAAAAFAAAACAAAAAEAAAAEAAAAAQAEAG5vdGUQ' +
    'AAQAdGV4dA4AAAB4AAAABgAAAAgAAAACAAAAAAAAAAUAAAAIAAAAAQAAAAEAAAABAAEAcwAAAAUABAACAAAAAQACAGEAAAAOAAAA' +
    'OAAAAAYAAAAIAAAABgAAAAAAAAAFAAAACAAAAAEAAAABAAAAAQAAAAAAAAAJAAAACAAAAAAAAAAAAPA/',
]

/** Recordings as LabChart, AcqKnowledge and Signal export them, compressed or not, and a sweep beside structures and cells. */
const matRecordings = ['labChart', 'labChartPlain', 'acqKnowledgePlain', 'signal', 'mixed'] as const

const brainsightText = [
  '# Version: 12',
  '# Coordinate system: Brainsight',
  '# Created by: Brainsight 2.5b2',
  '# Units: millimetres, degrees, milliseconds, and microvolts',
  ['# Sample Name', 'Session Name', 'Loc. X', 'Loc. Y', 'Loc. Z']
    .concat(['m0n0', 'm0n1', 'm0n2', 'm1n0', 'm1n1', 'm1n2', 'm2n0', 'm2n1', 'm2n2'])
    .concat(['EMG Start', 'EMG End', 'EMG Res.', 'EMG Channels', 'EMG Window Start', 'EMG Window End'])
    .concat(['EMG Peak-to-peak 1', 'EMG Data 1'])
    .join('\t'),
  ...[0, 1, 2, 3].map((k) =>
    [`Sample ${k}`, 'visit', 170 + k, 120, 160, 0, 1, 0, -1, 0, 0, 0, 0, 1, -1, 3, 1, 1, 0, 3, 5 * k]
      .concat([`0;0;${5 * k};0;0`])
      .join('\t'),
  ),
  '# Target Name\tLoc. X\tLoc. Y\tLoc. Z',
  'C3\t170\t120\t160',
  '',
].join('\n')

const localiteText = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<TriggerMarkerList coordinateSpace="RAS" startTime="10:00:00.000">',
  ...[0, 1, 2].map(
    (k) =>
      `<TriggerMarker recordingTime="${1000 * k}" set="${k !== 1}"><ResponseValues>` +
      `<Value key="mepAmplitude" response="${50 * k}"/><Value key="amplitudeA" response="55"/></ResponseValues>` +
      `<Matrix4D data00="0" data01="0" data02="1" data03="-${30 + k}" data10="0" data11="1" data12="0" data13="20"` +
      ' data20="-1" data21="0" data22="0" data23="90" data30="0" data31="0" data32="0" data33="1"/></TriggerMarker>',
  ),
  '</TriggerMarkerList>',
].join('\n')

const rows = Array.from({ length: 30 }, (_, k) => `${k};${-20 - (k % 6)};${10 + k};${80 + k};${3 * k};${k % 4}.5`)
const tableTexts = [
  ['stimulus;x;y;z;DM_MEP;LES_MEP', ...rows].join('\n'),
  ['id,muscle,x,y,mep', '1,DM,-40,1,5', '1,LES,-40,1,6', '"2","DM","-41","1",n/a', '2,LES,-41,1,0', ',,,,'].join('\n'),
]

const brainVisionFiles = [
  smallRecording({
    markers: ['New Segment,,1,1,0,20260102100000000000', 'Stimulus,S  1,2,1,0', 'New Segment,,3,1,0,'],
  }),
  smallRecording({
    numberType: 'IEEE_FLOAT_32',
    common: { Codepage: null, DataOrientation: 'VECTORIZED', DataPoints: '3' },
    channels: ['FDI,,,mV', 'Force,,0.5,N'],
  }),
]

/** Of each format at least one; a format of several files gives the first, with the others beside it. */
export const seeds: Readonly<Record<string, readonly Source[]>> = {
  edf: edfSeeds.map(whole),
  bdf: bdfSeeds.map(whole),
  'ced-signal': [signalFiles.two, signalFiles.frame].map(whole),
  spike2: [spike2Files.v5, spike2Files.v9].map(whole),
  mat5: [...matFiles.map(ofBase64), ...matRecordings.map(matFixture)].map(whole),
  localite: [whole(ofText(localiteText))],
  brainsight: [whole(ofText(brainsightText))],
  brainvision: brainVisionFiles,
  'labchart-text': [whole(ofText(labchartExport)), utf16Source(labchartExport)],
  table: tableTexts.map(ofText).map(whole),
  xlsx: [
    session,
    since1904,
    zipOf(
      partsOf(
        rowsXml([
          ['x', 'y', 'mep'],
          [40, 1, 100],
        ]),
      ),
    ),
  ].map(whole),
}
