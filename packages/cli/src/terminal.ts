import { createColors } from 'picocolors'

/** What a command writes to, and how it may look. Results go to `out`, everything else to `say`. */
export interface Terminal {
  /** Results, to stdout. */
  out(text: string): void
  /** Progress, warnings, errors: to stderr. */
  say(text: string): void
  /** Rewrites the last line of stderr; used by progress only, and only where `live`. */
  rewrite(text: string): void
  /** Whether stderr is a terminal that can rewrite a line. */
  readonly live: boolean
  /** `·`, `µV`, `█` where the terminal shows them; else plain ASCII. */
  readonly unicode: boolean
  readonly paint: Paint
}

export type Paint = Pick<ReturnType<typeof createColors>, 'bold' | 'dim' | 'yellow' | 'red' | 'cyan'>

/** `NO_COLOR`, `--no-color`, `TERM=dumb` and no terminal turn colour off, `FORCE_COLOR` on. The words are there either way. */
export function terminalOf(options: { readonly color: boolean; readonly quiet: boolean }): Terminal {
  const { env, stdout, stderr } = process
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0'
  const plain = !options.color || (env.NO_COLOR !== undefined && env.NO_COLOR !== '') || env.TERM === 'dumb'
  const color = !plain && (forced || (stdout.isTTY === true && stderr.isTTY === true))
  const locale = env.LC_ALL ?? env.LC_CTYPE ?? env.LANG ?? ''
  return {
    out: (text) => void stdout.write(text),
    say: (text) => void (options.quiet ? undefined : stderr.write(text)),
    rewrite: (text) => void stderr.write(`\r\u001b[2K${text}`),
    live: stderr.isTTY === true && env.TERM !== 'dumb' && !options.quiet,
    unicode: env.TERM !== 'dumb' && (stdout.isTTY !== true || /utf-?8/i.test(locale)),
    paint: createColors(color),
  }
}

/**
 * Lost output is never silence: a full disk behind stdout ends with 73, a reader that went away ends quietly with 0.
 * `console.log` would end with 0 in both cases.
 */
export function guardStdout(fail: (cause: NodeJS.ErrnoException) => void): void {
  process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EPIPE') process.exit(0)
    fail(cause)
  })
  // What can't be said on stderr is lost; the work and its exit code are not.
  process.stderr.on('error', () => undefined)
}
