import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { planRelease, type ReleaseFacts } from '../../deploy/releases/plan-release.ts'
import { checksums, readReleases, RELEASED } from '../../deploy/releases/released.ts'
import { Failure } from '../../supabase/local/failure.ts'
import { root } from '../repo/files.ts'

const ground = '20260101000000_ground.sql'
const plans = '20991231000000_plans.sql'

const facts: ReleaseFacts = {
  releases: [{ version: '0.1.0', migrations: { [ground]: 'a' } }],
  migrations: { [ground]: 'a', [plans]: 'b' },
  changelog: '# Changelog\n\n## Unreleased\n\n- A thing.\n\n## 0.1.0, 2026-01-01\n\n- All.\n',
  manifest: '{ "version": "0.1.0" }',
  lock: '{ "version": "0.1.0", "": { "version": "0.1.0" }, "other": { "version": "0.1.0" } }',
  tags: ['v0.1.0'],
  today: '2027-01-01',
}

describe('a release', () => {
  it('has the migrations that no other has, a dated heading, and its version where npm reads it', () => {
    expect(planRelease('0.2.0', facts)).toEqual({
      tag: 'v0.2.0',
      releases: [...facts.releases, { version: '0.2.0', migrations: { [plans]: 'b' } }],
      changelog:
        '# Changelog\n\n## Unreleased\n\n## 0.2.0, 2027-01-01\n\n- A thing.\n\n## 0.1.0, 2026-01-01\n\n- All.\n',
      manifest: '{ "version": "0.2.0" }',
      lock: '{ "version": "0.2.0", "": { "version": "0.2.0" }, "other": { "version": "0.1.0" } }',
    })
  })

  it.each<[string, string, Partial<ReleaseFacts>, string]>([
    ['a version that is none', 'next', {}, '"next" is no version.'],
    ['the version that is released', '0.1.0', {}, '0.1.0 does not come after 0.1.0, the last release.'],
    ['an earlier version', '0.0.10', {}, '0.0.10 does not come after 0.1.0, the last release.'],
    ['a tag that is there', '0.2.0', { tags: ['v0.2.0'] }, 'There is a tag v0.2.0 already.'],
    ['no changes', '0.2.0', { changelog: '## Unreleased\n\n## 0.1.0, 2026-01-01\n' }, 'Nothing is unreleased'],
    ['no heading', '0.2.0', { changelog: '# Changelog\n' }, 'no heading "## Unreleased"'],
    ['an edited migration', '0.2.0', { migrations: { [ground]: 'c' } }, `${ground} changed since 0.1.0 was released.`],
    ['a removed migration', '0.2.0', { migrations: {} }, `${ground}, released in 0.1.0, is missing.`],
    [
      'a new migration before a released one',
      '0.2.0',
      { migrations: { '20250101000000_early.sql': 'd', [ground]: 'a' } },
      `20250101000000_early.sql comes before ${ground}, which is released.`,
    ],
  ])('with %s is refused in a sentence', (_, version, change, sentence) => {
    const refused = () => planRelease(version, { ...facts, ...change })
    expect(refused).toThrow(Failure)
    expect(refused).toThrow(sentence)
  })
})

describe('npm run release', () => {
  let project: string
  const git = (...args: string[]) => execFileSync('git', args, { cwd: project, encoding: 'utf8' }).trim()
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(root, 'deploy/release.ts'), '--root', project, ...args], { encoding: 'utf8' })

  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'laude-release-'))
    mkdirSync(join(project, 'migrations'))
    git('init', '--quiet', '--initial-branch', 'main')
    git('config', 'user.name', 'Ada')
    git('config', 'user.email', 'ada@example.test')
    writeFileSync(join(project, RELEASED), '[]\n')
    writeFileSync(join(project, 'migrations', ground), 'create table t (id uuid);\n')
    writeFileSync(join(project, 'CHANGELOG.md'), facts.changelog)
    for (const file of ['package.json', 'package-lock.json']) cpSync(join(root, file), join(project, file))
    git('add', '.')
    git('commit', '--quiet', '--message', 'Begin')
  })
  afterEach(() => rmSync(project, { recursive: true }))

  it('writes the files, commits and tags them, and refuses what is not committed', () => {
    writeFileSync(join(project, 'new.txt'), 'new\n')
    expect(run('90.1.0')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^Something here is not committed\.\n.+\n$/),
    })
    rmSync(join(project, 'new.txt'))

    expect(run('90.1.0')).toMatchObject({ status: 0, stderr: '' })
    expect(readReleases(project)).toEqual([{ version: '90.1.0', migrations: checksums(project) }])
    const versions = ['package.json', 'package-lock.json'].map((file) => readFileSync(join(project, file), 'utf8'))
    expect(versions.map((text) => JSON.parse(text).version)).toEqual(['90.1.0', '90.1.0'])
    expect(git('status', '--porcelain')).toBe('')
    expect(git('rev-parse', 'v90.1.0^{commit}')).toBe(git('rev-parse', 'HEAD'))
  })
})
