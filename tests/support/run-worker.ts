import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { onTestFinished } from 'vitest'
import { freePort } from './free-port.ts'

const root = join(import.meta.dirname, '../..')

const COMMANDS = {
  node: [process.execPath],
  deno: [join(root, 'node_modules/.bin/deno'), 'run', '-A', '--no-lock', '--config', 'functions/deno.json'],
}

/** A worker in a process of its own, as it is deployed; one that a failed test leaves is killed. */
export async function runWorker(
  env: Record<string, string>,
  { args = [], runtime = 'deno' }: { args?: string[]; runtime?: keyof typeof COMMANDS } = {},
) {
  const port = await freePort()
  const [command = '', ...before] = COMMANDS[runtime]
  const child = spawn(command, [...before, 'functions/worker.ts', ...args], {
    cwd: root,
    env: { ...process.env, SUPABASE_URL: 'http://127.0.0.1:9', WORKER_PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  onTestFinished(() => void child.kill('SIGKILL'))
  return {
    output: () => output,
    /** The code it ends with. */
    ended,
    signal: (signal: NodeJS.Signals) => child.kill(signal),
    /** The status and body at a path, or undefined while nothing listens. */
    ask: (path: string) =>
      fetch(`http://127.0.0.1:${port}${path}`).then(
        async (response) => ({ status: response.status, body: await response.text() }),
        () => undefined,
      ),
  }
}
