import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { consoleBlocks } from '../docs/console-blocks.js'
import {
  type DocumentOf,
  documentOf,
  gifti,
  grid,
  line,
  made,
  mapText,
  near,
  noise,
  type Place,
  type Rows,
  shares,
  studyIn,
} from './compare-study.js'
import { filesBelow, penfield, root, scratch } from './penfield.js'

const folder = scratch()

const study = (name: string, places: readonly Place[], maps: Rows, columns: readonly string[], cells: Rows): string =>
  studyIn(join(folder, name), places, maps, columns, cells)

const tOf = ({ nodes }: DocumentOf) => nodes.map(({ t }) => t)
const pOf = ({ nodes }: DocumentOf) => nodes.map(({ p_fwe }) => p_fwe)
const tfceOf = ({ nodes }: DocumentOf) => nodes.map(({ tfce }) => tfce)

// STATISTICS.md, section 3: six people, four nodes.
const six = study(
  'six',
  line(4),
  [
    '1.0 2.0 0.5 3.1',
    '1.4 1.5 0.9 2.7',
    '0.8 2.6 0.2 3.4',
    '2.1 2.2 0.6 2.9',
    '2.6 1.7 0.4 3.3',
    '2.4 2.4 0.8 2.8',
  ].map((row) => row.split(' ')),
  ['group', 'subject', 'site', 'age'],
  [0, 0, 0, 1, 1, 1].map((group, i) => [group === 0 ? 'control' : 'lbp', `p${i}`, i % 2, 20 + i * i]),
)

// 4 + 4 people on a grid of 5 by 4: a has more at the left and less at the right.
const grouped = (n: number) => Array.from({ length: n }, (_, i) => [i < n / 2 ? 'a' : 'b', `p${i}`])
const eight = study(
  'eight',
  grid,
  made(8, 20, (i, v) => noise(i, v) + (i < 4 && v % 5 < 2 ? 2 : 0) - (i < 4 && v % 5 === 4 ? 2.4 : 0)),
  ['group', 'subject'],
  grouped(8),
)

describe('the document', () => {
  it('has the keys that users script against, in this order', () => {
    const plain = documentOf(six)
    expect(Object.keys(plain)).toEqual([
      ...['version', 'n_a', 'n_b', 'permutations', 'exact', 'nodes', 'clusters', 'warnings'],
    ])
    expect(Object.keys(plain.nodes[0])).toEqual(['x', 'y', 'z', 't', 'p_fwe'])
    const all = documentOf(eight, '--tfce', 'exact', '--cluster-threshold', '2')
    expect(Object.keys(all.nodes[0])).toEqual(['x', 'y', 'z', 't', 'p_fwe', 'tfce', 'p_tfce'])
    expect(Object.keys(all.clusters[0])).toEqual(['size', 'mass', 'p'])
    expect([plain.clusters, all.warnings]).toEqual([[], []])
  })

  it('has null, and leaves out, where a node is n/a in a map or does not vary', () => {
    const values = made(6, 5, noise).map((row, i) => [row[0], i === 4 ? 'n/a' : row[1], 7, row[3], 2])
    const with5 = study(
      'holes',
      line(5),
      values,
      ['group'],
      grouped(6).map(([group]) => [group]),
    )
    const document = documentOf(with5, '--tfce', 'integral', '--cluster-threshold', '0.1', '--permutations', 'exact')
    expect(document.nodes.map(({ t }) => t !== null)).toEqual([true, false, false, true, false])
    for (const k of [1, 2, 4])
      expect(document.nodes[k]).toEqual({ x: 10 * k, y: 0, z: 0, t: null, p_fwe: null, tfce: null, p_tfce: null })
    // Nodes that take no part touch nobody: the two that are left are apart.
    expect(document.clusters.map(({ size }) => size)).toEqual([1, 1])
    const kept = study(
      'kept',
      line(2),
      values.map((row) => [row[0], row[3]]),
      ['group'],
      grouped(6).map(([g]) => [g]),
    )
    expect(pOf(documentOf(kept, '--permutations', 'exact'))).toEqual([document.nodes[0].p_fwe, document.nodes[3].p_fwe])
  })
})

