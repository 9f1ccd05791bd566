import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/support/longest-first.ts'

// More files at a time than there are cores: some wait for processes that they started.
const AT_A_TIME = { maxWorkers: Math.ceil(1.5 * availableParallelism()) } as const
// Files share a worker and what it has loaded: nothing of ours keeps anything in a module that another file could see.
const TOGETHER = { ...AT_A_TIME, pool: 'threads', isolate: false } as const

// They only end what would hang forever, so they suit the busiest machine.
const PATIENCE = { testTimeout: 600_000, hookTimeout: 600_000, expect: { poll: { timeout: 300_000 } } }

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...TOGETHER,
          ...PATIENCE,
          name: 'unit',
          include: ['tests/{demo,domain,formats,repo,tools,web}/**/*.test.ts'],
        },
      },
      {
        test: {
          ...TOGETHER,
          ...PATIENCE,
          name: 'database',
          include: ['tests/{auth,http,rls,services,db,faults}/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
        },
      },
      {
        test: {
          ...TOGETHER,
          ...PATIENCE,
          name: 'scale',
          include: ['tests/scale/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts', 'tests/support/kafka-setup.ts'],
        },
      },
      {
        test: {
          ...AT_A_TIME,
          ...PATIENCE,
          name: 'stack',
          include: ['tests/local/**/*.test.ts'],
          globalSetup: ['tests/local/build-first.ts'],
        },
      },
    ],
  },
})
