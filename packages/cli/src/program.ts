import { Command as Commander, CommanderError } from 'commander'
import { error } from './codes.js'
import type { Context } from './commands/command.js'
import { commands } from './commands/index.js'
import { sayFailure } from './failure.js'
import { guardStdout, type Terminal, terminalOf } from './terminal.js'
import { version } from './version.js'

const short = `Penfield ${version}: motor maps of TMS sessions, how much they overlap, and what it means

  penfield demo                              the main job on the sample study
  penfield inspect s07.txt                   what is this file
  penfield map s07.txt --muscle DM LES --out s07
                                             one session to maps, numbers, figures and a report
  penfield group results --participants participants.tsv --between group
                                             patients and controls, arms and visits
  penfield doctor                            is this machine ready

Help   penfield map --help     every option, with its unit and default
       penfield --version
`

/** Runs the command line; ends the process with the right code. */
export async function run(words: readonly string[]): Promise<void> {
  const json = words.includes('--json')
  const debug = words.includes('--debug')
  const terminal = terminalOf({ color: !words.includes('--no-color'), quiet: words.includes('--quiet') })
  guardStdout((cause) => {
    process.exit(sayFailure(stdoutLost(cause), terminal, { json, debug }))
  })
  interruptsOf(terminal)
  if (words.length === 0) return terminal.out(short)
  try {
    await programOf({ terminal, json, debug }).parseAsync(words, { from: 'user' })
  } catch (thrown) {
    // Help and version were printed; that is what was asked for.
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return
    process.exitCode = sayFailure(thrown, terminal, { json, debug })
  }
}

function programOf(context: Context): Commander {
  const program = new Commander('penfield')
  program
    .description('Motor maps of TMS sessions, how much they overlap, and what it means')
    .version(version, '-V, --version', 'the version')
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({ writeOut: (text) => context.terminal.out(text), writeErr: () => undefined })
  for (const command of commands) {
    command.declare(program, async (work) => {
      process.exitCode = await work(context)
    })
  }
  for (const command of [program, ...program.commands]) command.exitOverride(asUsage)
  return program
}

/** Commander's own errors, in our words; help and version end quietly. */
function asUsage(thrown: CommanderError): never {
  if (thrown.exitCode === 0) throw thrown
  const [what, hint] = thrown.message.replace(/^error: /, '').split('\n')
  const meant = hint?.replace(/^\(|\)$/g, '')
  throw error('cli/usage', {
    what: `${what.charAt(0).toUpperCase()}${what.slice(1)}.`.replace(/\.\.$/, '.'),
    fix: meant ?? 'See penfield --help, or penfield COMMAND --help.',
    cause: thrown,
  })
}

const stdoutLost = (cause: NodeJS.ErrnoException) =>
  error('cli/stdout-lost', {
    what: `The result can't be written to stdout (${cause.code ?? cause.message}).`,
    fix: 'Make room where stdout goes, and run the same line again.',
    cause,
  })

/** The first Ctrl-C ends the work and leaves earlier results whole; the process then ends by the signal itself. */
function interruptsOf(terminal: Terminal): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      terminal.say('\nStopped. Earlier results are whole; run the same line again.\n')
      process.kill(process.pid, signal)
    })
  }
}
