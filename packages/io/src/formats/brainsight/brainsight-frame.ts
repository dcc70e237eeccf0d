/** The coordinate systems of Brainsight exports and the frames that they are. */
import { type Frame, frameFromText, type Issue } from '@penfield/core'
import { shown } from '@penfield/kernels'
import type { ReadOptions } from '../../format.js'
import { error, issue } from '../../issues.js'

const subjectSystems = new Set(['aligned', 'scanner'])

/**
 * The frame of a system. `NIfTI:Q:<name>` and `NIfTI:S:<name>` are the two transforms of an image: RAS of the participant
 * unless the name is a template. Other templates than MNI-152 keep their name, because their RAS is not that of MNI.
 */
export function frameOfSystem(system: string): Frame {
  if (system === 'Brainsight') return 'device:brainsight'
  const [, transform, space] = /^NIfTI:(?:([QS]):)?(.+)$/i.exec(system) ?? []
  const name = (space ?? system).trim().toLowerCase()
  if (space !== undefined) {
    if (/^mni[-_ ]?152$/.test(name)) return 'mni'
    if (subjectSystems.has(name)) return 'subject'
    const isTemplate = name === 'talairach' || name.includes('template')
    if (transform !== undefined && !isTemplate) return 'subject'
  }
  return `device:brainsight-${name.replace(/[^a-z0-9.]+/g, '-').slice(0, 40)}`
}

/**
 * The frame of an export, held against the one the user states.
 *
 * @throws {PenfieldError} io/frame-refused — the file does not allow the frame that was asked for.
 */
export function chooseFrame(
  system: string | undefined,
  asked: ReadOptions['frame'],
  file: string,
): { readonly frame: Frame; readonly issues: readonly Issue[] } {
  const found = frameOfSystem(system ?? 'unknown')
  const isWorld = found === 'device:brainsight-world'
  const frame = isWorld && asked === 'subject' ? 'subject' : found
  if (asked !== undefined && asked !== frame) throw refused(system, frame, asked, file)
  const isKnown = frame !== found || !found.startsWith('device:brainsight-')
  return { frame, issues: isKnown && !isWorld ? [] : [unsure(system, frame, file)] }
}

const unsure = (system: string | undefined, frame: Frame, file: string): Issue =>
  issue(
    'io/brainsight-frame',
    `The coordinate system ${shown(system ?? 'not stated')} does not say for certain which image stands behind it; the frame is ${frame}.`,
    { file },
    'Export with a NIfTI coordinate system if anterior, lateral and group comparisons are needed.',
  )

function refused(system: string | undefined, frame: Frame, asked: string, file: string) {
  const reason =
    frameFromText(asked) === undefined
      ? 'which is not one of scalp, subject, mni, device:<name>'
      : 'and without the image positions cannot be moved from one to the other'
  return error('io/frame-refused', {
    what: `The file's coordinate system is ${shown(system ?? 'not stated')} (frame ${frame}); ${shown(asked)} was asked for, ${reason}.`,
    where: { file, argument: '--frame' },
    fix: `Leave --frame out, or export the session again with a NIfTI coordinate system.`,
  })
}
