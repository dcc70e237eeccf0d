/** Statements an index file must not hold, and those it may. */
export const logic = [
  'export function read() {}',
  'export const ids = metrics.map((metric) => metric.id)',
  'export const find = (id: string) => metrics.find((metric) => metric.id === id)',
  'let count = 0',
  'export const ids = Object.keys(methods)',
  'export const metrics = [metric(() => { return 1 })]',
  'const rule = (id: string) => ({ id })',
  'export const total = sum(metrics)',
  "if (metrics.length === 0) throw error('core/none', {})",
  'export class Metric {}',
]

export const contents = [
  "import { cog } from './cog.js'",
  "export { cog } from './cog.js'",
  "export type { Metric } from './metric.js'",
  'export const metrics = [cog, area] as const',
  "export const ids = ['cog', ...others] as const satisfies readonly string[]",
  "export const rules: readonly Rule[] = [rule('none', (places) => each(places))]",
  'export const methods = { discrete, kernel } as const',
  'export type MetricId = (typeof metrics)[number]',
]
