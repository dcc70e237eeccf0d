// Writes the sample files beside this script, or into a folder: node data-samples/make.mjs [FOLDER]
// The people are simulated (make-person.mjs); the same seed gives the same bytes. broken/ is written by hand.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { atan2 } from '@penfield/kernels'
import { matFile } from './make-mat.mjs'
import { emg, muscles, simulatePerson, targets } from './make-person.mjs'
import { recording as emgRecording, navigatorStimuli } from './make-recording.mjs'
import { sampleStudy } from './make-study.mjs'

const nothing = '(null)'
const four = (value) => (Math.abs(value) < 0.00005 ? 0 : value).toFixed(4)
const lines = (rows) => `${rows.join('\n')}\n`
const difference = (a, b) => a.map((value, i) => value - b[i])
const dot = (a, b) => a.reduce((sum, value, i) => sum + value * b[i], 0)
const poseCells = ({ positionMm, axes }) => [...positionMm, ...axes.flat()].map(four)

// --- Brainsight text export, version 12 (FORMATS: columns are found by name) ---

const location = ['Loc. X', 'Loc. Y', 'Loc. Z']
const rotation = [0, 1, 2].flatMap((column) => [0, 1, 2].map((row) => `m${column}n${row}`))
const errors = ['Dist. to Target', 'Target Error', 'Angular Error', 'Twist Error']
const stimulator = ['Stim. Power A', 'Stim. Pulse Interval', 'Stim. Power B']
const happening = ['Date', 'Time', 'Creation Cause', 'Crosshairs Driver', 'Offset', 'Comment']
const recording = ['EMG Start', 'EMG End', 'EMG Res.', 'EMG Channels', 'EMG Window Start', 'EMG Window End']
const channels = muscles.flatMap((_, i) => [`EMG Peak-to-peak ${i + 1}`, `EMG Data ${i + 1}`])
const names = ['Sample Name', 'Session Name', 'Index', 'Assoc. Target']
const placeColumns = [...names, ...location, ...rotation, ...errors, ...stimulator, ...happening]
const emgColumns = [...recording, ...channels]

/** How far the coil was from its target: in space, along the head, and in the tilt of its axis (degrees). */
function errorCells({ target, arcMm, positionMm, axes }) {
  if (arcMm === null) return [nothing, nothing, nothing, nothing]
  const apart = difference(positionMm, target.positionMm)
  const along = dot(apart, target.axes[2])
  const cosine = dot(axes[2], target.axes[2])
  const squared = dot(apart, apart)
  const tilt = atan2(Math.sqrt(Math.max(0, 1 - cosine * cosine)), cosine) * (180 / Math.PI)
  return [Math.sqrt(squared), Math.sqrt(Math.max(0, squared - along * along)), tilt, 0].map(four)
}

const twoDigits = (value) => `${value}`.padStart(2, '0')

