import { relative } from 'node:path'
import type { Reporter, TestCase, TestModule } from 'vitest/node'

/**
 * Ends the run with the plain line `N passed, N failed, N skipped`, and says why tests were skipped.
 * Counts are the runner's own: one per test case; a file that did not load counts as one failure.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const states = { passed: 0, failed: errors.length, skipped: 0, pending: 0 }
    const skippedBy = new Map<string, number>()
    for (const module of modules) {
      const cases: TestCase[] = [...module.children.allTests()]
      if (cases.length === 0 && !module.ok()) states.failed++
      for (const test of cases) {
        const { state } = test.result()
        states[state]++
        if (state === 'skipped') {
          const file = relative(process.cwd(), module.moduleId)
          skippedBy.set(file, (skippedBy.get(file) ?? 0) + 1)
        }
      }
    }
    for (const [file, n] of skippedBy) process.stdout.write(`${n} tests skipped in ${file}\n`)
    process.stdout.write(
      `${states.passed} passed, ${states.failed} failed, ${states.skipped + states.pending} skipped\n`,
    )
  }
}
