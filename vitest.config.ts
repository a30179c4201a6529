import { defineConfig } from 'vitest/config'

// A zone that no machine has by accident: 12:45 ahead of UTC, with daylight saving. Code that reads the machine's zone fails here first.
process.env.TZ = 'Pacific/Chatham'

const everywhere = ['**/node_modules/**', '**/dist/**', '**/data/**']

/**
 * On the oldest PostgreSQL every statement of the product is to run: each operation by its example, each case of billing, each check and job, and what stands
 * nearest to the server. What plays histories, races or requests proves the program and not the database: once is enough.
 */
const database =
  process.env.TEST_POSTGRES === undefined
    ? ['**/*.db.test.ts']
    : [
        'server/test/{reference,conformance,public-ids}.db.test.ts',
        'server/test/proofs/catalogue.db.test.ts',
        'server/src/kit/**/*.db.test.ts',
        'server/src/modules/{audits,billing,credits,entitlements,people,reports,usage,wallets}/*.db.test.ts',
      ]

/** The kinds of test, told apart by their names alone: nothing needed, nothing but patience, a PostgreSQL, a browser. */
export default defineConfig({
  test: {
    reporters: ['default', './scripts/count-reporter.ts'],
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{core,server,sdk,web}/src/**/*.test.{ts,tsx}', 'server/test/**/*.test.ts', '{scripts,bench}/**/*.test.ts'],
          exclude: [...everywhere, '**/*.db.test.ts', '**/*.slow.test.ts'],
          pool: 'forks',
          testTimeout: 20_000,
          // No test may lean on the one before it.
          sequence: { shuffle: { tests: true } },
        },
      },
      {
        test: {
          name: 'slow',
          include: ['**/*.slow.test.ts'],
          exclude: everywhere,
          pool: 'forks',
          testTimeout: 120_000,
          sequence: { groupOrder: 1, shuffle: { tests: true } },
        },
      },
      {
        test: {
          name: 'db',
          include: database,
          exclude: everywhere,
          pool: 'forks',
          // Each file has a database of its own; beyond two at once they wait for the same disk.
          maxWorkers: 2,
          globalSetup: ['./server/test/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2, shuffle: { tests: true } },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['**/*.e2e.ts'],
          exclude: everywhere,
          pool: 'forks',
          fileParallelism: false,
          globalSetup: ['./web/e2e/built-pages.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
