/**
 * Who may import whom: the directions of the monorepo as data. Arrows point down to `kernels`.
 * Members that do not exist yet stand here too, so that their place is settled before their first line.
 */

export interface Layer {
  /** Folder from the root. */
  readonly folder: string
  /** Members of ours that its sources may import. */
  readonly ours: readonly string[]
  /** Run-time packages of others that every source of it may import. */
  readonly thirdParty: readonly string[]
  /** Sources, as paths in `src`, that may use Node: `'all'`, or a file without its ending, or a folder of that name. */
  readonly node: 'all' | readonly string[]
  /** Run-time packages of others that only those Node sources may import. */
  readonly nodeThirdParty: readonly string[]
  /** Subpaths of `exports` beside `.`; each is a Node subpath. */
  readonly subpaths: readonly string[]
}

/** Package name → its layer. */
export type Layers = Readonly<Record<string, Layer>>

const portable = { thirdParty: [], node: [], nodeThirdParty: [], subpaths: [] } as const
const onNode = { thirdParty: [], node: 'all', nodeThirdParty: [], subpaths: [] } as const

const kernels = '@penfield/kernels'
const core = '@penfield/core'
const emg = '@penfield/emg'
const io = '@penfield/io'
const stats = '@penfield/stats'
const sim = '@penfield/sim'
const report = '@penfield/report'
const study = '@penfield/study'
const viewer = '@penfield/viewer'
const server = '@penfield/server'

export const layers: Layers = {
  [kernels]: { ...portable, folder: 'packages/kernels', ours: [] },
  [core]: { ...portable, folder: 'packages/core', ours: [kernels], thirdParty: ['ml-matrix', 'delaunator'] },
  [emg]: { ...portable, folder: 'packages/emg', ours: [kernels, core] },
  [io]: {
    folder: 'packages/io',
    ours: [kernels, core],
    thirdParty: ['nifti-reader-js', 'fflate', 'saxes', 'h5wasm'],
    node: ['node', 'ndarray'],
    nodeThirdParty: ['ndarray'],
    subpaths: ['node', 'ndarray'],
  },
  [stats]: { ...portable, folder: 'packages/stats', ours: [kernels], thirdParty: ['ml-matrix'] },
  [sim]: { ...portable, folder: 'packages/sim', ours: [kernels, core] },
  [report]: {
    folder: 'packages/report',
    ours: [kernels, core, stats],
    thirdParty: ['d3-contour'],
    node: ['png'],
    nodeThirdParty: ['@resvg/resvg-js', '@expo-google-fonts/inter'],
    subpaths: ['png'],
  },
  [study]: {
    folder: 'packages/study',
    ours: [kernels, core, emg, io, stats, sim, report],
    thirdParty: ['zod'],
    node: ['node'],
    nodeThirdParty: ['piscina'],
    subpaths: ['node'],
  },
  [viewer]: {
    ...portable,
    folder: 'apps/viewer',
    ours: [kernels, core, emg, io, stats, sim, report, study],
    thirdParty: ['preact', 'plotly.js-dist-min', '@niivue/niivue', 'd3-scale-chromatic'],
  },
  [server]: {
    ...onNode,
    folder: 'apps/server',
    ours: [kernels, core, io, report, study, viewer],
    thirdParty: [
      'express',
      'better-sqlite3',
      'helmet',
      'compression',
      'express-rate-limit',
      'pino',
      'pino-http',
      'zod',
    ],
  },
  penfield: {
    ...onNode,
    folder: 'packages/cli',
    ours: [kernels, core, emg, io, stats, sim, report, study, viewer, server],
    // The command is one bundle; what cannot be bundled is installed with it.
    thirdParty: ['commander', 'picocolors', 'piscina', '@resvg/resvg-js', '@expo-google-fonts/inter', 'h5wasm'],
  },
  '@penfield/handbook': { ...portable, folder: 'apps/handbook', ours: [] },
}
