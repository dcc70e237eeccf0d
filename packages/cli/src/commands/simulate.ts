import { commonOptions } from '../common-options.js'
import { grantedJobs, jobsOption } from '../jobs.js'
import type { Command } from './command.js'
import { simulateKeys } from './simulate-keys.js'

/** `penfield simulate DESIGN.json --out DIR`: sessions with known truth. */
export const simulate: Command = {
  name: 'simulate',
  declare: (program, run) => {
    const command = program
      .command('simulate')
      .description('a study of simulated people with known truth, as files that a lab would have')
      .argument('[design]', 'what is simulated: a JSON file, its keys below')
      .option('--out <folder>', 'where the study goes')
      .option('--seed <n>', 'seed of every random number (default: that of the design)')
      .option('--schema', 'print the JSON schema of the design and end')
      .addHelpText('after', simulateKeys)
    jobsOption(command)
    commonOptions(command).action((design: string | undefined, options: Record<string, unknown>) =>
      run(async (context) => {
        const { printSchema, runSimulate } = await import('../run-simulate.js')
        if (options.schema === true) return printSchema(context)
        const said = (name: string) => (typeof options[name] === 'string' ? options[name] : null)
        return runSimulate(
          { design: design ?? null, out: said('out'), seed: said('seed'), jobs: grantedJobs(options) },
          context,
        )
      }),
    )
  },
}
