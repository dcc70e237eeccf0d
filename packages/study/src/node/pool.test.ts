import { join } from 'node:path'
import { type BootstrapJob, bootstrapRange, mapMethods } from '@penfield/core'
import { describe, expect, it, vi } from 'vitest'
import { parseSettings } from '../parse-settings.js'
import { mapFiles } from './map-files.js'
import { answerShard } from './pool.js'

const table = join(import.meta.dirname, '../../../../data-samples/table/control-01.tsv')

/** The job that mapping the sample table gives out. */
async function jobOf(map: string): Promise<BootstrapJob> {
  let job: BootstrapJob | undefined
  await mapFiles([[table]], parseSettings({ map, step: '10', bootstrap: '40' }), async (given, n) => {
    job = given
    return bootstrapRange(given, 0, n)
  })
  return job ?? expect.fail('no resamples were asked for')
}

describe('answerShard', () => {
  it('prepares a job once for its shards, another job anew, and gives the same bytes as one range', async () => {
    const [kernel, linear] = [await jobOf('kernel'), await jobOf('linear')]
    const prepare = vi.spyOn(mapMethods.kernel, 'prepare')
    const shards = [0, 3].map((from) => answerShard({ id: 1, job: kernel, from, to: from + 3 }))
    expect(prepare).toHaveBeenCalledTimes(1)
    const other = answerShard({ id: 2, job: linear, from: 0, to: 3 })
    const again = answerShard({ id: 3, job: kernel, from: 0, to: 3 })
    expect(prepare).toHaveBeenCalledTimes(2)
    const whole = bootstrapRange(kernel, 0, 6)
    expect(shards.flatMap(({ values }) => [...values])).toEqual([...whole.values])
    expect(shards.flatMap(({ cogPlaneMm }) => [...cogPlaneMm])).toEqual([...whole.cogPlaneMm])
    expect([again, other]).toEqual([shards[0], bootstrapRange(linear, 0, 3)])
  })
})
