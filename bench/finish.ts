import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import type postgres from 'postgres'
import { connect } from '../functions/_db/client.ts'
import type { Activity } from '../functions/_domain/engine/activity.ts'
import type { Outcome } from '../functions/_domain/engine/outcome.ts'
import { applyEvents, MAX_BATCH, type Engine } from '../functions/_services/engine/apply.ts'
import { createRulesets } from '../functions/_services/engine/rulesets.ts'
import { withApi, type BenchApi } from './api.ts'
import { root, withCluster } from './cluster.ts'
import { typicalState } from './engine.ts'
import { findHarbor } from './find-harbor.ts'
import { createFinishes, FIRST_LEARNER, learnerId } from './finishes.ts'
import { load, loadOpenly, type Load } from './http-load.ts'
import { makeLearners, makePeople, settle } from './learners.ts'
import { copyTests, drawSittings, prepareAttempts, type PreparedAttempt } from './prepared.ts'
import { averages, createShapes } from './shapes.ts'
import { ATTEMPT_PREFIX, statementFor } from './statement.ts'
import { median, quantile, rounded } from './statistics.ts'
import { findYardstick } from './find-yardstick.ts'

export interface FinishSizes {
  learners: number
  tests: number
  /** Events that each learner has behind them. */
  past: number
  /** At saturation, and as many with open arrivals. */
  rounds: number
  /** Of each round; the warm-up takes as long. */
  seconds: number
  /** Attempts prepared for each second, for either side. */
  perSecond: number
}

export const SIZES: FinishSizes = { learners: 4096, tests: 80, past: 12, rounds: 5, seconds: 6, perSecond: 4000 }
export const SMOKE: FinishSizes = { learners: 256, tests: 60, past: 2, rounds: 1, seconds: 1, perSecond: 5000 }

const CONNECTIONS = 256
/** Of the saturated rate: the round in which finishes arrive independently of each other. */
const OPEN_SHARE = 0.5
const TEST = 'networking-fundamentals'

/** Finishes over HTTP, against the same rows committed one transaction each, in alternation on the same Postgres. */
export function benchFinish(sizes: FinishSizes, say: (line: string) => void) {
  const { learners, tests, rounds, seconds, perSecond } = sizes
  const yardstick = findYardstick()
  return withCluster(async ({ sql, url, clone }) => {
    const raw = await clone('raw')
    const db = connect(url(), { genericPlans: 2 })
    const engine: Engine = { db, rulesets: createRulesets(), now: Date.now }
    const harbor = await findHarbor(sql)
    const communityId = harbor.id
    const ruleset = await engine.rulesets.at(communityId, harbor.version, db)
    const sittings = await drawSittings(sql, TEST)

    say(`Making ${learners.toLocaleString('en')} learners with ${sizes.past} events each …`)
    await makePeople(sql, { communityId, from: 0, count: learners })
    const next = createFinishes({ communityId, from: 0, learners })
    for (let made = 0; made < learners * sizes.past; made += 4 * MAX_BATCH)
      await Promise.all(Array.from({ length: 4 }, () => applyEvents(engine, next(MAX_BATCH))))
    await db.end()
    await makeLearners(raw, { communityId, ruleset, from: 0, count: learners })

    const each = seconds * perSecond
    const total = Math.min(learners * tests, each * (2 * rounds + 1))
    say(`Preparing 2 × ${total.toLocaleString('en')} attempts of 100 questions …`)
    for (const side of [sql, raw]) {
      const copies = await copyTests(side, TEST, tests)
      await prepareAttempts(side, { communityId, tests: copies, sittings, learners, from: 0, to: total })
      await settle(side)
    }

    return withApi(url(), async (api) => {
      let from = 0
      const requests = await createFinishRequests(api, learners, sittings)
      const finish = async (perSecond?: number) => {
        const to = Math.min(total, from + each)
        const round = await finishFor(api, requests, {
          from,
          to,
          seconds,
          ...(perSecond === undefined ? {} : { perSecond }),
        })
        from += each
        return round
      }
      say('Warming up …')
      await finish()
      await allCounted(sql)
      const shapes = await shapesOf(sql)
      const sample = await typicalState(raw)
      const sitting = sittings[0]
      const scripts = shapes.map((shape) => ({
        weight: shape.weight,
        statement: statementFor(shape, communityId, sample, yardstick.parameters, {
          responses: sitting?.all,
          correct: sitting?.correct ?? 0,
        }),
      }))
      let numbered = 0
      const commit = async () => {
        const before = await finishedIn(raw)
        const { rate, done } = await yardstick.run({
          url: url('raw'),
          scripts,
          learners: { from: 0, count: learners },
          from: numbered,
          seconds,
          inTurn: true,
        })
        numbered += each
        const closed = (await finishedIn(raw)) - before
        if (closed < done) throw new Error(`Of ${done} transactions only ${closed} had an attempt left: prepare more.`)
        return rate
      }
      await commit()
      for (const side of [sql, raw]) await settle(side)

      const measured: { finish: number; raw: number; p50: number; p99: number }[] = []
      for (let round = 0; round < rounds; round++) {
        const { rate, p50, p99 } = await finish()
        const measure = { finish: rounded(rate), raw: rounded(await commit()), p50, p99 }
        say(
          `Round ${round + 1}: ${measure.finish} finishes/s, median ${p50} ms, p99 ${p99} ms; one by one ${measure.raw}`,
        )
        measured.push(measure)
      }
      const finish_per_second = median(measured.map(({ finish }) => finish))
      const raw_per_second = median(measured.map(({ raw }) => raw))
      const p50_ms = median(measured.map(({ p50 }) => p50))
      const p99_ms = median(measured.map(({ p99 }) => p99))
      const opened: Awaited<ReturnType<typeof finish>>[] = []
      for (let round = 0; round < rounds; round++) {
        const open = await finish(finish_per_second * OPEN_SHARE)
        say(`Arriving openly, ${rounded(open.rate)} finishes/s: median ${open.p50} ms, p99 ${open.p99} ms`)
        opened.push(open)
      }
      const counted_after_s = await allCounted(sql)
      const middle = (figure: 'rate' | 'p50' | 'p99') => median(opened.map((open) => open[figure]))
      return {
        bench: 'finish',
        ratio: rounded(finish_per_second / raw_per_second, 2),
        goal: 1,
        finish_per_second,
        raw_per_second,
        p50_ms,
        p99_ms,
        p99_ratio: rounded(p99_ms / p50_ms, 2),
        goal_p99_ratio: 2,
        open_per_second: rounded(middle('rate')),
        open_p50_ms: middle('p50'),
        open_p99_ms: middle('p99'),
        goal_open_p99_ms: 50,
        failed: 0,
        ...(isLater && { counted_after_s }),
        rounds: measured,
        ledger: verifyLedger(url()),
        yardstick: yardstick.name,
        connections: CONNECTIONS,
        learners,
        rows_per_finish: averages(shapes),
        cores: availableParallelism(),
      }
    })
  })
}

