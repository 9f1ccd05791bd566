import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { environment as local } from '../../deploy/environments/local.ts'
import { environment as productionFile } from '../../deploy/environments/production.ts'
import { environment as stagingFile } from '../../deploy/environments/staging.ts'
import type { Environment } from '../../deploy/environments/environment.ts'
import { backTarget, liveReleases, type Deployment } from '../../deploy/steps/deployment.ts'
import { readDeployOptions } from '../../deploy/steps/options.ts'
import { planBack, planDeploy, type Facts } from '../../deploy/steps/plan-deploy.ts'
import { sayPlan } from '../../deploy/steps/say-plan.ts'
import { readSecrets } from '../../deploy/steps/secrets.ts'
import { Failure } from '../../supabase/local/failure.ts'

const COMMIT = 'a'.repeat(40)
const NOW = Date.parse('2027-01-02T03:04:05Z')
const withProject = (environment: Environment): Environment => ({
  ...environment,
  projectRef: 'abcdefghijklmnopqrst',
  databaseHost: 'db.abcdefghijklmnopqrst.supabase.co',
})
const [staging, production] = [withProject(stagingFile), withProject(productionFile)]

const live = (number: number, commit: string, back = false): Deployment => ({
  ...{ number, commit, back, by: 'Ada', at: '2027-01-01T00:00:00Z', outcome: 'live' },
})
const facts: Facts = {
  commit: COMMIT,
  isClean: true,
  isOnMain: true,
  checks: 'green',
  saidChecked: false,
  functions: ['tests-api', 'xp-api'],
  pending: ['20270101000000_plans.sql'],
  secrets: { present: ['OWNER_DATABASE_URL', 'PROXY_SECRET', 'MAIL_SECRET', 'REGISTRY'], missing: [] },
  deployments: [live(1, 'b'.repeat(40))],
  staging: ['tests-api', 'xp-api'].map((name) => ({ name, status: 'ok', release: COMMIT })),
  now: NOW,
}

describe('the plan of a deployment', () => {
  it('is migrations, settings, functions, site, and a look at all of them', () => {
    const plan = planDeploy(production, facts)
    expect(plan).toMatchObject({ number: 2, commit: COMMIT, back: false, refusals: [], asks: true })
    expect(plan.steps).toEqual([
      { kind: 'migrations', pending: ['20270101000000_plans.sql'], seeds: false },
      { kind: 'secrets', names: ['ALLOWED_ORIGINS', 'MAIL_SECRET', 'PROXY_SECRET', 'SITE_URL'] },
      { kind: 'functions', names: ['tests-api', 'xp-api'] },
      { kind: 'site', build: true },
      { kind: 'health' },
    ])
    expect(sayPlan(production, plan)).toMatch(
      /^production: aaaaaaaa, as deployment 2, for https:.+\n {2}1\. migrations: /,
    )
  })

  it('has no step for what an environment does not have, or does not need', () => {
    expect(planDeploy(local, facts).steps.map(({ kind }) => kind)).toEqual(['migrations'])
    const nothingPending = planDeploy(production, { ...facts, pending: [] })
    expect(nothingPending.steps.map(({ kind }) => kind)).toEqual(['secrets', 'functions', 'site', 'health'])
  })

  it.each<[string, Environment, Partial<Facts>, string]>([
    ['what is not committed', staging, { isClean: false }, 'Something here is not committed'],
    ['a commit of a branch', staging, { isOnMain: false }, 'aaaaaaaa is not on the main branch'],
    ['a commit that CI refused', staging, { checks: 'failed' }, 'CI failed for aaaaaaaa.'],
    ['a commit that CI has in hand', staging, { checks: 'running' }, 'CI is not done with aaaaaaaa.'],
    ['a commit that nobody checked', staging, { checks: 'unknown' }, 'say --checked'],
    ['a missing secret', staging, { secrets: { present: [], missing: ['A', 'B'] } }, 'A, B are not set for staging.'],
    ['production before staging', production, { staging: [] }, 'Staging does not run aaaaaaaa'],
    [
      'production where staging runs another commit',
      production,
      { staging: [{ name: 'xp-api', status: 'ok', release: 'c' }] },
      'Staging does not run aaaaaaaa (xp-api): deploy it there first.',
    ],
    [
      'production where staging is not well',
      production,
      { staging: [{ name: 'xp-api', status: 'unavailable', release: COMMIT }] },
      'Staging is not well (xp-api).',
    ],
    [
      'a second deployment at a time',
      staging,
      { deployments: [{ ...live(7, 'c'), outcome: 'unknown', at: new Date(NOW - 60_000).toISOString() }] },
      'Deployment 7 of staging, which Ada began at 2027-01-02T03:03:05.000Z, is under way.',
    ],
    ['an environment without a project', stagingFile, {}, 'deploy/environments/staging.ts names no project yet.'],
  ])('refuses %s', (_, environment, change, sentence) => {
    expect(planDeploy(environment, { ...facts, ...change }).refusals.join('\n')).toContain(sentence)
  })

  it('lets --checked stand for CI, and forgets a deployment whose process was killed half an hour ago', () => {
    const killed: Deployment = { ...live(7, 'c'), outcome: 'unknown', at: new Date(NOW - 1_800_001).toISOString() }
    const plan = planDeploy(staging, { ...facts, checks: 'unknown', saidChecked: true, deployments: [killed] })
    expect(plan).toMatchObject({ number: 8, refusals: [] })
  })
})

