import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { Failure } from './failure.ts'

/** One stack for each folder: a second one would take over the first one's database. Returns how to release the lock. */
export function lockFolder(home: string): () => void {
  const file = join(home, 'stack.pid')
  mkdirSync(home, { recursive: true })
  if (existsSync(file)) {
    const holder = Number(readFileSync(file, 'utf8'))
    if (isStack(holder))
      throw new Failure(
        `Laude is already running from this folder (process ${holder}).`,
        'Use it, stop it with Ctrl-C where it runs, or start another with its own LAUDE_HOME and ports.',
      )
  }
  writeFileSync(file, String(process.pid))
  return () => rmSync(file, { force: true })
}

/** Pids are reused, so a running process with this pid is not enough. */
function isStack(pid: number): boolean {
  if (!pid || pid === process.pid) return false
  const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' })
  return /stack\.ts/.test(stdout ?? '')
}
