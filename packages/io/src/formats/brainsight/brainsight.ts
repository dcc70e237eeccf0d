/** Brainsight text export (.txt). */
import type { Issue } from '@penfield/core'
import { shown } from '@penfield/kernels'
import { emptySession } from '../../empty-session.js'
import type { Format, Reading, ReadOptions, Source } from '../../format.js'
import { headText } from '../../head.js'
import { error, issue } from '../../issues.js'
import { decodeText } from '../../text.js'
import { endsOf, whyUntrustworthy } from '../../tracking.js'
import { whyUnusable } from '../../usable.js'
import { chooseFrame } from './brainsight-frame.js'
import { checkPoseColumns, poseOf } from './brainsight-pose.js'
import { type BrainsightText, checkWidths, cutSections, type Section, sectionsNamed } from './brainsight-sections.js'
import { readSession, sessionParts } from './brainsight-session.js'

const title = 'Brainsight text export'
const knownVersions = new Set(['5', '7', '8', '12', '13', '14'])
const header = /^# ?(?:Target|Sample|Electrode|Planned Landmark|Session Landmark|Session) Name\t/m
const metadata = /^# ?(?:Coordinate system|Created by: *Brainsight)/im
const emgAdvice = 'Export the samples again with their EMG, or give the EMG recording of the session as well.'

const isExport = (head: string): boolean => head.startsWith('#') && (header.test(head) || metadata.test(head))
const isLiveLog = (head: string): boolean => head.includes('Polaris Frame Number') && !header.test(head)
const isProject = (name: string): boolean => /\.bsproj(?:$|[\\/])/i.test(name)

export const brainsight: Format = {
  id: 'brainsight',
  title,
  extensions: ['.txt'],
  sniff: (source) => {
    const head = headText(source)
    return isExport(head) || isLiveLog(head) || isProject(source.name)
  },
  read: (source, options) => {
    refuseRelatives(source)
    return readExport(cutSections(decodeText(source), source.name), source.name, options)
  },
}

function refuseRelatives({ name, bytes }: Source): void {
  const head = headText({ name, bytes })
  const fix = 'In Brainsight, open the session, choose the samples and export them as a text file (.txt).'
  if (isLiveLog(head)) {
    const what = 'This is the log of a live Brainsight stream (columns such as "Polaris Frame Number"), not an export.'
    throw error('io/refused-format', { what, where: { file: name }, fix })
  }
  if (!isExport(head) && isProject(name)) {
    const what = 'This is a Brainsight project (.bsproj), which only Brainsight can open; its text export was expected.'
    throw error('io/refused-format', { what, where: { file: name }, fix })
  }
}

function readExport(text: BrainsightText, file: string, options: ReadOptions): Reading {
  checkUnits(text, file)
  const version = text.metadata.get('version') ?? null
  const { frame, issues } = chooseFrame(text.metadata.get('coordinate system'), options.frame, file)
  const samples = samplesOf(text, file)
  const read = samples === null ? [] : sessionParts(samples).map((part) => readSession(part, frame, options.muscles))
  const sessions = read.length === 0 ? [emptySession(frame)] : read.map(({ session }) => session)
  return {
    format: 'brainsight',
    title,
    version,
    createdBy: text.metadata.get('created by') ?? null,
    sessions,
    targets: sectionsNamed(text, 'Target Name').reduce((sum, { rows }) => sum + rows.length, 0),
    unit: 'mm',
    ends: samples === null ? null : endsOf(samples.rows.map((row) => poseOf(samples, row))),
    block: read.length === 1 ? read[0].block : undefined,
    issues: [...versionIssues(version, file), ...issues, ...read.flatMap((part) => part.issues)],
    unusable: whyUnusable(sessions, emgAdvice) ?? whyUntrustworthy(read.map(({ places }) => places)),
  }
}

/** @throws {PenfieldError} io/brainsight-units — the file states other units than the export's own. */
function checkUnits(text: BrainsightText, file: string): void {
  const units = text.metadata.get('units')
  if (units === undefined || (/millimet(?:re|er)s?/i.test(units) && /microvolts?/i.test(units))) return
  throw error('io/brainsight-units', {
    what: `The file states the units ${shown(units)}; millimetres and microvolts were expected.`,
    where: { file },
    fix: 'Export the session again with millimetres and microvolts.',
  })
}

const versionIssues = (version: string | null, file: string): Issue[] =>
  version !== null && knownVersions.has(version)
    ? []
    : [
        issue(
          'io/brainsight-version',
          `The export version ${shown(version ?? 'not stated')} is not one of ${[...knownVersions].join(', ')}; it was read by its column names.`,
          { file },
          'Compare the first and last position and the number of stimuli with Brainsight.',
        ),
      ]

/** The table of samples, checked; null when the file has none. */
function samplesOf(text: BrainsightText, file: string): Section | null {
  const [samples, second] = sectionsNamed(text, 'Sample Name')
  if (samples === undefined) return null
  if (second !== undefined) {
    throw error('io/brainsight-sections', {
      what: `The file has two tables of samples (lines ${samples.line} and ${second.line}); one was expected.`,
      where: { file, line: second.line },
      fix: 'Give each export as a file of its own.',
    })
  }
  checkWidths(samples)
  checkPoseColumns(samples)
  return samples
}