describe('two groups', () => {
  it('have t and p_FWE of the worked example, all 20 relabellings, positive where the first is larger', () => {
    for (const words of [['--permutations', '20'], ['--permutations', 'exact'], ['--permutations', '21'], []]) {
      const document = documentOf(six, ...words)
      const { n_a, n_b, permutations, exact } = document
      expect([n_a, n_b, permutations, exact]).toEqual([3, 3, 20, true])
      expect(tOf(document)).toEqual(near([-5.6887346684, -0.1754116039, -0.2857142857, 0.2626128657]))
      expect(pOf(document)).toEqual([0.1, 1, 1, 1])
      expect(document.warnings[0]).toMatch(/^All 20 relabellings there are can't give a p below 0\.100/)
    }
    const random = documentOf(six, '--permutations', '19')
    expect([random.exact, random.permutations]).toEqual([false, 19])
    expect(20 * (pOf(random)[0] as number)).toBeCloseTo(Math.round(20 * (pOf(random)[0] as number)), 9)
  })

  it('are tested on one side where one is asked for', () => {
    expect(pOf(documentOf(six, '--tail', '-1'))[0]).toBe(0.05)
    expect(pOf(documentOf(six, '--tail', '1'))[0]).toBe(1)
  })

  // numpy 1.24.2, scipy 1.10.1: ttest_ind of each of the 70 splits, ndimage.label for what touches, with a margin of 1e-10:
  //   i, v = np.arange(8)[:, None], np.arange(20)[None, :]
  //   Y = ((i*i*7 + v*5 + i*v*3) % 23)/10 + 2.0*((i < 4) & (v % 5 < 2)) - 2.4*((i < 4) & (v % 5 == 4))
  //   null = [abs(ttest_ind(Y[list(a)], np.delete(Y, a, 0)).statistic).max() for a in combinations(range(8), 4)]
  it('agree with scipy in t, p_FWE, clusters and TFCE on a grid', () => {
    const exact = documentOf(eight, '--cluster-threshold', '2', '--tfce', 'exact')
    expect(tOf(exact).slice(0, 5)).toEqual(near([2.002609264, 3.7262065676, -0.2414856823, 0.7894736842, -4.254775544]))
    const pT = [54, 6, 70, 70, 6, 48, 22, 70, 50, 6, 16, 6, 70, 70, 4, 10, 6, 70, 62, 6]
    expect(pOf(exact)).toEqual(shares(pT, 70))
    expect(exact.clusters).toEqual([
      { size: 8, mass: expect.closeTo(25.8327848822, 9), p: expect.closeTo(2 / 70, 11) },
      { size: 5, mass: expect.closeTo(-20.8431189139, 9), p: expect.closeTo(2 / 70, 11) },
    ])
    expect(tfceOf(exact).slice(13, 17)).toEqual(near([-0.0467391482, -84.1089233748, 32.7227882663, 47.4529084891], 8))
    const pTfce = [28, 6, 70, 70, 4, 24, 8, 70, 24, 4, 6, 6, 70, 70, 2, 6, 4, 70, 68, 2]
    expect(exact.nodes.map(({ p_tfce }) => p_tfce)).toEqual(shares(pTfce, 70))
  })

  it.each([
    ['integral', 'grid8', [-0.0406181218, -83.744681316], [24, 6, 70, 70, 4, 24, 8, 70, 24, 4]],
    ['nilearn', 'grid8', [-0.7858782428, -1551.4302257794], [60, 8, 70, 70, 4, 50, 16, 70, 60, 4]],
    ['exact', 'grid4', [-0.0439287996, -84.1061130261], [26, 6, 70, 70, 4, 24, 6, 70, 24, 4]],
    ['nilearn', 'grid4', [-0.739824275, -1551.3841718117], [58, 6, 70, 70, 4, 46, 14, 70, 56, 4]],
  ] as const)('agree with scipy by TFCE %s on %s', (tfce, adjacency, scores, counts) => {
    const document = documentOf(eight, '--tfce', tfce, '--adjacency', adjacency)
    expect(tfceOf(document).slice(13, 15)).toEqual(near(scores, 8))
    expect(document.nodes.slice(0, 10).map(({ p_tfce }) => p_tfce)).toEqual(shares(counts, 70))
  })

  it.each([
    ['1', 'exact', { size: 8, mass: expect.closeTo(25.8327848822, 9), p: expect.closeTo(1 / 70, 11) }, [15, 4, 70, 64]],
    ['-1', 'nilearn', { size: 5, mass: expect.closeTo(-20.8431189139, 9), p: expect.closeTo(2 / 70, 11) }, [70, 70]],
  ] as const)('have only clusters and TFCE of the side that is tested: tail %s', (tail, tfce, cluster, counts) => {
    const document = documentOf(eight, '--tail', tail, '--tfce', tfce, '--cluster-threshold', '2')
    expect(document.clusters).toEqual([cluster])
    for (const { t, tfce: score } of document.nodes) expect(score === 0).toBe((t as number) * Number(tail) < 0)
    expect(document.nodes.slice(0, counts.length).map(({ p_tfce }) => p_tfce)).toEqual(shares(counts, 70))
  })
})

describe('pairs and one sample', () => {
  const pairedDesign = study(
    'pairs',
    line(4),
    // a of person 0, b of person 0, a of person 1, …
    made(12, 4, (k, v) => {
      const i = Math.floor(k / 2)
      return k % 2 === 0 ? noise(i, v) + (v < 2 ? 1 : 0) : ((i * i * 5 + v * 7 + i * v * 2) % 19) / 10
    }),
    ['subject', 'group'],
    Array.from({ length: 12 }, (_, k) => [`p${Math.floor(k / 2)}`, k % 2 === 0 ? 'rest' : 'pain']),
  )

  it('have Student’s t of a - b and all 64 signs', () => {
    // scipy 1.10.1: ttest_rel(A, B), and ttest_1samp of A - B under every product((1, -1), repeat=6).
    const document = documentOf(pairedDesign, '--test', 'paired')
    const { n_a, n_b, permutations, exact } = document
    expect([n_a, n_b, permutations, exact]).toEqual([6, 6, 64, true])
    expect(tOf(document)).toEqual(near([6.44902022, 6.25889198, -0.46291005, 0.21176177], 8))
    expect(pOf(document)).toEqual(shares([2, 2, 64, 64], 64))
    expect(pOf(documentOf(pairedDesign, '--test', 'paired', '--tail', '-1'))).toEqual(shares([64, 64, 49, 60], 64))
  })

  it('leave out, name and count a subject without one of the conditions', () => {
    const lines = readFileSync(pairedDesign, 'utf8').trim().split('\n')
    const design = join(folder, 'pairs/without.tsv')
    writeFileSync(design, `${lines.filter((_, k) => k !== 4).join('\n')}\n`)
    const { n_a, n_b, warnings } = documentOf(design, '--test', 'paired')
    expect([n_a, n_b, warnings]).toEqual([
      5,
      5,
      ['Subject p1 has no map in pain and takes no part.', expect.anything()],
    ])
  })

  it('give for signs of one node what counting gives: 4 of 64', () => {
    const values = [1.2, 0.4, -0.3, 2.1, 0.9, 1.5].map((value) => [value])
    const document = documentOf(
      study(
        'signs',
        line(1),
        values,
        [],
        values.map(() => []),
      ),
    )
    expect([document.n_a, document.n_b, document.permutations]).toEqual([6, 0, 64])
    expect([...tOf(document), ...pOf(document)]).toEqual(near([2.8087908103, 0.0625]))
  })

  // Two maps v - 1 and v + 1 have the t v: that is the chain of STATISTICS.md, section 3.
  const chain = [0, 1, 2, 3, 2, 1, 0, 0, 2, 2, 0]
  const chainDesign = study(
    'chain',
    line(11),
    [-1, 1].map((side) => chain.map((v) => v + side)),
    [],
    [[], []],
  )

  it.each([
    ['exact', chainDesign, [0.7453559925, 4.7868078768, 11.1201412102], 3.7712361663],
    ['integral', chainDesign, [0.8608861713, 5.1650324281, 11.7500324281], 4.058792924],
    ['nilearn', chainDesign, [25.2141261211, 158.4829649977, 374.7790649977], 124.7603648376],
  ] as const)('have the clusters and the TFCE of the worked chain: %s', (tfce, design, [one, two, three], apart) => {
    const document = documentOf(design, '--tfce', tfce, '--cluster-threshold', '1.5')
    expect(tOf(document)).toEqual(near(chain, 8))
    expect(document.clusters.map(({ size, mass }) => [size, mass])).toEqual([
      [3, expect.closeTo(7, 7)],
      [2, expect.closeTo(4, 7)],
    ])
    expect(tfceOf(document)).toEqual(near([0, one, two, three, two, one, 0, 0, apart, apart, 0]))
  })

  it('touch along the edges of a mesh whose vertex k is row k', () => {
    const file = join(folder, 'chain/mesh.surf.gii')
    // Nodes 2 and 8, which lie far apart, are joined; 3 and 4 are not.
    writeFileSync(file, gifti(line(11), [0, 1, 2, 1, 2, 3, 2, 8, 9, 4, 5, 6, 7, 8, 10]))
    const { clusters } = documentOf(chainDesign, '--cluster-threshold', '1.5', '--adjacency', `mesh:${file}`)
    expect(clusters.map(({ size, mass }) => [size, mass])).toEqual([
      [4, expect.closeTo(9, 9)],
      [1, expect.closeTo(2, 9)],
    ])
  })
})

describe('covariates', () => {
  it('give the t and p of all 40320 orders of the worked example', () => {
    const y = [0.42, 0.5, 0.47, 0.55, 0.61, 0.58, 0.7, 0.66].map((value) => [value])
    const age = [24, 31, 28, 35, 30, 41, 38, 45]
    const cells = age.map((years, i) => [i < 4 ? 'a' : 'b', years])
    const document = documentOf(
      study('age', line(1), y, ['group', 'age'], cells),
      '--covariates',
      'age',
      '--permutations',
      'exact',
    )
    expect([document.permutations, document.exact]).toEqual([40320, true])
    expect([...tOf(document), ...pOf(document)]).toEqual(near([-2.1994900089, 0.0835565476]))
  })

  // numpy 1.24.2, scipy 1.10.1 (margin 1e-10), all 5040 orders with full refits:
  //   i, v = np.arange(7)[:, None], np.arange(3)[None, :]
  //   Y = ((i*i*7 + v*5 + i*v*3) % 23)/10 + 3.0*((i < 3) & (v == 0))
  //   Z = np.c_[np.ones(7), age, sex]; X = np.c_[np.arange(7) < 3, Z]
  //   fit = Z @ np.linalg.lstsq(Z, Y, rcond=None)[0]
  //   t(y) = b[0]/sqrt(rss/(7 - 4) * inv(X.T @ X)[0, 0]), null of t(fit + (Y - fit)[list(order)])
  it('agree with full refits in numpy, numbers and words together', () => {
    const values = made(7, 3, (i, v) => noise(i, v) + (i < 3 && v === 0 ? 3 : 0))
    const [age, sex] = [
      [24, 31, 28, 35, 30, 41, 38],
      ['m', 'f', 'f', 'm', 'f', 'm', 'f'],
    ]
    const cells = age.map((years, i) => [i < 3 ? 'a' : 'b', years, sex[i]])
    const design = study('two-covariates', line(3), values, ['group', 'age', 'sex'], cells)
    const words = ['--covariates', 'age,sex']
    const document = documentOf(design, ...words)
    expect([document.permutations, document.exact]).toEqual([5040, true])
    expect(tOf(document)).toEqual(near([7.75147416, 0.40116781, -1.17582461], 8))
    expect(pOf(document)).toEqual(shares([93, 4914, 3433], 5040))
    expect(pOf(documentOf(design, ...words, '--tail', '1'))).toEqual(shares([54, 3500, 5034], 5040))
  })
})

describe('the bytes', () => {
  const places: readonly Place[] = Array.from({ length: 900 }, (_, v) => [v % 30, Math.floor(v / 30), 0] as const)
  const many = study(
    'many',
    places,
    made(24, 900, (i, v) => ((i * 7919 + v * 104_729 + i * v * 31) % 1009) / 100 + (i < 12 && v < 60 ? 4 : 0)),
    ['group', 'age'],
    Array.from({ length: 24 }, (_, i) => [i < 12 ? 'a' : 'b', 20 + ((i * 11) % 17)]),
  )
  const options = ['--permutations', '4000', '--tfce', 'exact', '--cluster-threshold', '2.8']

  it.each([[options], [[...options, '--covariates', 'age']]])(
    'are the same twice, with one and two workers, and with plain kernels: %j',
    (words) => {
      const run = (jobs: string, kernels: string) => {
        const env = { PENFIELD_KERNELS: kernels }
        const { status, stdout, stderr } = penfield(['compare-maps', many, ...words, '--jobs', jobs, '--json'], { env })
        expect([status, stderr.includes('2 workers')]).toEqual([0, jobs === '2'])
        return stdout
      }
      const [first, ...others] = [run('1', 'wasm'), run('2', 'wasm'), run('2', 'wasm'), run('1', 'plain')]
      for (const other of others) expect(other === first).toBe(true)
    },
    240_000,
  )

  it('are other ones with another seed', () => {
    const [one, two] = ['1', '2'].map((seed) => pOf(documentOf(many, '--permutations', '200', '--seed', seed)))
    expect(one).not.toEqual(two)
  })
})

const forbidden =
  /plasticity|reorgani[sz]ation|smudg|remapping|merged|fused|blurred|damage|recovery|normalised|abnormal|healthy|proves|confirms|demonstrates|reveals|robust|clearly|(highly|marginally|nearly) significant|trend towards|no effect|no difference|causes|due to/i

describe('a run with --out', () => {
  const words = ['compare-maps', eight, '--cluster-threshold', '2', '--tfce', 'exact', '--out']
  const out = join(folder, 'out')

  it('writes tables, document, figures, page and provenance, the same bytes twice', () => {
    const ran = penfield([...words, out])
    expect([ran.status, ran.stdout.split('\n').at(-2)]).toEqual([0, `Again    penfield ${words.join(' ')} ${out}`])
    expect(penfield([...words, join(folder, 'again')]).status).toBe(0)
    const files = filesBelow(out)
    expect(filesBelow(join(folder, 'again'))).toEqual(files)
    expect([...files.keys()]).toEqual([
      ...['/clusters.tsv', '/clusters.tsv.json', '/compare.json', '/figures/maps.svg', '/figures/null-clusters.svg'],
      ...['/figures/null-tfce.svg', '/figures/null.svg', '/nodes.tsv', '/nodes.tsv.json', '/provenance.json'],
      '/report.html',
    ])
    const read = (name: string) => readFileSync(join(out, name), 'utf8')
    expect(JSON.parse(read('compare.json'))).toEqual(documentOf(eight, ...words.slice(2, -1)))
    const record = JSON.parse(read('provenance.json'))
    expect(record.outputs).toEqual(
      [...files.keys()].map((path) => path.slice(1)).filter((path) => !path.startsWith('prov')),
    )
    expect(record).toMatchObject({ seed: 1, settings: { test: 'two-sample', clusterThreshold: 2, tfce: 'exact' } })
    expect(record.inputs.map(({ name }: { name: string }) => name)).toEqual([
      'design.tsv',
      ...grouped(8).map((_, i) => `m${i}.tsv`),
    ])
    for (const name of ['nodes', 'clusters']) {
      const [head, ...rows] = read(`${name}.tsv`).trim().split('\n')
      expect(head.split('\t')).toEqual(Object.keys(JSON.parse(read(`${name}.tsv.json`))).slice(2))
      for (const row of rows) expect(row.split('\t')).not.toContain('')
    }
  })

  it('has a page that fetches nothing and says nothing that maps can not say', () => {
    const page = readFileSync(join(out, 'report.html'), 'utf8')
    expect(page).not.toMatch(/NaN|Infinity|undefined|<script|<link|(src|href)="(?!#|data:)|url\((?!#|"?data:)|@import/)
    for (const [path, bytes] of filesBelow(out))
      expect(forbidden.exec(Buffer.from(bytes, 'base64').toString('utf8'))?.[0], path).toBeUndefined()
    for (const said of [
      't −5.46 at 40.0 20.0 0.0 mm',
      'does not place an effect at each node',
      'p_FWE by TFCE',
      'All 70',
    ])
      expect(page).toContain(said)
    expect(page).not.toContain('µV')
  })
})

