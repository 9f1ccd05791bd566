import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { Failure } from './failure.ts'

/** Builds the site when its sources are not the ones it was last built from. */
export function buildSite(root: string): void {
  const web = join(root, 'web')
  const stamp = join(web, 'build', 'sources.sha256')
  const sources = digest([
    ...['src', 'static'].map((folder) => join(web, folder)),
    ...['package.json', 'vite.config.ts', 'chunks.ts', 'icon-sprite.ts', 'tsconfig.json'].map((file) =>
      join(web, file),
    ),
    ...['functions/_contracts', 'functions/_domain', 'package-lock.json'].map((path) => join(root, path)),
  ])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  // A test may start the stack, and its build is reused, so it has to be the build that every start makes.
  const env = { ...process.env, NODE_ENV: 'production' }
  const build = ['run', 'build', '--workspace', 'web', '--silent']
  const result = spawnSync('npm', build, { cwd: root, encoding: 'utf8', env })
  if (result.status !== 0)
    throw new Failure(
      `The site could not be built:\n${(result.stderr || result.stdout).trim().split('\n').slice(-12).join('\n')}`,
    )
  writeFileSync(stamp, sources)
}

function digest(paths: string[]): string {
  const hash = createHash('sha256')
  for (const path of paths.filter((path) => existsSync(path)).flatMap(filesIn))
    hash.update(path).update(readFileSync(path))
  return hash.digest('hex')
}

function filesIn(path: string): string[] {
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}
