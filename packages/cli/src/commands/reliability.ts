import { commonOptions } from '../common-options.js'
import type { Command } from './command.js'

/** `penfield reliability TABLE.tsv`: how far sessions of the same, unchanged people agree. */
export const reliability: Command = {
  name: 'reliability',
  declare: (program, run) => {
    const command = program
      .command('reliability')
      .description('ICC, SEM, MDC95 and Bland-Altman of a number that was measured again in the same people')
      .argument('<table>', 'a table with the columns participant, session and value, one row each')
      .option('--value <column>', 'the column that holds the numbers (default: value)')
      .option('--where <column=value...>', 'which rows; a column named again takes either value (default: all rows)')
      .option('--log', 'compare natural logarithms: errors and limits are then factors')
      .option('--out <folder>', 'where the table, the figures and the page go; without it nothing is written')
      .addHelpText('after', examples)
    commonOptions(command).action((table: string, options: Record<string, unknown>) =>
      run(async (context) => {
        const { runReliability } = await import('../run-reliability.js')
        const said = (name: string) => (typeof options[name] === 'string' ? options[name] : null)
        const where = Array.isArray(options.where) ? options.where : []
        return runReliability(
          { table, value: said('value'), where, log: options.log === true, out: said('out') },
          context,
        )
      }),
    )
  },
}

const examples = `
metrics.tsv and overlap.tsv of penfield map and penfield run are taken as they are:
  penfield reliability results/metrics.tsv --where metric=area --where muscle=DM --where hemisphere=L
  penfield reliability results/overlap.tsv --where index=dice --where hemisphere=L --value corrected
`
