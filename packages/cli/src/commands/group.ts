import { commonOptions } from '../common-options.js'
import { grantedJobs, jobsOption } from '../jobs.js'
import type { Command } from './command.js'

/** `penfield group RESULTS... --participants FILE --between COLUMN`: group inference. */
export const group: Command = {
  name: 'group',
  declare: (program, run) => {
    const command = program
      .command('group')
      .description('are groups of people different: numbers, overlaps, places and maps, with people as the unit')
      .argument('<results...>', 'folders that map, run or demo wrote')
      .requiredOption('--participants <file>', 'a table with a column participant and what tells the groups apart')
      .requiredOption('--between <column>', 'the column that tells the groups apart')
      .option('--reference <group>', 'the group that others are compared with (default: the first in the table)')
      .option('--primary <id>', 'the number named before the analysis (default: that of study.json)')
      .option('--covariates <names>', 'columns of the table, a,b')
      .option('--visit <label>', 'the visit that is compared (default: the first of each person)')
      .option('--pre <label>', 'of a trial: the visit before')
      .option('--post <labels>', 'of a trial: the visits after, a,b')
      .option('--dose <column>', 'a column that numbers are set against, within the groups other than the reference')
      .option('--reliability <results>', 'results of people who came twice unchanged: who changed by more than they do')
      .option('--statistic <statistic>', 'welch, pooled or mean', 'welch')
      .option('--permutations <n>', 'random relabellings, or exact: all there are', '9999')
      .option('--coverage <share>', 'of each group that must have a node of the maps', '0.6')
      .option('--tfce <convention>', 'of maps: exact, integral or nilearn', 'exact')
      .option('--align <rule>', 'of maps: frame, cog (each about its own centre, of its own total) or both', 'both')
      .option('--mixed-settings', 'compare results of different settings', false)
      .option('--seed <n>', 'seed of the relabellings', '1')
      .option('--out <folder>', 'where the tables, the figures and the page go; without it nothing is written')
    jobsOption(command)
    commonOptions(command).action((results: readonly string[], options: Record<string, unknown>) =>
      run(async (context) => {
        const { runGroup } = await import('../run-group.js')
        return runGroup({ results, options, jobs: grantedJobs(options) }, context)
      }),
    )
  },
}
