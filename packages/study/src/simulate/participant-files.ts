/** One simulated participant: the files of every session, and what was latent in them. */
import { type Design, effectsAt, type MuscleTruth, participantOf, simulateSession, type Truth } from '@penfield/sim'
import type { SessionFiles } from './session-files.js'
import { writerOf } from './session-files.js'

/** Which participant of a design. Plain data: it travels to workers as it is. */
export interface ParticipantShard {
  readonly design: Design
  readonly group: number
  readonly index: number
}

export interface FieldRow {
  readonly participant: string
  readonly session: string
  readonly hemisphere: 'L' | 'R'
  readonly muscle: string
  readonly site: string
  readonly xMm: number
  readonly yMm: number
  readonly noiseFreeUv: number
}

/** A session's entry of truth.json; keys as they stand there. */
export interface SessionTruth extends Readonly<Record<string, unknown>> {
  readonly participant: string
  /** Visit, counted from 1, as in the name of the file. */
  readonly session: string
  readonly hemisphere: 'L' | 'R'
  readonly file: string
  /** With which the session is to be mapped; null: the usual one. */
  readonly threshold: string | null
}

export interface ParticipantFiles {
  readonly files: SessionFiles
  readonly sessions: readonly SessionTruth[]
  readonly fields: readonly FieldRow[]
}

/** @throws {PenfieldError} study/format-not-written; io errors of the writers. */
export function participantFiles({ design, group, index }: ParticipantShard): ParticipantFiles {
  const write = writerOf(design.format)
  const who = participantOf(design, group, index)
  const visits = Array.from({ length: who.visits }, (_, visit) => visit)
  const parts = visits.flatMap((visit) =>
    design.hemispheres.map((hemisphere) => {
      const { session, truth } = simulateSession(design, { group, participant: index, visit, hemisphere })
      const base = `${who.label}/${who.label}_ses-${visit + 1}_hemi-${hemisphere}`
      const files = write(session, base, truth.headMm)
      const identity = { participant: who.label, session: `${visit + 1}`, hemisphere }
      const effects = effectsAt(design, who, visit, hemisphere)
      return {
        files,
        sessions: [
          { ...identity, group: who.groupName, file: files[0][0], ...truthEntry(truth), effects },
        ] as SessionTruth[],
        fields: truth.muscles.flatMap((muscle) => fieldRows(identity, truth, muscle)),
      }
    }),
  )
  return {
    files: parts.flatMap(({ files }) => files),
    sessions: parts.flatMap(({ sessions }) => sessions),
    fields: parts.flatMap(({ fields }) => fields),
  }
}

const truthEntry = (truth: Truth) => ({
  threshold: truth.analysis.threshold ?? null,
  pain_side: truth.painSide,
  height_cm: truth.heightCm,
  head_mm: truth.headMm,
  separation_mm: truth.separationMm,
  crosstalk: truth.crosstalk,
  leak_shares: Array.from(truth.leakShares),
  alignment: truth.alignment,
  gain: truth.gain,
  shift_mm: truth.shiftMm,
  warm_up: truth.warmUp,
  slope_per_stimulus: truth.slopePerStimulus,
  trials_per_site: truth.trialsPerSite,
  lost_muscle: truth.lostMuscle,
  muscles: truth.muscles.map((muscle) => ({
    muscle: muscle.muscle,
    centre_mm: muscle.centreMm,
    width_mm: muscle.widthMm,
    aspect: muscle.aspect,
    gain_uv: muscle.gainUv,
    latency_ms: muscle.latencyMs,
    background_uv: muscle.backgroundUv,
    floor_uv: muscle.floorUv,
    engine: muscle.engine,
  })),
})

type IdentityOf = Pick<FieldRow, 'participant' | 'session' | 'hemisphere'>

function fieldRows(identity: IdentityOf, truth: Truth, { muscle, noiseFreeUv }: MuscleTruth): FieldRow[] {
  return Array.from(noiseFreeUv, (uv, site) => ({
    ...identity,
    muscle,
    site: truth.siteLabels[site] ?? `${site + 1}`,
    xMm: truth.sitesMm[2 * site],
    yMm: truth.sitesMm[2 * site + 1],
    noiseFreeUv: uv,
  }))
}
