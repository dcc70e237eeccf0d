import type { ReportContext } from './context.js'

/** An invented run for the tests of this package. */
export const exampleContext: ReportContext = {
  version: '0.1.0',
  command: 'penfield map example.txt --out example --bootstrap 400',
  seed: 1,
  settings: [
    { name: 'amplitude', value: 'p2p', isDefault: true, meaning: 'how large a response is' },
    { name: 'siteValue', value: 'mean', isDefault: true, meaning: 'how trials become the value of a site' },
    { name: 'bootstrap', value: '400', isDefault: false, meaning: 'number of resamples' },
  ],
  inputs: [{ name: 'example.txt', bytes: 1_900_000, sha256: '0123456789abcdef'.repeat(4) }],
}
