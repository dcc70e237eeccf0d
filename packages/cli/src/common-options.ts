import type { Command as Commander } from 'commander'

/** Options that every command takes. */
export const commonOptions = (command: Commander): Commander =>
  command
    .option('--json', 'one JSON document on stdout and nothing else there')
    .option('--quiet', 'no progress, no warnings')
    .option('--no-color', 'no colour')
    .option('--debug', 'show the place in the code when something goes wrong')
