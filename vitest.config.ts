import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/support/longest-first.ts'

// As many files at a time as there are cores; without it, one core is left out.
const AT_A_TIME = { maxWorkers: '100%' } as const
// Files share a worker and what it has loaded: nothing of ours keeps anything in a module that another file could see.
const TOGETHER = { ...AT_A_TIME, pool: 'threads', isolate: false } as const

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
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
        test: {
          ...AT_A_TIME,
          name: 'stack',
          include: ['tests/local/**/*.test.ts'],
          globalSetup: ['tests/local/build-first.ts'],
          testTimeout: 120_000,
        },
      },
    ],
  },
})
