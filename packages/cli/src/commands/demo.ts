import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { error } from '../codes.js'
import { commandLine } from '../command-line.js'
import { commonOptions } from '../common-options.js'
import { grantedJobs, jobsOption } from '../jobs.js'
import { version } from '../version.js'
import type { Command } from './command.js'

/** Enough for intervals whose ends do not visibly change with the seed, and few enough for a first look. */
const resamples = '200'

/** Enough for a p of 0.001. */
const relabellings = 999

/** Named before the study was simulated. */
const primary = 'histogram_intersection_corrected'

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
        const [{ runStudy }, { groupDefaults }] = await Promise.all([
          import('../run-study.js'),
          import('@penfield/study'),
        ])
        const seed = String(options.seed)
        const out = String(options.out)
        const opening = `Penfield ${version} · sample study · seed ${seed} · simulated people, not patients\n`
        const again = commandLine('demo', [], { seed }, out)
        // One session is a recording, whose own default would be another threshold than that of the tables.
        const settings = { seed, bootstrap: resamples, threshold: '50uV' }
        const groups = { ...groupDefaults, between: 'group', primary, permutations: relabellings, seed: Number(seed) }
        return runStudy(
          { folder: samples(), out, options: settings, groups, jobs: grantedJobs(options), again, opening },
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
