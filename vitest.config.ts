import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/{domain,formats,repo,web}/**/*.test.ts'], testTimeout: 20_000 } },
      {
        test: {
          name: 'database',
          include: ['tests/{auth,http,rls,services,db,faults}/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: { name: 'stack', include: ['tests/local/**/*.test.ts'], testTimeout: 120_000, fileParallelism: false },
      },
    ],
  },
})
