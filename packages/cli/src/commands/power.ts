import { commonOptions } from '../common-options.js'
import { grantedJobs, jobsOption } from '../jobs.js'
import type { Command } from './command.js'

/** `penfield power DESIGN.json`: how many people, sites and stimuli. */
export const power: Command = {
  name: 'power',
  declare: (program, run) => {
    const command = program
      .command('power')
      .description('how many people, sites and stimuli: power, errors of size and sign, and precision of every number')
      .argument('<design>', 'a design of simulate with two groups, the reference first')
      .option('--out <folder>', 'where the table, the figures and the page go; without it nothing is written')
      .option('--seed <n>', 'seed of every random number (default: that of the design)')
      .addHelpText('after', keysText)
    jobsOption(command)
    commonOptions(command).action((design: string, options: Record<string, unknown>) =>
      run(async (context) => {
        const { runPower } = await import('../run-power.js')
        const said = (name: string) => (typeof options[name] === 'string' ? options[name] : null)
        return runPower({ design, out: said('out'), seed: said('seed'), jobs: grantedJobs(options) }, context)
      }),
    )
  },
}

/** Written here, so that printing help loads nothing. A test holds it equal to what the reader of designs knows. */
const keysText = `
Keys of "power" in the design, all optional:
  judge            metric and index ids to speak of, the primary one first (default: 8 common ids)
  alpha            two-sided (default: 0.05)
  target           power to be reached (default: 0.8)
  studies          simulated studies (default: 1000)
  pool             people simulated a group; half as many for each variation (default: 1000)
  hemisphere       L, R, or average of both (default: the design's first)
  people           people a group (default: [5, 10, 15, 20, 30, 40, 60])
  trials_per_site  stimuli a site (default: [2, 3, 5, 10])
  grid             sites along each side of the grid (default: [5, 7, 9])
  session          factors on everything that varies between visits (default: [0.5, 1, 2])
`
