import { error } from './codes.js'

/** `--seed` of a simulation; undefined where the design's own counts. */
export function seedOf(seed: string | null): number | undefined {
  if (seed === null) return undefined
  if (/^\d{1,10}$/.test(seed) && Number(seed) <= 0xffffffff) return Number(seed)
  throw error('cli/usage', {
    what: `The seed "${seed}" is not a whole number from 0 to 4294967295.`,
    where: { argument: `--seed ${seed}` },
    fix: 'Say, for instance, --seed 1.',
  })
}