describe('going back', () => {
  it('brings functions and site, and leaves the database, settings and checks alone', () => {
    const deployments = [live(1, 'b'), live(2, COMMIT)]
    const plan = planBack(production, { ...facts, deployments, isOnMain: false, checks: 'failed', staging: [] })
    expect(plan).toMatchObject({ number: 3, commit: 'b', back: true, refusals: [], asks: true })
    expect(plan.steps).toEqual([
      { kind: 'functions', names: facts.functions },
      { kind: 'site', build: false },
      { kind: 'health' },
    ])
  })

  it.each<[string, Deployment[], string | undefined]>([
    ['to the release before', [live(1, 'a'), live(2, 'b')], 'a'],
    ['further, a second time', [live(1, 'a'), live(2, 'b'), live(3, 'c'), live(4, 'b', true)], 'a'],
    ['to what runs, after a deployment that failed', [live(1, 'a'), { ...live(2, 'b'), outcome: 'failed' }], 'a'],
    ['past a release that was deployed twice', [live(1, 'a'), live(2, 'b'), live(3, 'b')], 'a'],
    ['to a newer release, where an older one was deployed again', [live(1, 'a'), live(2, 'b'), live(3, 'a')], 'b'],
    ['nowhere from the first release', [live(1, 'a')], undefined],
    ['nowhere where nothing was deployed', [], undefined],
  ])('leads %s', (_, deployments, commit) => {
    expect(backTarget(deployments)?.commit).toBe(commit)
  })

  it('again and again ends at the first release, and never leads to one twice', () => {
    const history = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(history, (commits) => {
        const deployments = commits.map((commit, index) => live(index + 1, commit))
        const first = liveReleases(deployments)[0]?.commit
        let runs: string | undefined = commits.at(-1)
        for (let target = backTarget(deployments); target; target = backTarget(deployments)) {
          const before = liveReleases(deployments).length
          deployments.push(live(deployments.length + 1, target.commit, true))
          expect(liveReleases(deployments).length).toBeLessThan(before)
          runs = target.commit
        }
        expect(runs).toBe(first)
      }),
    )
  })
})

describe('the secrets of an environment', () => {
  let home: string
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'laude-secrets-'))
  })
  afterEach(() => rmSync(home, { recursive: true }))
  const url = 'postgresql://postgres:secret@db.abcdefghijklmnopqrst.supabase.co:5432/postgres'

  it('come from its file alone where there is one, else from the environment', () => {
    const shell = { WORKER_SECRET: 'of the shell', PROXY_SECRET: 'of the shell', UNRELATED: 'x' }
    expect(readSecrets(staging, home, shell).values).toEqual({
      WORKER_SECRET: 'of the shell',
      PROXY_SECRET: 'of the shell',
    })
    writeFileSync(join(home, '.env.staging'), `WORKER_SECRET="of the file"\nOWNER_DATABASE_URL=${url}\n`)
    expect(readSecrets(staging, home, shell)).toEqual({
      values: { WORKER_SECRET: 'of the file', OWNER_DATABASE_URL: url },
      missing: ['SUPABASE_ACCESS_TOKEN', 'PROXY_SECRET', 'REGISTRY'],
    })
  })

  it.each([
    ["another environment's database", url.replace('db.abc', 'db.xyz'), 'but its database is db.abcdefghijklmnopqrst'],
    ['what is no address', 'secret', 'OWNER_DATABASE_URL of staging is not the address of a Postgres.'],
  ])('refuse %s without showing a password', (_, address, sentence) => {
    const read = () => readSecrets(staging, home, { OWNER_DATABASE_URL: address })
    expect(read).toThrow(sentence)
    expect(read).not.toThrow('secret@')
  })

  it('take the pooler of the project for its database', () => {
    const pooled =
      'postgresql://postgres.abcdefghijklmnopqrst:secret@aws-0-eu-central-1.pooler.supabase.com:5432/postgres'
    expect(readSecrets(staging, home, { OWNER_DATABASE_URL: pooled }).values).toEqual({ OWNER_DATABASE_URL: pooled })
  })
})

describe('the words after npm run deploy --', () => {
  it('name an environment and what is wanted', () => {
    expect(readDeployOptions(['production', '--dry-run', '--yes'])).toMatchObject({
      ...{ environment: 'production', dryRun: true, yes: true, back: false, checked: false },
    })
    expect(readDeployOptions(['--help'])).toBeUndefined()
  })

  it.each([[[]], [['moon']], [['staging', 'production']], [['staging', '--force']]])('%j are refused', (args) => {
    expect(() => readDeployOptions(args)).toThrow(Failure)
  })
})
