import type { Command as Commander } from 'commander'
import type { Terminal } from '../terminal.js'

/** Options that every command has. */
export interface CommonOptions {
  readonly json: boolean
  readonly debug: boolean
}

/** What a command is given to work with. */
export interface Context extends CommonOptions {
  readonly terminal: Terminal
}

/** One command: how it is declared, and what it does. Work is loaded when the command runs, not when help is printed. */
export interface Command {
  readonly name: string
  declare(program: Commander, run: (work: (context: Context) => Promise<number>) => Promise<void>): void
}