function clock(timeMs) {
  const seconds = Math.floor(timeMs / 1000)
  const [h, m, s] = [10 + Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(twoDigits)
  return `${h}:${m}:${s}.${`${timeMs % 1000}`.padStart(3, '0')}`
}

function placeCells(stimulus, k) {
  return [
    ...[`Sample ${k + 1}`, 'Session 1', k + 1, stimulus.target.name],
    ...poseCells(stimulus),
    ...errorCells(stimulus),
    ...[nothing, nothing, nothing],
    ...['2025-01-15', clock(stimulus.timeMs), 'TTL1', 'Coil', '0.0000', nothing],
  ]
}

function emgCells(stimulus) {
  const { startMs, endMs, stepMs, windowMs } = emg
  return [
    ...[startMs, endMs, stepMs].map((ms) => ms.toFixed(4)),
    muscles.length,
    ...windowMs.map(four),
    ...muscles.flatMap((_, i) => [four(stimulus.amplitudesUv[i]), stimulus.sweeps[i].join(';')]),
  ]
}

/** @param withEmg false: the navigator was not connected to an amplifier. */
const brainsight = (stimuli, withEmg = true) =>
  lines([
    '# Version: 12',
    '# Coordinate system: NIfTI:Scanner',
    '# Created by: Penfield sample maker',
    '# Units: millimetres, degrees, milliseconds, and microvolts',
    '# Encoding: UTF-8',
    '# Notes: Each column is delimited by a tab. Each value within a column is delimited by a semicolon.',
    `# ${['Target Name', ...location, ...rotation].join('\t')}`,
    ...targets.map((target) => [target.name, ...poseCells(target)].join('\t')),
    `# ${[...placeColumns, ...(withEmg ? emgColumns : [])].join('\t')}`,
    ...stimuli.map((stimulus, k) => [...placeCells(stimulus, k), ...(withEmg ? emgCells(stimulus) : [])].join('\t')),
    `# ${['Planned Landmark Name', ...location].join('\t')}`,
    'left tragus\t-75.0000\t5.0000\t-5.0000',
    'nasion\t0.0000\t95.0000\t10.0000',
    'right tragus\t75.0000\t5.0000\t-5.0000',
  ])

// --- Plain tables ---

const missing = 'n/a'
const amplitudeColumns = muscles.map((muscle) => `${muscle}_MEP`)

const tidyTable = (stimuli) =>
  lines([
    ['stimulus', 'x', 'y', 'z', ...amplitudeColumns].join('\t'),
    ...stimuli.map(({ arcMm, positionMm, amplitudesUv }, k) => {
      const place = arcMm === null ? [missing, missing, missing] : positionMm.map(four)
      return [k + 1, ...place, ...amplitudesUv.map((uv) => uv.toFixed(2))].join('\t')
    }),
  ])

/** The same answers as if the grid had been measured on the head with a tape: cm from the vertex, decimal commas. */
const tapeTable = (stimuli) =>
  lines([
    ['x', 'y', ...amplitudeColumns].join(';'),
    ...stimuli.slice(3).map(({ target, amplitudesUv }) => {
      const cells = [...target.tapeMm.map((mm) => (mm / 10).toFixed(1)), ...amplitudesUv.map((uv) => uv.toFixed(1))]
      return cells.join(';').replaceAll('.', ',')
    }),
  ])

// --- Localite trigger markers ---

/** Localite's coil axes are −z, −y, −x of Brainsight's: x points into the head. */
const localiteAxes = ([x, y, z]) => [z, y, x].map((axis) => axis.map((value) => -value))

function markerXml({ arcMm, positionMm, axes, timeMs, amplitudesUv }) {
  const columns = [...(arcMm === null ? axes : localiteAxes(axes)), positionMm]
  const cells = [0, 1, 2].flatMap((row) => columns.map((column, c) => `data${row}${c}="${column[row].toFixed(6)}"`))
  return [
    `    <TriggerMarker color="#ffafaf" description="" recordingTime="${timeMs}" selected="false" set="${arcMm !== null}" visibility="true">`,
    '        <ResponseValues>',
    `            <Value key="mepAmplitude" response="${amplitudesUv[0].toFixed(2)}"/>`,
    '            <Value key="valueA" response="NaN"/>',
    '            <Value key="amplitudeA" response="0.0"/>',
    '        </ResponseValues>',
    `        <Matrix4D ${cells.join(' ')} data30="0.0" data31="0.0" data32="0.0" data33="1.0"/>`,
    '    </TriggerMarker>',
  ]
}

const localite = (stimuli) =>
  lines([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<TriggerMarkerList coordinateSpace="RAS" isOnlineReading="true" startTime="10:00:00.000">',
    '    <!--Made by the Penfield sample maker.-->',
    '    <ResponseParameters selectedResponseChannel="0">',
    '        <responseDescription id="mepAmplitude" maxValue="51200.0" minValue="-51200.0" name="MEP Amplitude" unit="uV"/>',
    '        <responseDescription id="valueA" maxValue="200.0" minValue="0.0" name="Value A (di/dt)" unit="A/us"/>',
    '        <responseDescription id="amplitudeA" maxValue="100.0" minValue="0.0" name="Amplitude A" unit="%"/>',
    '    </ResponseParameters>',
    ...stimuli.flatMap(markerXml),
    '</TriggerMarkerList>',
  ])

// --- Everything ---

function write(path, content) {
  const file = join(process.argv[2] ?? import.meta.dirname, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}

for (const [path, content] of await sampleStudy('0.1.0')) write(`study/${path}`, content)

const control = simulatePerson(1, 15)
const patient = simulatePerson(2, 6)
const mapped = control.slice(3)

write('brainsight/control-01.txt', brainsight(control))
write('brainsight/patient-01.txt', brainsight(patient))
write(
  'brainsight/participants.tsv',
  lines(['participant_id\tgroup\themisphere', 'control-01\tcontrol\tL', 'patient-01\tpatient\tL']),
)
write(
  'brainsight/study.json',
  `${JSON.stringify({ title: 'Two simulated people, two back muscles', muscles }, null, 2)}\n`,
)
write('table/control-01.tsv', tidyTable(control))
write('scalp/grid-cm.csv', tapeTable(control))
write('localite/TriggerMarkers_Coil0_20250115100000000.xml', localite(control.slice(2, 23)))
write(
  'mat/maps.mat',
  matFile({
    NavDataA: mapped.map(({ positionMm }) => positionMm),
    MEPampA: mapped.map(({ amplitudesUv }) => [amplitudesUv[0]]),
    NavDataB: mapped.map(({ positionMm }) => positionMm),
    MEPampB: mapped.map(({ amplitudesUv }) => [amplitudesUv[1]]),
  }),
)
write('emg/navigator.txt', brainsight(navigatorStimuli(), false))
write('emg/recording.edf', emgRecording())