describe('the handbook’s page on comparing maps', () => {
  it('prints what it says it prints (UPDATE_README=1 writes it anew)', () => {
    const page = join(root, 'apps/handbook/compare-maps.md')
    const text = readFileSync(page, 'utf8')
    const own = join(folder, 'handbook')
    mkdirSync(join(own, 'maps'), { recursive: true })
    const [design, values] = [...text.matchAll(/```tsv\n([\s\S]*?)```/g)].map(([, table]) => table)
    writeFileSync(join(own, 'design.tsv'), design)
    const [head, ...rows] = values
      .trim()
      .split('\n')
      .map((row) => row.split('\t'))
    const places = rows.map(([x, y, z]) => [Number(x), Number(y), Number(z)] as const)
    head.slice(3).forEach((name, k) => {
      writeFileSync(
        join(own, `maps/${name}.tsv`),
        mapText(
          places,
          rows.map((row) => row[k + 3]),
        ),
      )
    })
    const [{ command, output }] = consoleBlocks(text)
    const ran = penfield(command.split(' ').slice(1), { cwd: own })
    expect(ran.status).toBe(0)
    if (process.env.UPDATE_README === '1')
      writeFileSync(page, text.replace(`$ ${command}\n${output}`, `$ ${command}\n${ran.stdout}`))
    else expect(output).toBe(ran.stdout)
  })
})
