import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../repo/files.ts'
import { onTestFinished } from 'vitest'
import { freePort } from '../support/free-port.ts'

/** A folder and ports of its own, so that a stack in a test meets no other. */
export async function ownPlace() {
  const home = mkdtempSync(join(root, '.laude', 'stack-'))
  const [site, api, database] = [await freePort(), await freePort(), await freePort()]
  return {
    site: `http://localhost:${site}`,
    api: `http://localhost:${api}`,
    home,
    ports: [site, api, database],
    env: { LAUDE_HOME: home, SITE_PORT: String(site), API_PORT: String(api), DB_PORT: String(database) },
  }
}

/** What `npm start` runs, until it says that it is there or ends. */
export async function runStack(env: Record<string, string>, args: string[] = []) {
  const child = spawn(process.execPath, ['supabase/local/stack.ts', ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '', SUPABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL')) // a test that failed leaves nothing behind
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  const running = new Promise<'running'>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString()
        if (output.includes('Ctrl-C stops it')) resolve('running')
      })
  })
  const began = Date.now()
  const state = await Promise.race([running, ended])
  return {
    /** 'running', or the code it ended with. */
    state,
    seconds: (Date.now() - began) / 1000,
    output: () => output,
    signal: async (signal: NodeJS.Signals) => {
      child.kill(signal)
      return ended
    },
  }
}
