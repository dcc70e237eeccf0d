import { defineConfig } from 'vitest/config'

// Packages are read from their sources; no build is needed to test them. `import` goes without saying; said here it would also
// hold for `require` in the packages of others, which then get an ES module where they expect a function.
const conditions = ['@penfield/source', 'module']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts', 'apps/*/src/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/count-reporter.ts'],
  },
})
