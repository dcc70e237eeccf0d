import type { MapMethod } from './method.js'
import { sitesSupport } from './support.js'

/** No field: the map is the value of each site, and each site stands for its own cell. */
export const discrete: MapMethod = {
  id: 'discrete',
  title: 'site by site',
  sentence: 'the values of the sites, each standing for its own cell',
  source: 'definition',
  support: (sites) => sitesSupport(sites),
  prepare: () => () => ({ estimate: (values) => values.valuesUv }),
}
