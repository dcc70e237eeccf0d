// Amplitudes that are not in µV, and maps of shares: every file says what its numbers are.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorOf, penfield, samples, scratch } from '../cli/penfield.js'

const control = join(samples, 'brainsight/control-01.txt')
const folder = scratch()

/** Maps the sample's control with options, and reads what was written. */
function mapped(name: string, options: readonly string[]) {
  const out = join(folder, name)
  const { status, stdout, stderr } = penfield(['map', control, '--bootstrap', '40', ...options, '--out', out])
  const text = (path: string) => readFileSync(join(out, path), 'utf8')
  const rows = (path: string) => {
    const [header, ...lines] = text(path).trimEnd().split('\n')
    const names = header.split('\t')
    return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, k) => [names[k], cell])))
  }
  const unitOf = (metric: string) => rows('metrics.tsv').find((row) => row.metric === metric)?.unit
  const unitIn = (sidecar: string, column: string): string => JSON.parse(text(sidecar))[column].Units
  return { out, status, stdout, stderr, text, rows, unitOf, unitIn }
}

/** The figures of maps; those of EMG have voltages of their own. */
const ofMaps = /^(map-field|DM_LES_map-pair|DM_value-maps|area-theta|DM_LES_overlap-theta|persistence)\.svg$/

describe.each([
  ['area', ['--amplitude', 'area'], 'uV*ms', 'uV*ms*mm^2', 'Rectified area at the sites (µV·ms)'],
  ['ratio', ['--amplitude', 'ratio'], '1', 'mm^2', 'Ratio to background at the sites'],
  ['net-rms', ['--amplitude', 'net-rms'], 'uV', 'uV*mm^2', 'Amplitude at the sites (µV)'],
  ['rms', ['--amplitude', 'rms'], 'uV', 'uV*mm^2', 'Amplitude at the sites (µV)'],
  ['probability', ['--site-value', 'probability'], '1', 'mm^2', 'Share of trials at the sites (0 to 1)'],
] as const)('%s', (name, options, unit, volumeUnit, label) => {
  const run = mapped(name, options)

  it('is mapped, and its unit stands beside every number', () => {
    expect([run.status, run.stderr]).toEqual([0, expect.any(String)])
    for (const metric of ['max_amplitude', 'mean_amplitude', 'peak_persistence']) expect(run.unitOf(metric)).toBe(unit)
    expect([run.unitOf('volume'), run.unitOf('ln_volume'), run.unitOf('area')]).toEqual([volumeUnit, '1', 'mm^2'])
    for (const [sidecar, column] of [
      ['sites.json', 'value'],
      ['maps/DM.json', 'value'],
      ['maps/DM.json', 'sd'],
      ['curves.json', 'theta_a'],
    ])
      expect(run.unitIn(sidecar, column)).toBe(unit)
    expect(run.unitIn('trials.json', 'amplitude')).toBe(name === 'probability' ? 'uV' : unit)
    expect(run.unitIn('trials.json', 'amplitude_file')).toBe('uV')
  })

  it('is named so in the figures', () => {
    expect(run.text('figures/map-field.svg')).toContain(`>${label}<`)
    const figures = readdirSync(join(run.out, 'figures')).filter((file) => ofMaps.test(file))
    expect(figures).toHaveLength(6)
    const labels = figures.flatMap((file) => run.text(`figures/${file}`).match(/>[^<>]*\(µV\)</g) ?? [])
    expect(labels.length > 0).toBe(unit === 'uV')
  })

  it('has a centre where that of the peak-to-peak amplitude is, and overlap that says why it lacks what it lacks', () => {
    const centre = (metric: string) => Number(run.rows('metrics.tsv').find((row) => row.metric === metric)?.value)
    expect(Math.abs(centre('cog_x') + 26)).toBeLessThan(1)
    expect(Math.abs(centre('cog_y') - 10)).toBeLessThan(1)
    const row = run.rows('overlap.tsv').find(({ index }) => index === 'histogram_intersection')
    expect(Number(row?.ceiling)).toBeGreaterThan(0.7)
    if (name === 'probability') expect(row?.note).toContain('corrected:not-estimated')
    else expect(Math.abs(Number(row?.corrected) - 0.45)).toBeLessThan(0.05)
  })
})

describe('a threshold', () => {
  it('in µV is refused for an area, before anything is read', () => {
    const ran = penfield(['map', control, '--amplitude', 'area', '--threshold', '50uV', '--json'])
    expect(ran.status).toBe(2)
    expect(errorOf(ran).fix).toContain('--threshold noise, 25% or none')
  })

  it('stands in the settings in the unit of the trials, also where sites show shares of them', () => {
    const settings = (run: ReturnType<typeof mapped>) => run.rows('metrics.tsv')[0].settings
    expect(settings(mapped('area-again', ['--amplitude', 'area']))).toMatch(/;threshold=noise\([\d.]+uV\*ms\)/)
    expect(settings(mapped('ratio-again', ['--amplitude', 'ratio']))).toMatch(/;threshold=noise\([\d.]+\)/)
    const shares = mapped('shares', ['--site-value', 'probability', '--threshold', '50uV'])
    expect(settings(shares)).toContain(';threshold=50uV;')
    expect(shares.stdout).toContain('trials above 50.0')
  })

  it('is not looked for in a file without waveforms, which has no area', () => {
    const ran = penfield(['map', join(samples, 'table/control-01.tsv'), '--amplitude', 'area', '--json'])
    expect([ran.status, errorOf(ran).code]).toEqual([65, 'emg/no-waveform'])
  })
})
