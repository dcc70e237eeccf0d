/** Localite TMS Navigator (.xml): lists of recorded stimuli, and of stored poses, which are targets. */
import type { Frame, Issue } from '@penfield/core'
import { shown } from '@penfield/kernels'
import { emptySession } from '../../empty-session.js'
import type { Format, Reading, ReadOptions } from '../../format.js'
import { headText } from '../../head.js'
import { error, issue } from '../../issues.js'
import { whyUnusable } from '../../usable.js'
import { readXml, type XmlElement } from '../../xml.js'
import type { Space } from './localite-pose.js'
import { readTriggerMarkers } from './localite-session.js'

const title = 'Localite TMS Navigator'
const stimulusRoot = 'TriggerMarkerList'
const targetRoots = new Set(['InstrumentMarkerList', 'EntryTargetList', 'GUMMarkerList'])
/** Roots of files that hold no stimuli, and what they are. */
const otherRoots = new Map([
  ['LocTMSTriggerData', 'the trigger data that Localite keeps for its display'],
  ['LocSessionState', 'the state of a Localite session'],
])

const rootName = (head: string): string => /<([A-Za-z_][\w.-]*)/.exec(head)?.[1] ?? ''
const isOurs = (root: string): boolean => root === stimulusRoot || targetRoots.has(root) || otherRoots.has(root)

export const localite: Format = {
  id: 'localite',
  title,
  extensions: ['.xml'],
  sniff: (source) => {
    const head = headText(source)
    return head.trimStart().startsWith('<') && isOurs(rootName(head))
  },
  read: (source, options) => {
    const root = readXml(source)
    const other = otherRoots.get(root.name)
    if (other !== undefined || !isOurs(root.name)) throw refusedRoot(root, source.name, other)
    return root.name === stimulusRoot
      ? readStimuli(root, source.name, options)
      : readTargets(root, source.name, options)
  },
}

function readStimuli(root: XmlElement, file: string, options: ReadOptions): Reading {
  const { space, issues } = spaceOf(root, file, options.frame)
  const { session, block, ends, issues: found, unusable } = readTriggerMarkers(root, space, file, options.muscles)
  const reading = { ...readingOf(0), sessions: [session], block, ends, issues: [...issues, ...found] }
  return { ...reading, unusable: whyUnusable([session], emgAdvice) ?? unusable }
}

const emgAdvice =
  'Give the EMG recording of the session as well; the navigator recorded places and no usable MEP amplitudes.'

function readTargets(root: XmlElement, file: string, options: ReadOptions): Reading {
  const { space, issues } = spaceOf(root, file, options.frame)
  const sessions = [emptySession(space.frame)]
  return { ...readingOf(countMarkers(root)), sessions, issues, unusable: whyUnusable(sessions, emgAdvice) }
}

const readingOf = (targets: number) =>
  ({ format: 'localite', title, version: null, createdBy: null, targets, unit: 'mm', ends: null }) as const

const countMarkers = (element: XmlElement): number =>
  element.children.reduce((sum, child) => sum + (child.name === 'Marker' ? 1 : countMarkers(child)), 0)

/** @throws {PenfieldError} io/frame-refused — the user states another frame than the file. */
function spaceOf(
  root: XmlElement,
  file: string,
  asked: ReadOptions['frame'],
): { readonly space: Space; readonly issues: readonly Issue[] } {
  const stated = root.attributes.get('coordinateSpace') ?? null
  const frame = frameOfSpace(stated)
  const inWords = stated === null ? 'not stated' : shown(stated)
  if (asked !== undefined && asked !== frame) {
    throw error('io/frame-refused', {
      what: `The file's coordinate space is ${inWords} (frame ${frame}); ${shown(asked)} was asked for.`,
      where: { file, line: root.line, argument: '--frame' },
      fix: 'Leave --frame out, or save the session again in the space that is needed.',
    })
  }
  const unsure = issue(
    'io/localite-frame',
    `The coordinate space is ${inWords}; RAS, LPS or MNI was expected. The frame is ${frame}.`,
    { file, line: root.line },
    'Save the session again in one of these spaces if anterior, lateral and group comparisons are needed.',
  )
  return { space: { frame, isLps: stated === 'LPS' }, issues: frame.startsWith('device:') ? [unsure] : [] }
}

function frameOfSpace(stated: string | null): Frame {
  if (stated === 'MNI') return 'mni'
  return stated === 'RAS' || stated === 'LPS' ? 'subject' : 'device:localite'
}

function refusedRoot(root: XmlElement, file: string, other: string | undefined) {
  const found = other === undefined ? `an XML file of another kind (${shown(root.name)})` : `${other} (${root.name})`
  return error('io/refused-format', {
    what: `This is ${found}; it holds no stimuli.`,
    where: { file, line: root.line },
    fix: 'Give the file TriggerMarkers_Coil0_….xml of the folder TMSTrigger in its place.',
  })
}
