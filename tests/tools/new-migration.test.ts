import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { root } from '../repo/files.ts'

const LATEST = 'functions/_db/migrations.ts'

describe('npm run new:migration', () => {
  let project: string
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'laude-new-migration-'))
    mkdirSync(join(project, 'functions/_db'), { recursive: true })
    cpSync(join(root, LATEST), join(project, LATEST))
    cpSync(join(root, 'migrations'), join(project, 'migrations'), { recursive: true })
  })
  afterEach(() => rmSync(project, { recursive: true }))

  const run = (...args: string[]) => {
    const command = ['supabase/tools/new-migration.ts', '--root', project, ...args]
    return spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' })
  }
  const state = () => ({
    migrations: readdirSync(join(project, 'migrations'))
      .filter((file) => file.endsWith('.sql'))
      .toSorted(),
    latest: readFileSync(join(project, LATEST), 'utf8'),
  })

  it('makes the newest file of the folder, names it in the code, and prints what is left to do', () => {
    const before = state()
    const { status, stdout, stderr } = run('study_plans')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })

    const { migrations, latest } = state()
    const made = migrations.at(-1) ?? ''
    expect(migrations).toEqual([...before.migrations, made])
    expect(made).toMatch(/^\d{14}_study_plans\.sql$/)
    expect(readFileSync(join(project, 'migrations', made), 'utf8')).toContain('create table public.study_plans (')
    expect(latest).toContain(`LATEST_MIGRATION = '${made.slice(0, 14)}'`)
    expect(stdout).toContain(`Made migrations/${made}`)
    for (const step of ['functions/_db/schema', 'tests/rls/matrix.test.ts', 'npm run docs:schema'])
      expect(stdout).toContain(step)
  })

  it.each([
    ['a name that is no name', ['Study-Plans'], '"Study-Plans" cannot name a migration.\n'],
    ['a name that is taken', ['gates'], 'migrations/20261121204000_gates.sql has that name already'],
    ['no name', [], 'A migration has one name.\n'],
    ['two names', ['study', 'plans'], 'A migration has one name.\n'],
    ['an option it does not know', ['plans', '--force'], 'A migration has one name.\n'],
  ])('changes nothing for %s, says so in sentences and fails', (_, args, sentence) => {
    const before = state()
    const { status, stdout, stderr } = run(...args)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain(sentence)
    expect(stderr).not.toContain('    at ')
    expect(state()).toEqual(before)
  })
})
