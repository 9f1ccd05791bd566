import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { Failure } from '../supabase/local/failure.ts'
import { planRelease } from './releases/plan-release.ts'
import { checksums, readReleases, RELEASED, writeReleases } from './releases/released.ts'

const HELP = `npm run release -- 0.2.0

Makes a release of what is here: dates the heading of CHANGELOG.md, writes the version into package.json, notes the
checksum of every migration that no release had in ${RELEASED}, commits that and tags it v0.2.0. From then on those
migrations are never edited. It pushes nothing.

  --root   another checkout than this one`

const read = (root: string, file: string) => readFileSync(join(root, file), 'utf8')

function release(version: string, root: string): void {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
  if (git('status', '--porcelain') !== '')
    throw new Failure(
      'Something here is not committed.',
      'Commit it or put it away (git stash -u): a release is a commit.',
    )
  const plan = planRelease(version, {
    releases: readReleases(root),
    migrations: checksums(root),
    changelog: read(root, 'CHANGELOG.md'),
    manifest: read(root, 'package.json'),
    lock: read(root, 'package-lock.json'),
    tags: git('tag', '--list', 'v*').split('\n'),
    today: new Date().toISOString().slice(0, 10),
  })
  const written = {
    [RELEASED]: writeReleases(plan.releases),
    'CHANGELOG.md': plan.changelog,
    'package.json': plan.manifest,
    'package-lock.json': plan.lock,
  }
  for (const [file, text] of Object.entries(written)) writeFileSync(join(root, file), text)
  git('add', ...Object.keys(written))
  git('commit', '--quiet', '--message', `Release ${version}`)
  git('tag', '--annotate', plan.tag, '--message', `Laude ${version}`)
  const count = Object.keys(plan.releases.at(-1)?.migrations ?? {}).length
  console.log(`${version} is committed and tagged ${plan.tag}; ${count} migrations are released with it.

1. git push origin HEAD ${plan.tag}
2. npm run deploy -- staging, and production after it: docs/environments.md`)
}

function parse(args: string[]) {
  try {
    const options = { root: { type: 'string' }, help: { type: 'boolean' } } as const
    return parseArgs({ args, allowPositionals: true, options })
  } catch {
    throw new Failure(`npm run release does not know ${args.join(' ')}.`, HELP)
  }
}

try {
  const { values, positionals } = parse(process.argv.slice(2))
  const [version, ...more] = positionals
  if (values.help) console.log(HELP)
  else if (version === undefined || more.length > 0) throw new Failure('A release has one version.', HELP)
  else release(version, values.root ?? join(import.meta.dirname, '..'))
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.error(`${error.message}\n${error.advice}`.trimEnd())
  process.exitCode = 1
}
