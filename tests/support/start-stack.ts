import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { removeCluster } from '../../supabase/local/postgres.ts'
import { freePort } from './free-port.ts'

const root = join(import.meta.dirname, '../..')

/** A folder and ports of its own, so that a stack meets no other. */
export async function ownPlace() {
  mkdirSync(join(root, '.laude'), { recursive: true })
  const home = mkdtempSync(join(root, '.laude', 'stack-'))
  const [site, api, database, assistant] = [await freePort(), await freePort(), await freePort(), await freePort()]
  return {
    site: `http://localhost:${site}`,
    api: `http://localhost:${api}`,
    home,
    ports: [site, api, database],
    env: {
      LAUDE_HOME: home,
      SITE_PORT: String(site),
      API_PORT: String(api),
      DB_PORT: String(database),
      ASSISTANT_PORT: String(assistant),
    },
    remove: async () => {
      await removeCluster(join(home, 'postgres'))
      rmSync(realpathSync(home), { recursive: true, force: true })
    },
  }
}

/** What `npm start` runs; or npm itself. It has started once it says so; or it has ended before that. */
export function spawnStack(env: Record<string, string>, args: string[] = [], npm = false) {
  const began = performance.now()
  const [command, ...before] = npm ? ['npm', 'start', '--'] : [process.execPath, 'supabase/local/stack.ts']
  const child = spawn(command, [...before, ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '', SUPABASE_URL: '', ANTHROPIC_API_KEY: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  const running = new Promise<'running'>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString()
        if (output.includes('Ctrl-C stops it')) resolve('running')
      })
  })
  const started = async () => ({
    /** 'running', or the code it ended with. */
    state: await Promise.race([running, ended]),
    seconds: (performance.now() - began) / 1000,
    output: () => output,
    /** Of the stack itself, or of npm. */
    pid: child.pid ?? Number.NaN,
    signal: async (signal: NodeJS.Signals) => {
      child.kill(signal)
      return ended
    },
  })
  return { started: started(), kill: () => void child.kill('SIGKILL') }
}
