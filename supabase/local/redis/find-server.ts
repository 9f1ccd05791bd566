import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { Failure } from '../failure.ts'

/** Where packages put it that do not add to the path. */
const FOLDERS = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']
const NAMES = ['redis-server', 'valkey-server']

/** The command of a Redis, or of Valkey, which speaks the same; undefined where there is none. */
export function findRedisServer(path = process.env.PATH ?? ''): string | undefined {
  const folders = [...path.split(delimiter).filter(Boolean), ...FOLDERS]
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return candidates.find((file) => spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0)
}

/** The same for who cannot go on without one. */
export function requireRedisServer(): string {
  const command = findRedisServer()
  if (command !== undefined) return command
  throw new Failure(
    'There is no redis-server on this machine, which --redis needs.',
    'Install it (apt install redis-server, brew install redis), or start without --redis.',
  )
}
