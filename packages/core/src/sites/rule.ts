import type { Partition, Places } from './partition.js'
import type { SiteRequest } from './request.js'

/** One way to make sites: how it is asked for, what it does, and the rule. */
export interface SiteRuleEntry {
  readonly kind: SiteRequest['kind']
  /** What the user writes. */
  readonly form: string
  readonly summary: string
  /** Takes the request of its own kind. */
  readonly partition: (places: Places, request: SiteRequest) => Partition
}

type RequestOf<K extends SiteRequest['kind']> = Extract<SiteRequest, { readonly kind: K }>

/** An entry of the registry whose rule takes the request of its own kind. */
export const rule = <K extends SiteRequest['kind']>(
  kind: K,
  form: string,
  summary: string,
  partition: (places: Places, request: RequestOf<K>) => Partition,
): SiteRuleEntry => ({ kind, form, summary, partition: partition as SiteRuleEntry['partition'] })
