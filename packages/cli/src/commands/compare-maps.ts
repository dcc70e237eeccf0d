import { commonOptions } from '../common-options.js'
import { grantedJobs, jobsOption } from '../jobs.js'
import type { Command } from './command.js'

/** `penfield compare-maps DESIGN.tsv`: map-level permutation inference on any maps. */
export const compareMaps: Command = {
  name: 'compare-maps',
  declare: (program, run) => {
    const command = program
      .command('compare-maps')
      .description(
        'are the maps of two groups, or of two conditions, different, and where: permutation tests of any maps',
      )
      .argument('<design>', 'a table with a column path (relative to it), group and/or subject, and covariates')
      .option('--test <test>', 'two-sample, paired or one-sample (default: two-sample where there is a group)')
      .option('--statistic <statistic>', "t: Student's t, or that of the linear model with covariates", 't')
      .option('--permutations <n>', 'random relabellings, or exact: all there are', '10000')
      .option('--tail <tail>', '0: both sides; 1: a larger; -1: a smaller', '0')
      .option('--covariates <names>', 'columns of the design, a,b')
      .option('--block <column>', 'only people of the same block change places')
      .option('--adjacency <rule>', 'which nodes touch: grid4, grid8, or mesh:FILE with vertex k as row k', 'grid8')
      .option('--cluster-threshold <t>', 'nodes with a t beyond this form clusters (default: no clusters)')
      .option('--tfce <convention>', 'none, exact, integral or nilearn', 'none')
      .option('--seed <n>', 'seed of the relabellings', '1')
      .option('--out <folder>', 'where the tables, the figures and the page go; without it nothing is written')
    jobsOption(command)
    commonOptions(command).action((design: string, options: Record<string, unknown>) =>
      run(async (context) => {
        const { runCompare } = await import('../run-compare.js')
        return runCompare({ design, options, jobs: grantedJobs(options) }, context)
      }),
    )
  },
}
