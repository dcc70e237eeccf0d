/** README.md of a simulated study: what it is, that it is simulated, and what was assumed. */
import { numberText } from '@penfield/kernels'
import type { Design } from '@penfield/sim'

const layoutInWords = ({ layout, trialsPerSite }: Design): string => {
  if (layout.kind === 'walk') return `${layout.stimuli} stimuli on a random walk over ${numberText(layout.sideMm)} mm`
  const sites =
    layout.kind === 'grid'
      ? `${layout.columns} × ${layout.rows} sites, ${numberText(layout.spacingMm)} mm apart`
      : `${layout.positionsMm.length} sites`
  return `${sites}, ${trialsPerSite} ${trialsPerSite === 1 ? 'stimulus' : 'stimuli'} a site`
}

const fileOf = ({ format, emg }: Design): string => {
  if (format === 'brainsight') return 'PARTICIPANT/PARTICIPANT_ses-1_hemi-L.txt: a Brainsight export'
  return emg
    ? 'PARTICIPANT/PARTICIPANT_ses-1_hemi-L.tsv and _emg.edf: the stimuli, and the recording; map them together'
    : 'PARTICIPANT/PARTICIPANT_ses-1_hemi-L.tsv: a table, a row a stimulus'
}

export function readmeText(
  design: Design,
  count: { readonly participants: number; readonly sessions: number },
): string {
  const { groups, muscles, preset, assumed } = design
  const analysed = groups.filter(
    ({ effects, change, dose }) =>
      [effects, ...change].some(({ analysis = 0 }) => analysis !== 0) ||
      dose.some(({ effect }) => effect === 'analysis'),
  )
  return `# Simulated study

Nobody was measured. Everything here was drawn by Penfield, seed ${design.seed}: ${count.participants} participants, ${count.sessions} sessions of ${muscles.join(', ')};
${layoutInWords(design)}.

| file | what it holds |
|---|---|
| participants.tsv | one row a participant: group, visits, covariates |
| study.json | the muscles, for every command that reads the folder |
| ${fileOf(design).replace(': ', ' | ')} |
| truth.json | everything that was latent: true centres, gains, crosstalk, effects in force, and the design |
| truth-fields.tsv | the map of each muscle without noise, floor and crosstalk, at the true places of the sites |

Groups: ${groups.map(({ name, n, effects }) => `${name} (${n}; effects ${JSON.stringify(effects)})`).join(', ')}.
${analysed.length === 0 ? '' : `\nPeople of ${analysed.map(({ name }) => name).join(', ')} are to be mapped with the threshold in participants.tsv, session by session where it differs between those of a participant: that is the effect \`analysis\`.\n`}
## What was assumed

${preset === 'back' ? 'There are no public maps of back muscles to calibrate these numbers with.' : 'The preset is calibrated against public maps of hand muscles.'}
These priors are guesses to sweep, not facts:

| prior | value | unit | meaning |
|---|---|---|---|
${assumed.map(({ id, value, unit, meaning }) => `| ${id} | ${numberText(value)} | ${unit} | ${meaning} |`).join('\n')}
`
}
