import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Environment } from '../../deploy/environments/environment.ts'
import { postgresUrl } from '../../supabase/local/postgres.ts'
import { root } from '../repo/files.ts'
import { PROJECTS, startManagementApi } from '../support/management-api.ts'

type Shared = keyof typeof PROJECTS
const SHARED: readonly Shared[] = ['staging', 'production']

describe('npm run deploy', () => {
  let home: string
  let api: Awaited<ReturnType<typeof startManagementApi>>
  let admin: postgres.Sql
  let databases: Record<Shared, Awaited<ReturnType<typeof createDatabaseOf>>>
  const at = (...path: string[]) => join(home, ...path)
  const ada = () => at('ada')

  const git = (cwd: string, ...args: string[]) =>
    execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
  const write = (file: string, text: string) => {
    mkdirSync(dirname(at('ada', file)), { recursive: true })
    writeFileSync(at('ada', file), text)
  }
  const commit = (message: string) => {
    git(ada(), 'add', '.')
    git(ada(), 'commit', '--quiet', '--message', message)
    git(ada(), 'push', '--quiet', 'origin', 'main')
    return git(ada(), 'rev-parse', 'HEAD')
  }
  const deploy = async (
    args: string[],
    {
      from = ada(),
      says = '',
      hears = () => Promise.resolve(),
    }: { from?: string; says?: string; hears?: (output: string) => Promise<void> } = {},
  ) => {
    const child = spawn(
      process.execPath,
      [join(root, 'deploy/deploy.ts'), '--root', from, '--environments', at('environments'), ...args],
      {
        env: { ...process.env, SUPABASE_PROFILE: at('profile.yaml'), SUPABASE_HOME: at('cli') },
      },
    )
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString()
        void hears(output)
      })
    child.stdin.end(says)
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
    return { code, output }
  }
  const releases = (environment: Shared) => Object.values(api.of(PROJECTS[environment]).functions)
  const site = (environment: Shared) => readFileSync(at(`site-${environment}`), 'utf8').trim()
  const tags = () => git(at('origin.git'), 'tag', '--list', '--sort=refname').split('\n')

  async function createDatabaseOf(environment: Shared) {
    const name = `deploying_${environment}_${process.pid}`
    await admin.unsafe(`create database ${name}`)
    const url = postgresUrl(inject('postgresPort'), name)
    return { name, url, sql: postgres(url, { max: 2, onnotice: () => {} }) }
  }

  function environmentOf(name: Shared): Environment {
    return {
      name,
      siteUrl: `${api.origin}/v1/projects/${PROJECTS[name]}`,
      functionsUrl: `${api.origin}/${PROJECTS[name]}/functions/v1`,
      projectRef: PROJECTS[name],
      databaseHost: `127.0.0.1:${inject('postgresPort')}`,
      seeds: false,
      settings: { ALLOWED_ORIGINS: 'https://laude.example' },
      secrets: {
        deploying: ['OWNER_DATABASE_URL', 'SUPABASE_ACCESS_TOKEN'],
        functions: ['WORKER_SECRET'],
        optional: ['MAIL_SECRET'],
      },
      site: {
        build: `cp version "${at(`built-`)}$RELEASE"`,
        start: `cp "${at(`built-`)}$RELEASE" "${at(`site-${name}`)}"`,
        secrets: [],
      },
      requires:
        name === 'production' ? ['clean', 'main', 'checks', 'staging', 'confirmed'] : ['clean', 'main', 'checks'],
      patience: 2,
    }
  }

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'laude-deploying-'))
    api = await startManagementApi()
    admin = postgres(postgresUrl(inject('postgresPort')), { max: 1, onnotice: () => {} })
    writeFileSync(
      at('profile.yaml'),
      `name: stand-in\napi_url: ${api.origin}\ndashboard_url: ${api.origin}\nproject_host: localhost\n`,
    )
    mkdirSync(at('environments'))
    git(home, 'init', '--quiet', '--bare', '--initial-branch', 'main', 'origin.git')
    git(home, 'init', '--quiet', '--initial-branch', 'main', 'ada')
    git(ada(), 'remote', 'add', 'origin', at('origin.git'))
    git(ada(), 'config', 'user.name', 'Ada')
    git(ada(), 'config', 'user.email', 'ada@example.test')
    databases = { staging: await createDatabaseOf('staging'), production: await createDatabaseOf('production') }
    for (const name of SHARED) {
      writeFileSync(
        at('environments', `${name}.ts`),
        `export const environment = ${JSON.stringify(environmentOf(name))}\n`,
      )
      write(
        `.env.${name}`,
        `OWNER_DATABASE_URL=${databases[name].url}\nSUPABASE_ACCESS_TOKEN=sbp_${'0'.repeat(40)}\nWORKER_SECRET="worker of ${name}"\n`,
      )
    }
    write('.gitignore', '.env.*\n')
    write('version', '1\n')
    write('functions/_http/release.ts', "export const DEPLOYED = ''\n")
    write('functions/deno.json', '{}\n')
    const functions = ['tests-api', 'xp-api']
    for (const name of functions)
      write(`functions/${name}/index.ts`, "import { DEPLOYED } from '../_http/release.ts'\nconsole.log(DEPLOYED)\n")
    write(
      'supabase/config.toml',
      [
        'project_id = "small"\n[db]\nmajor_version = 17\n',
        ...functions.map(
          (name) =>
            `[functions.${name}]\nverify_jwt = false\nentrypoint = "../functions/${name}/index.ts"\nimport_map = "../functions/deno.json"\n`,
        ),
      ].join('\n'),
    )
    write(
      'migrations/20260101000000_points.sql',
      "set lock_timeout = '50ms';\nalter table public.learners add column points bigint;\n",
    )
    symlinkSync('../migrations', at('ada/supabase/migrations'))
  })
  afterAll(async () => {
    for (const { name, sql } of Object.values(databases)) {
      await sql.end({ timeout: 2 })
      await admin.unsafe(`drop database ${name} with (force)`)
    }
    await admin.end()
    await api.stop()
    rmSync(home, { recursive: true })
  })

  it('brings a change to staging, asks before production, and goes back where a release is not well', async () => {
    const { sql } = databases.staging
    await sql`create table learners (id bigint)`
    const first = commit('First')
    // A reader has the table in use when the migration first wants it.
    const reader = await sql.reserve()
    await reader`begin`
    await reader`select from learners`
    let reading = true
    const begun = deploy(['staging', '--checked'], {
      hears: async (output) => {
        if (reading && output.includes('A table was in use')) {
          reading = false
          await reader`commit`
          reader.release()
        }
      },
    })
    expect(await begun).toEqual({ code: 0, output: expect.not.stringContaining('worker of') })
    expect((await begun).output).toContain('migrations: 20260101000000_points.sql')
    expect(await sql`select points from learners`).toHaveLength(0)
    expect(api.of(PROJECTS.staging).settings).toEqual({
      ALLOWED_ORIGINS: 'https://laude.example',
      WORKER_SECRET: 'worker of staging',
    })
    expect(releases('staging')).toEqual([first, first])
    expect(site('staging')).toBe('1')
    expect(tags()).toEqual(['deploy/staging/1', 'deploy/staging/1-live'])

    // Staging runs it well, so production would take it, but nobody agrees.
    const unsure = await deploy(['production', '--checked'], { says: 'yes\n' })
    expect(unsure).toEqual({
      code: 1,
      output: expect.stringMatching(/Type production to go on: Nothing was done\.\n$/),
    })
    expect(releases('production')).toEqual([])
    expect(tags()).toHaveLength(2)

    write('version', '2\n')
    const second = commit('Second')
    api.unwell.add(second)
    const failed = await deploy(['staging', '--checked'])
    expect(failed).toEqual({ code: 1, output: expect.stringContaining('tests-api is unavailable and runs') })
    expect(failed.output).toContain('npm run deploy -- staging --back')
    expect(releases('staging')).toEqual([second, second])

    // Somebody else, at another laptop, takes it back.
    git(home, 'clone', '--quiet', 'origin.git', 'grace')
    cpSync(at('ada/.env.staging'), at('grace/.env.staging'))
    git(at('grace'), 'config', 'user.name', 'Grace')
    git(at('grace'), 'config', 'user.email', 'grace@example.test')
    expect(await deploy(['staging', '--back'], { from: at('grace') })).toMatchObject({ code: 0 })
    expect(releases('staging')).toEqual([first, first])
    expect(site('staging')).toBe('1')
    expect(tags().slice(2)).toEqual([
      'deploy/staging/2',
      'deploy/staging/2-failed',
      'deploy/staging/3',
      'deploy/staging/3-live',
    ])
    expect(git(ada(), 'worktree', 'list').split('\n')).toHaveLength(1)
  })
})
