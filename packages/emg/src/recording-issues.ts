import type { Issue } from '@penfield/core'
import { median } from '@penfield/kernels'
import { contractedUv } from './contraction.js'
import { issue } from './issues.js'
import type { WindowMs } from './segment.js'
import type { SweepMeasures } from './sweep-measures.js'
import { windowText } from './window-choice.js'

/** A window to tenths of a millisecond, for a sentence. */
const toTenths = ([a, b]: WindowMs): string => windowText([Math.round(10 * a) / 10, Math.round(10 * b) / 10])

/** What must be said about the activity before the stimulus. */
export function recordingIssues(muscle: string, { backgroundUv, sham }: SweepMeasures, amplitudeId: string): Issue[] {
  const issues: Issue[] = []
  const where = { column: muscle }
  if (sham === null)
    issues.push(
      issue(
        'emg/no-sham',
        `Too little of the time that the noise of ${muscle} is measured in was recorded, so its noise floor is not known.`,
        where,
        'State the threshold in µV, as in --threshold 50uV, or export more of the time before the stimulus.',
      ),
    )
  else if (sham.share < 1)
    issues.push(
      issue(
        'emg/sham-trimmed',
        `The noise of ${muscle} is measured in ${toTenths(sham.windowMs)}, ${Math.round(sham.share * 100)} % of the length of the window: more was not recorded before the stimulus.`,
        where,
        'Export more of the time before the stimulus, or shorten --window, if the noise floor matters.',
      ),
    )
  const backgroundMedianUv = median(backgroundUv)
  if (backgroundMedianUv > contractedUv && amplitudeId !== 'net-rms')
    issues.push(
      issue(
        'emg/background-high',
        `${muscle} was active before the stimulus (median ${backgroundMedianUv.toFixed(1)} µV; above ${contractedUv} µV counts as contracted), so background is part of every amplitude.`,
        where,
        'Consider --amplitude net-rms for the whole study, not for this session alone.',
      ),
    )
  return issues
}
