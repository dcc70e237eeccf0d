import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { error } from '../codes.js'
import { commonOptions } from '../common-options.js'
import { grantedJobs, jobsOption } from '../jobs.js'
import { version } from '../version.js'
import type { Command } from './command.js'

/** The people of the sample study, in the order of the report. */
const people = ['control-01.txt', 'patient-01.txt']

/** `penfield demo`: the main job on the sample study. */
export const demo: Command = {
  name: 'demo',
  declare: (program, run) => {
    const command = program
      .command('demo')
      .description('the main job on the sample study; prints where the report is')
      .option('--out <folder>', 'where the results go', 'penfield-demo')
      .option('--seed <n>', 'seed of every random number', '1')
    jobsOption(command)
    commonOptions(command).action((options: Record<string, unknown>) =>
      run(async (context) => {
        const { runMap } = await import('../run-map.js')
        const seed = String(options.seed)
        const opening = `Penfield ${version} · sample study: 1 control, 1 patient · seed ${seed} · simulated people, not patients\n`
        return runMap(
          {
            command: 'demo',
            groups: people.map((person) => [join(samples(), person)]),
            out: String(options.out),
            options: { seed },
            jobs: grantedJobs(options),
            opening,
            remark: 'Two people describe nobody but themselves: no test is made.',
          },
          context,
        )
      }),
    )
  },
}

/** The sample study: beside the built command. */
function samples(): string {
  const folder = join(import.meta.dirname, 'samples')
  if (existsSync(folder)) return folder
  throw error('cli/no-samples', {
    what: 'The sample study is not beside the command; dist/samples was expected.',
    fix: 'Build or install Penfield again.',
  })
}
