import type { Terminal } from './terminal.js'

/** What long work tells: which stage, and how far. */
export interface Progress {
  stage(name: string): void
  share(done: number): void
  end(text: string): void
}

/** A line is rewritten at most this often, and not before half a second. */
const everyMs = 100
const afterMs = 500
/** Where a line can't be rewritten, long stages say once a minute that they live. */
const sayEveryMs = 60_000
/** The estimate is shown once this share is done. */
const steadyShare = 0.05
const nameWidth = 10

/** One line a stage on stderr: a bar with percent and the time left on a terminal, plain lines elsewhere, nothing when quiet. */
export function progressOn(terminal: Terminal, now: () => number = () => performance.now()): Progress {
  let name = ''
  let started = 0
  let shown = 0
  const head = () => terminal.paint.dim(name.padEnd(nameWidth))
  return {
    stage: (next) => {
      name = next
      started = now()
      shown = started
    },
    share: (done) => {
      const time = now()
      if (terminal.live) {
        if (time - started < afterMs || time - shown < everyMs) return
        terminal.rewrite(
          `${head()}${bar(done, terminal.unicode)} ${String(Math.floor(100 * done)).padStart(3)} %${left(done, time - started)}`,
        )
        shown = time
      } else if (time - shown > sayEveryMs) {
        terminal.say(`${name.padEnd(nameWidth)}${Math.floor(100 * done)} %${left(done, time - started)}\n`)
        shown = time
      }
    },
    end: (text) => {
      if (terminal.live && shown > started) terminal.rewrite('')
      terminal.say(`${head()}${text}\n`)
    },
  }
}

function bar(share: number, unicode: boolean): string {
  const full = Math.floor(share * 20)
  return unicode ? '█'.repeat(full) + '░'.repeat(20 - full) : '#'.repeat(full) + '-'.repeat(20 - full)
}

function left(share: number, elapsedMs: number): string {
  if (share < steadyShare || share >= 1) return ''
  const seconds = (elapsedMs * (1 - share)) / share / 1000
  if (seconds < 90) return `   about ${Math.max(1, Math.round(seconds))} s left`
  return `   about ${Math.floor(seconds / 60)} min ${Math.round((seconds % 60) / 10) * 10} s left`
}

/** Seconds as people read them: two significant digits. */
export const seconds = (ms: number): string => `${ms < 9950 ? (ms / 1000).toFixed(1) : Math.round(ms / 1000)} s`
