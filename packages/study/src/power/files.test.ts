import { expect, it } from 'vitest'
import { powerFiles } from './files.js'
import { measurePeople } from './people.js'
import { powerStudy } from './power-study.js'
import { parsePowerRequest } from './request.js'

const design = {
  grid: { columns: 4, rows: 4, spacing: 10 },
  groups: [
    { name: 'control', n: 8 },
    { name: 'lbp', n: 8, effects: { geometry: 2 } },
  ],
  power: { judge: ['cog_shift_ap'], pool: 40, studies: 50, people: [], trials_per_site: [2], grid: [], session: [] },
}
const origin = { command: 'penfield power d.json', version: '1', input: { name: 'd.json', bytes: 1, sha256: '' } }

it('the figure of the design gives the power at both ends of its axis with intervals, under its own name', async () => {
  const request = parsePowerRequest(JSON.stringify(design))
  const result = await powerStudy(request, (shards) => Promise.resolve(shards.map(measurePeople)))
  const files = powerFiles(result, origin)
  expect([...files.keys()]).toContain('figures/power-design.svg')
  expect([...files.keys()]).not.toContain('figures/power.svg')
  const [, caption] = /<figcaption>(Power and precision.*?)<\/figcaption>/.exec(files.get('report.html') ?? '') ?? []
  const each = String.raw`\d+ % \(95 % CI \d+ to \d+\)`
  expect(caption).toMatch(new RegExp(`: ${each} with 2 and ${each} with 5 stimuli a site\\.`))
})
