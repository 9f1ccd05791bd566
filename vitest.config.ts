import { defineConfig } from 'vitest/config'

// Files share a worker and what it has loaded: nothing of ours keeps anything in a module that another file could see.
const TOGETHER = { pool: 'threads', isolate: false } as const

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...TOGETHER,
          name: 'unit',
          include: ['tests/{demo,domain,formats,repo,tools,web}/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...TOGETHER,
          name: 'database',
          include: ['tests/{auth,http,rls,services,db,faults}/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: { name: 'stack', include: ['tests/local/**/*.test.ts'], testTimeout: 120_000, fileParallelism: false },
      },
    ],
  },
})
