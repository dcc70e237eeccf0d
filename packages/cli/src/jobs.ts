import { availableParallelism } from 'node:os'
import type { Command as Commander } from 'commander'
import { error } from './codes.js'

export const jobsOption = (command: Commander): Commander =>
  command.option('--jobs <n>', 'workers (default: the cores granted)')

/** `--jobs`, or the cores granted: by Slurm, else by the system, which heeds affinity and containers. */
export function grantedJobs(options: Record<string, unknown>): number {
  const { jobs } = options
  if (typeof jobs !== 'string') return granted()
  if (/^[1-9]\d{0,3}$/.test(jobs)) return Number(jobs)
  throw error('cli/usage', {
    what: `The number of jobs "${jobs}" is not a whole number from 1.`,
    where: { argument: `--jobs ${jobs}` },
    fix: 'Say, for instance, --jobs 2.',
  })
}

function granted(): number {
  for (const name of ['SLURM_CPUS_PER_TASK', 'SLURM_CPUS_ON_NODE']) {
    const value = process.env[name]
    if (value !== undefined && /^[1-9]\d{0,3}$/.test(value)) return Number(value)
  }
  return availableParallelism()
}
