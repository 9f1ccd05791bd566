import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { readReleases } from '../../deploy/releases/released.ts'
import { Failure } from '../../supabase/local/failure.ts'
import { linkTree } from './link-tree.ts'

const root = join(import.meta.dirname, '../..')

const HELP = `npm run test:rolling

Runs the tests of the last release against the migrations that are here: while functions are replaced, old ones work on
the new schema, and after npm run deploy -- --back they do again.

  --from   another commit or tag than that of the last release
  paths    tests other than those of the services and the API`

/** What says how the functions behave; what describes the schema itself has to differ. */
const TESTS = ['tests/services', 'tests/http', 'tests/auth']

/** It takes away the newest migration, which old code does not miss. */
const LEFT_OUT = ['tests/services/workers/worker-process.test.ts']

function run(from: string, paths: readonly string[]): number {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim()
  // On the disk that has the modules, so that these can be linked.
  mkdirSync(join(root, '.laude'), { recursive: true })
  const home = mkdtempSync(join(root, '.laude', 'rolling-'))
  const folder = join(home, 'checkout')
  try {
    git('worktree', 'add', '--quiet', '--detach', folder, from)
    for (const modules of ['node_modules', 'functions/node_modules', 'web/node_modules'])
      // Deno may read what is below the checkout alone, so one symbolic link for all would not do.
      if (existsSync(join(root, modules))) linkTree(join(root, modules), join(folder, modules))
    rmSync(join(folder, 'migrations'), { recursive: true })
    cpSync(join(root, 'migrations'), join(folder, 'migrations'), { recursive: true })
    console.log(`The tests of ${from} on the migrations that are here.`)
    const vitest = join(root, 'node_modules/vitest/vitest.mjs')
    const leftOut = LEFT_OUT.flatMap((file) => ['--exclude', file])
    const args = ['run', '--project', 'database', ...leftOut, ...(paths.length > 0 ? paths : TESTS)]
    return spawnSync(process.execPath, [vitest, ...args], { cwd: folder, stdio: 'inherit' }).status ?? 1
  } catch (error) {
    if (!(error instanceof Error) || !('stderr' in error)) throw error
    throw new Failure(
      `git has no ${from}.`,
      'Fetch the tags (git fetch --tags), or name a commit: npm run test:rolling -- --from main~3.',
    )
  } finally {
    if (existsSync(folder)) git('worktree', 'remove', '--force', folder)
    rmSync(home, { recursive: true, force: true })
  }
}

function parse(args: string[]) {
  try {
    const options = { from: { type: 'string' }, help: { type: 'boolean' } } as const
    return parseArgs({ args, allowPositionals: true, options })
  } catch {
    throw new Failure(`npm run test:rolling does not know ${args.join(' ')}.`, HELP)
  }
}

try {
  const { values, positionals } = parse(process.argv.slice(2))
  if (values.help) console.log(HELP)
  else process.exitCode = run(values.from ?? `v${readReleases(root).at(-1)?.version}`, positionals)
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.error(`${error.message}\n${error.advice}`.trimEnd())
  process.exitCode = 1
}
