import { commonOptions } from '../common-options.js'
import { grantedJobs, jobsOption } from '../jobs.js'
import { mapOptions, optionValues } from '../map-options.js'
import type { Command } from './command.js'

/** `penfield map INPUT... --out DIR`: one session to its trials, sites, metrics, overlap, maps, figures and report. */
export const map: Command = {
  name: 'map',
  declare: (program, run) => {
    const command = program
      .command('map')
      .description('one session to trials, sites, metrics, overlap, maps, figures and a report')
      .argument('<input...>', 'the files of one session')
      .option('--out <folder>', 'where the results go; without it, with --json, nothing is written')
    mapOptions(command)
    jobsOption(command)
    commonOptions(command).action((inputs: string[], options: Record<string, unknown>) =>
      run(async (context) => {
        const { runMap } = await import('../run-map.js')
        const out = typeof options.out === 'string' ? options.out : null
        return runMap({ groups: [inputs], out, options: optionValues(options), jobs: grantedJobs(options) }, context)
      }),
    )
  },
}
