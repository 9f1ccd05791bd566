import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { freePort } from '../support/free-port.ts'
import { findChromium } from './chromium.ts'

// Playwright against a stack of its own: other ports and another folder than `npm start`, so both can run.
const root = join(import.meta.dirname, '../..')
const [site, api, database, assistant] = [await freePort(), await freePort(), await freePort(), await freePort()]
const result = spawnSync(
  join(root, 'node_modules/.bin/playwright'),
  ['test', '--config', 'tests/e2e/playwright.config.ts', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      CHROMIUM_PATH: await findChromium(),
      LAUDE_HOME: '.laude/e2e',
      SITE_PORT: String(site),
      API_PORT: String(api),
      DB_PORT: String(database),
      ASSISTANT_PORT: String(assistant),
      // No test asks a model that somebody pays for.
      ANTHROPIC_API_KEY: '',
      DATABASE_URL: '',
      SUPABASE_URL: '',
    },
  },
)
process.exit(result.status ?? 1)
