import { availableParallelism } from 'node:os'
import process from 'node:process'
import type postgres from 'postgres'
import { connect } from '../functions/_db/client.ts'
import type { Claims } from '../functions/_db/session.ts'
import { createBankCache } from '../functions/_services/attempts/bank-cache.ts'
import { createCorrection } from '../functions/_services/corrections/create-correction.ts'
import { createLearnersAhead } from '../functions/_services/corrections/learners-ahead.ts'
import type { RegradeServices } from '../functions/_services/corrections/regrade-learner.ts'
import { runCorrections } from '../functions/_services/corrections/run-corrections.ts'
import { applyCorrection } from '../functions/_services/corrections/settle.ts'
import { createRulesets } from '../functions/_services/engine/rulesets.ts'
import { withApi } from './api.ts'
import { withCluster } from './cluster.ts'
import { findHarbor } from './find-harbor.ts'
import { createFinishRequests, verifyLedger } from './finish.ts'
import { learnerId } from './finishes.ts'
import { load } from './http-load.ts'
import { makePeople, settle } from './learners.ts'
import { copyTests, drawSittings, prepareAttempts } from './prepared.ts'
import { cpuOf } from './process-cpu.ts'
import { rounded } from './statistics.ts'

export interface RegradeSizes {
  /** Each has one finished exam of 100 questions on the test. */
  learners: number
}

export const SIZES: RegradeSizes = { learners: 100_000 }
export const SMOKE: RegradeSizes = { learners: 128 }

const TEST = 'networking-fundamentals'
const CONNECTIONS = 64

/** How long a correction takes that changes most attempts of a test: looking whom it changes, and grading them anew. */
export const benchRegrade = ({ learners }: RegradeSizes, say: (line: string) => void) =>
  withCluster(async ({ sql, url, pid }) => {
    const { id: communityId } = await findHarbor(sql)
    const sittings = await drawSittings(sql, TEST)
    say(`Making ${learners.toLocaleString('en')} learners with a finished exam each …`)
    await makePeople(sql, { communityId, from: 0, count: learners })
    const tests = await copyTests(sql, TEST, 1)
    await prepareAttempts(sql, { communityId, tests, sittings, learners, from: 0, to: learners })
    await settle(sql)
    await finishAll(url(), learners, sittings)
    await sql`update memberships set role = 'instructor' where user_id = ${learnerId(0)}`
    await settle(sql)

    let ahead = 0
    // What it looks at once more a minute later need not be waited for here.
    const now = () => Date.now() + ahead
    const db = connect(url(), { genericPlans: 2 })
    const services: RegradeServices = { db, rulesets: createRulesets(), now, banks: createBankCache(db, now) }
    const context = { ...services, claims: claimsOf(learnerId(0)) }
    const [test = ''] = tests
    const correction = await createCorrection(context, {
      ...(await anotherKey(sql, test)),
      ...{ test_id: test, version: 1, decision: 'new_key', keeps: false, reason: 'The bench says so.', key: 'bench' },
    })
    const look = await timed(pid, () => runAll(services))
    say(`preview ${JSON.stringify(look)}`)
    await applyCorrection(context, correction)
    const first = await timed(pid, () => runAll(services))
    say(`regrade ${JSON.stringify(first)}`)
    ahead = 120_000
    await runAll(services)
    const [changed] = await sql<{ attempts: number }[]>`
      select count(*)::integer as attempts from activity_events where type = 'attempt_regraded'
    `
    await db.end()
    return {
      bench: 'regrade',
      attempts: learners,
      changed: changed?.attempts ?? 0,
      preview: perAttempt(look, learners),
      regrade: perAttempt(first, learners),
      ledger: verifyLedger(url()),
      cores: availableParallelism(),
    }
  })

async function finishAll(databaseUrl: string, learners: number, sittings: Awaited<ReturnType<typeof drawSittings>>) {
  await withApi(
    databaseUrl,
    async (api) => {
      const finish = await createFinishRequests(api, learners, sittings)
      let next = 0
      const { failed, failure } = await load({
        host: '127.0.0.1',
        port: api.port,
        connections: CONNECTIONS,
        milliseconds: Infinity,
        next: () => (next < learners ? finish(next++) : undefined),
        accept: (head) => head.startsWith('HTTP/1.1 2'),
      })
      if (failed > 0) throw new Error(`${failed} requests failed. The first:\n${failure}`)
    },
    { env: { RATE_LIMITS: 'off' } },
  )
}

/** A question of one choice, and an answer to it that is not its key. */
async function anotherKey(sql: postgres.Sql, test: string) {
  const [row] = await sql<{ position: number; choice: number }[]>`
    select position, (answer ->> 'choice')::integer as choice
    from questions join question_keys on question_id = questions.id
    where test_id = ${test} and answer ? 'choice'
    order by position
    limit 1
  `
  if (!row) throw new Error('The test has no question of one choice.')
  return { position: row.position, answer: { choice: row.choice === 0 ? 1 : 0 } }
}

async function runAll(services: RegradeServices): Promise<void> {
  const ahead = createLearnersAhead()
  let more = true
  while (more) ({ more } = await runCorrections(services, { ahead }))
}

interface Cost {
  seconds: number
  worker: number
  postgres: number
}

/** Seconds by the clock, and milliseconds of CPU of this process and of Postgres. */
async function timed(postgresPid: number, work: () => Promise<void>): Promise<Cost> {
  const began = performance.now()
  const read = () => {
    const postgres = cpuOf(postgresPid)
    // Postgres is a child of this process.
    return { worker: cpuOf(process.pid) - postgres, postgres }
  }
  const before = read()
  await work()
  const after = read()
  return {
    seconds: rounded((performance.now() - began) / 1000, 1),
    worker: rounded(after.worker - before.worker, 0),
    postgres: rounded(after.postgres - before.postgres, 0),
  }
}

const perAttempt = ({ seconds, worker, postgres }: Cost, attempts: number) => ({
  seconds,
  cpu_ms: { worker: rounded(worker / attempts, 3), postgres: rounded(postgres / attempts, 3) },
})

const claimsOf = (sub: string): Claims => ({ sub, role: 'authenticated', aud: 'authenticated' })
