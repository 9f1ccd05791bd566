import process from 'node:process'
import { defineConfig } from '@playwright/test'

const site = `http://localhost:${process.env.SITE_PORT}`

export default defineConfig({
  testDir: '.',
  testMatch: process.env.PICTURES ? 'scenes/*.ts' : '*.spec.ts',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 2,
  // A journey looks at a dozen pages in two themes, on machines of every speed.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  // A shared machine may stand still for a moment. What needed its second try is named at the end, and is looked into.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['./second-try.ts']],
  use: {
    baseURL: site,
    // Left to itself, what never becomes clickable would use up the whole time of its test.
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    // What a first try leaves is a picture of the page and the log of the call that failed; a trace of every test would
    // cost each of them a tenth more.
    screenshot: 'only-on-failure',
    trace: 'on-first-retry',
    // It would fetch the whole site for each test anew. Specs of what it does allow it.
    serviceWorkers: process.env.PICTURES ? 'allow' : 'block',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    // A phone has no keyboard; and what a device keeps, what a page costs, what stands without scripts, what a form
    // decides is the same on both. How all other pages look there is in narrow.spec.ts.
    {
      name: 'phone',
      testIgnore:
        /(keyboard|device|asking|assistant|head|marking|offline|shelf|resources|cost|public|no-script|authoring|manage|people|certificates|analysis|members|accommodations|courses|gates|writing-gates|reviewing|answering|api-reference|ui-gallery|mail|typefaces|last-admin|writing-tests|corrections|dragging|importing|ops|metrics|preview|readiness|communities|seeded-pictures|audit|rewards|restoring|talking)\.spec/,
      grepInvert: /by keyboard|without JavaScript|without a script|at their own pace/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
  webServer: {
    command: 'node supabase/local/stack.ts --fresh --assistant=stand-in',
    cwd: '../..',
    url: `${site}/sign-in`,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
})
