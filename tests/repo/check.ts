import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { checksums, readReleases, unreleased } from '../../deploy/releases/released.ts'

const root = join(import.meta.dirname, '../..')

interface Check {
  command: string
  args: string[]
  /** Where it runs, from the root of the project. */
  folder?: string
}

// npm run check: all of these; `node tests/repo/check.ts lint site` some. The longest first, so that none is left alone
// at the end.
const CHECKS: Record<string, Check> = {
  site: { command: 'svelte-check', args: ['--tsconfig', './tsconfig.json', '--fail-on-warnings'], folder: 'web' },
  lint: { command: 'oxlint', args: ['--type-aware', '--max-warnings', '0'] },
  // The compiler in Go, which takes a third of the time on one thread; svelte-check still asks the one in JavaScript.
  types: { command: 'node', args: ['node_modules/@typescript/native/bin/tsc', '--project', '.', '--singleThreaded'] },
  // Those of releases stay as they are, whatever a rule would say.
  migrations: {
    command: 'squawk',
    args: unreleased(readReleases(root), checksums(root)).map((file) => join('migrations', file)),
  },
  banks: { command: 'node', args: ['supabase/tools/check-banks.ts'] },
  format: { command: 'prettier', args: ['--check', '--cache', '.'] },
  // Whether Deno finds everything that the functions import: their types are checked with all others.
  deno: {
    command: 'deno',
    args: [
      ...['cache', '--quiet', '--config', 'functions/deno.json'],
      ...['functions/serve.ts', 'functions/worker.ts', 'functions/watch.ts'],
      ...globSync('functions/*/index.ts', { cwd: root }),
      ...['supabase/local/serve.ts', 'bench/display-server.ts'],
    ],
  },
}

interface Finished {
  name: string
  passed: boolean
}

/** Runs a tool and says how it went once it is done, so that tools side by side do not speak into each other. */
function run(name: string, { command, args, folder = '.' }: Check, threads = 1): Promise<Finished> {
  const began = performance.now()
  const child = spawn(join(root, 'node_modules/.bin', command), args, {
    cwd: join(root, folder),
    stdio: ['ignore', 'pipe', 'pipe'],
    // oxlint's types are in Go. Each of its threads checks much of the program anew, so on cores that other tools keep
    // busy more of them only take longer.
    env: { ...process.env, GOMAXPROCS: String(threads) },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => {
      const passed = code === 0
      console.log(`${passed ? '✓' : '✗'} ${name} (${((performance.now() - began) / 1000).toFixed(0)} s)`)
      if (!passed) console.log(output.trim())
      resolve({ name, passed })
    })
  })
}

/** As many at a time as there are cores. */
async function runAll(names: string[]): Promise<Finished[]> {
  const left = [...names]
  const threads = Math.max(1, Math.floor(availableParallelism() / names.length))
  const finished: Finished[] = []
  const worker = async () => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
      const check = CHECKS[name]
      if (check) finished.push(await run(name, check, threads))
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  return finished
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(CHECKS, name))
if (unknown.length > 0) {
  console.error(`There is no check called ${unknown.join(', ')}: ${Object.keys(CHECKS).join(', ')}.`)
  process.exitCode = 2
} else {
  const names = Object.keys(CHECKS).filter((name) => asked.length === 0 || asked.includes(name))
  // The site's types, which lint, site and the tests' types read, are written once, before any of them.
  const synced = await run('sync', { command: 'svelte-kit', args: ['sync'], folder: 'web' })
  const failed = synced.passed ? (await runAll(names)).filter(({ passed }) => !passed) : [synced]
  if (failed.length > 0) {
    console.error(`\nFailed: ${failed.map(({ name }) => name).join(', ')}`)
    process.exitCode = 1
  }
}
