import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { z } from 'zod'

// How much is tested, to compare before and after a change of the tests: node tests/repo/count.ts
const root = join(import.meta.dirname, '../..')
const run = (command: string, ...args: string[]) =>
  execFileSync(join(root, 'node_modules/.bin', command), args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    stdio: ['ignore', 'pipe', 'inherit'],
    // Playwright only lists: no stack has these ports.
    env: { ...process.env, SITE_PORT: '3000', API_PORT: '54321', DB_PORT: '54322' },
  })

const inVitest = z
  .array(z.object({ file: z.string() }))
  .parse(JSON.parse(run('vitest', 'list', '--json', '--no-static-parse')))
const inBrowsers = /Total: (\d+) tests in (\d+) files/.exec(
  run('playwright', 'test', '--config', 'tests/e2e/playwright.config.ts', '--list'),
)
console.log(`Vitest: ${inVitest.length} tests in ${new Set(inVitest.map(({ file }) => file)).size} files`)
console.log(`browsers: ${inBrowsers?.[1]} tests in ${inBrowsers?.[2]} files`)

/** Written calls, not runs of them: what a loop or a property asserts counts once. */
function count(folder: string, pattern: RegExp, files: string[]) {
  const calls = files.reduce(
    (sum, file) => sum + [...readFileSync(join(root, file), 'utf8').matchAll(pattern)].length,
    0,
  )
  console.log(`${folder}: ${calls} × ${pattern.source.replaceAll('\\', '')}`)
}
const all = globSync('tests/**/*.ts', { cwd: root })
const browsers = all.filter((file) => file.startsWith('tests/e2e/'))
const others = all.filter((file) => !file.startsWith('tests/e2e/'))
count('tests', /\bexpect\(/g, others)
count('tests', /\bfc\.assert\(/g, others)
count('tests/e2e', /\bexpect(\.poll)?\(/g, browsers)
count('tests/e2e', /\bexpectAccessible\(/g, browsers)