/** Complete HTTP requests, by the number of their attempt. */
export async function createFinishRequests(
  { port, token }: BenchApi,
  learners: number,
  sittings: readonly PreparedAttempt[],
) {
  const tokens = await Promise.all(Array.from({ length: learners }, (_, learner) => token(learnerId(learner))))
  return (attempt: number): string => {
    const body = sittings[attempt % sittings.length]?.body.replaceAll('"at":0', `"at":${Date.now() - 1000}`) ?? '{}'
    const sent = body.replace('"sent_at":0', `"sent_at":${Date.now()}`)
    return [
      `POST /functions/v1/attempts-api/attempts/${ATTEMPT_PREFIX}${FIRST_LEARNER + attempt}/finish HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      `Authorization: Bearer ${tokens[attempt % learners]}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(sent)}`,
      '',
      sent,
    ].join('\r\n')
  }
}

/** With `EVENTS_MODE=queue` or `kafka` in the environment of the bench, what a finish earns is counted later. */
const isLater = (process.env.EVENTS_MODE ?? 'inline') !== 'inline'
const FINISHED = isLater ? /"counts_reason":"queued"/ : /"counts":true.*"replayed":false/

export async function finishFor(
  { port }: BenchApi,
  requestFor: (attempt: number) => string,
  { from, to, seconds, perSecond }: { from: number; to: number; seconds: number; perSecond?: number },
) {
  let next = from
  const options: Load = {
    host: '127.0.0.1',
    port,
    connections: CONNECTIONS,
    milliseconds: seconds * 1000,
    next: () => (next < to ? requestFor(next++) : undefined),
    accept: (head, body) => head.startsWith('HTTP/1.1 200') && FINISHED.test(body),
  }
  const loaded = await (perSecond === undefined ? load(options) : loadOpenly({ ...options, perSecond }))
  if (loaded.failed > 0) throw new Error(`${loaded.failed} finishes failed. The first:\n${loaded.failure}`)
  if (next >= to) throw new Error('There were no attempts left to finish: prepare more.')
  return {
    rate: loaded.done / loaded.seconds,
    p50: quantile(loaded.latencies, 0.5),
    p99: quantile(loaded.latencies, 0.99),
  }
}

const finishedIn = async (sql: postgres.Sql): Promise<number> => {
  const [row] = await sql<
    { count: number }[]
  >`select count(*)::integer as count from attempts where status = 'finished'`
  return row?.count ?? 0
}

/** Waits until every finish has been counted, and answers how many seconds that took. */
async function allCounted(sql: postgres.Sql): Promise<number> {
  if (!isLater) return 0
  const began = performance.now()
  for (;;) {
    const [row] = await sql<{ left: boolean }[]>`
      select exists (
        select from attempts
        where status = 'finished' and id::text like ${`${ATTEMPT_PREFIX}%`} and uncounted is null
          and not exists (select from activity_events as event where event.user_id = attempts.user_id and event.id = attempts.id)
      ) as left
    `
    if (!row?.left) return rounded((performance.now() - began) / 1000, 1)
    await rest(200)
  }
}

/** The shapes of the events that the server wrote, from the log. */
async function shapesOf(sql: postgres.Sql) {
  const shapes = createShapes()
  const rows = await sql<{ activity: Activity; outcome: Outcome }[]>`
    select
      json_build_object(
        'id', id, 'user_id', user_id, 'community_id', community_id, 'type', type,
        'occurred_at', extract(epoch from occurred_at) * 1000, 'local_date', local_date, 'local_hour', local_hour,
        'content_id', content_id, 'dims', dims, 'metrics', metrics
      ) as activity,
      outcome
    from activity_events
    where id::text like ${`${ATTEMPT_PREFIX}%`}
    limit 20000
  `
  for (const { activity, outcome } of rows) shapes.add(activity, outcome)
  return shapes.frequent()
}

/** The output of `npm run ledger -- verify` afterwards. */
export function verifyLedger(databaseUrl: string): string {
  const child = spawnSync(process.execPath, [join(root, 'functions/ledger.ts'), 'verify'], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: databaseUrl },
  })
  if (child.status !== 0) throw new Error(`The ledger is not what the log says:\n${child.stdout}${child.stderr}`)
  return child.stdout.trim()
}
