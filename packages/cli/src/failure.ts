import { PenfieldError, placeInWords } from '@penfield/kernels'
import { error } from './codes.js'
import { exitCodes } from './exit-codes.js'
import type { Terminal } from './terminal.js'
import { version } from './version.js'

/**
 * Says an error: three lines for people, or one line of JSON on stderr with `--json`.
 *
 * @param after a sentence on what became of the output: "Nothing was written to s08."
 * @returns the exit code.
 */
export function sayFailure(
  thrown: unknown,
  terminal: Terminal,
  options: { json: boolean; debug: boolean; after?: string },
): number {
  const failure = thrown instanceof PenfieldError ? thrown : faultOf(thrown)
  const exit = exitCodes[failure.kind]
  const where = placeInWords(failure.where)
  if (options.json) {
    const { code, what, fix } = failure
    process.stderr.write(`${JSON.stringify({ error: { code, what, where, fix, exit } })}\n`)
  } else {
    const { red, dim } = terminal.paint
    const after = options.after === undefined ? '' : `   ${options.after}`
    process.stderr.write(`${red('error')}  ${failure.what}    ${dim(failure.code)}\n`)
    if (where !== '') process.stderr.write(`${dim('where')}  ${where}\n`)
    process.stderr.write(`${dim('fix')}    ${failure.fix}${after}\n`)
  }
  if (options.debug && thrown instanceof Error) process.stderr.write(`${thrown.stack ?? thrown.message}\n`)
  return exit
}

/** Anything that is not one of our errors is a fault of ours. */
function faultOf(thrown: unknown): PenfieldError {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return error('cli/fault', {
    what: `Penfield ${version} met a fault of its own: ${message}`,
    fix: 'Report this line, with the command, where you got Penfield from. --debug shows the place in the code.',
    cause: thrown,
  })
}
