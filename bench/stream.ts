import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import type postgres from 'postgres'
import { connect } from '../functions/_db/client.ts'
import { pushEvents } from '../functions/_db/queries/engine/event-queue.ts'
import { withService } from '../functions/_db/session.ts'
import type { Activity } from '../functions/_domain/engine/activity.ts'
import { checkTopics } from '../functions/_kafka/admin.ts'
import type { KafkaConfig } from '../functions/_kafka/client.ts'
import { createEventProducer } from '../functions/_kafka/producer.ts'
import { applyEvents, MAX_BATCH, type Engine } from '../functions/_services/engine/apply.ts'
import { toMessage } from '../functions/_services/engine/publish-outbox.ts'
import { createRulesets } from '../functions/_services/engine/rulesets.ts'
import { enableFunctionsLogin } from '../supabase/local/functions-login.ts'
import { startBroker } from '../supabase/local/kafka/broker.ts'
import { startService, stopService, type Service } from '../supabase/local/process.ts'
import { freePort } from '../tests/support/free-port.ts'
import { root, withCluster } from './cluster.ts'
import { findHarbor } from './find-harbor.ts'
import { learnerId } from './finishes.ts'
import { makeLearners, settle } from './learners.ts'
import { PROCESS_KINDS, type ProcessKind } from './machines.ts'
import { cpuOf } from './process-cpu.ts'
import { median, rounded } from './statistics.ts'

export interface StreamSizes {
  learners: number
  /** Of each side in each round. */
  events: number
  rounds: number
}

export const SIZES: StreamSizes = { learners: 50_000, events: 20_000, rounds: 3 }
export const SMOKE: StreamSizes = { learners: 200, events: 600, rounds: 1 }

const IN_FLIGHT = 4
const PASSWORD = randomUUID()

const SIDES = ['inline', 'outbox', 'relay', 'kafka_one', 'kafka_two'] as const
type Side = (typeof SIDES)[number]

interface StreamFigures {
  per_second: number
  /** Seconds of CPU of each kind of process for 1,000 events. */
  cpu_s: Partial<Record<ProcessKind, number>>
}

type Watched = Partial<Record<ProcessKind, readonly number[]>>

/**
 * The same events by every way that there is: applied in this process, by a worker that drains the outbox, published by the relay,
 * and applied from Kafka by one worker and by two; in turns, on one Postgres.
 */
export const benchStream = (sizes: StreamSizes, say: (line: string) => void) =>
  withCluster(async ({ sql, url, pid: postgres }) => {
    const home = mkdtempSync(join(root, '.laude/bench-stream-'))
    const ports = { port: await freePort(), controllerPort: await freePort() }
    const broker = await startBroker({ folder: join(home, 'kafka'), ...ports })
    const db = connect(url(), { genericPlans: 2 })
    try {
      const engine: Engine = { db, rulesets: createRulesets(), now: Date.now }
      const members = await makeMembers(sql, engine, sizes.learners, say)
      const config = kafkaOf(broker.address)
      await checkTopics(config)
      const setup = { databaseUrl: await enableFunctionsLogin(url(), PASSWORD), home, config }
      const kafka = [broker.process.pid ?? 0]
      const next = (howMany: number) => Array.from({ length: howMany }, () => session(members))
      const queue = async () => {
        for (const part of parts(sizes.events, 1000)) await withService(db, (tx) => pushEvents(tx, next(part)))
      }
      const publish = async () => {
        const producer = createEventProducer(config)
        for (const part of parts(sizes.events, 500))
          await producer.publish(next(part).map((event) => toMessage(config.topic, event)))
        await producer.stop()
      }
      const applied = async () => {
        const before = await lastLogged(sql)
        return async () => (await lastLogged(sql)) - before
      }
      const { events } = sizes
      const sides: Record<Side, () => Promise<StreamFigures>> = {
        inline: () => applyInline({ engine, next, events, postgres }),
        outbox: async () => {
          await queue()
          const done = await applied()
          return withWorkers({ ...setup, roles: 'events', mode: 'queue', count: 1 }, (workers) =>
            measureSpan({ done, events, watched: { workers, postgres: [postgres] } }),
          )
        },
        relay: async () => {
          await queue()
          const done = async () => events - (await countWaiting(sql))
          return withWorkers({ ...setup, roles: 'relay', mode: 'kafka', count: 1 }, (workers) =>
            measureSpan({ done, events, watched: { workers, kafka, postgres: [postgres] } }),
          )
        },
        // The first of these finds what the relay published.
        kafka_one: async () => {
          const done = await applied()
          return withWorkers({ ...setup, roles: 'events', mode: 'kafka', count: 1 }, (workers) =>
            measureSpan({ done, events, watched: { workers, kafka, postgres: [postgres] } }),
          )
        },
        kafka_two: async () => {
          await publish()
          const done = await applied()
          return withWorkers({ ...setup, roles: 'events', mode: 'kafka', count: 2 }, (workers) =>
            measureSpan({ done, events, watched: { workers, kafka, postgres: [postgres] } }),
          )
        },
      }
      const measured: Record<Side, StreamFigures[]> = {
        inline: [],
        outbox: [],
        relay: [],
        kafka_one: [],
        kafka_two: [],
      }
      for (let round = 1; round <= sizes.rounds; round++) {
        for (const side of SIDES) {
          const figures = await sides[side]()
          measured[side].push(figures)
          say(`Round ${round}: ${side} ${JSON.stringify(figures)}`)
        }
        await settle(sql)
      }
      const middle = (side: Side) => middleOf(measured[side])
      return {
        inline: middle('inline'),
        outbox: middle('outbox'),
        relay: middle('relay'),
        kafka_one: middle('kafka_one'),
        kafka_two: middle('kafka_two'),
      }
    } finally {
      await db.end()
      await broker.kill()
      rmSync(home, { recursive: true, force: true })
    }
  })

interface SessionMembers {
  communityId: string
  learners: number
}

async function makeMembers(
  sql: postgres.Sql,
  { db, rulesets }: Engine,
  learners: number,
  say: (line: string) => void,
): Promise<SessionMembers> {
  const harbor = await findHarbor(sql)
  say(`Making ${learners.toLocaleString('en')} learners …`)
  const ruleset = await rulesets.at(harbor.id, harbor.version, db)
  await makeLearners(sql, { communityId: harbor.id, ruleset, from: 0, count: learners })
  await settle(sql)
  return { communityId: harbor.id, learners }
}

/** What a program elsewhere may report, of a learner at random. */
function session({ communityId, learners }: SessionMembers): Activity {
  const at = new Date()
  return {
    id: randomUUID(),
    user_id: learnerId(Math.floor(Math.random() * learners)),
    community_id: communityId,
    type: 'study_session',
    occurred_at: at.getTime(),
    local_date: at.toISOString().slice(0, 10),
    local_hour: at.getUTCHours(),
    content_id: null,
    dims: {},
    metrics: { minutes: 5 + Math.floor(Math.random() * 60) },
  }
}

const parts = (total: number, size: number): number[] =>
  Array.from({ length: Math.ceil(total / size) }, (_, index) => Math.min(size, total - index * size))

const kafkaOf = (broker: string): KafkaConfig => ({
  brokers: [broker],
  tls: false,
  topic: 'achievement-events',
  group: 'achievement-engine',
  partitions: 50,
  createTopics: true,
})

interface Inline {
  engine: Engine
  next: (howMany: number) => Activity[]
  events: number
  postgres: number
}

async function applyInline({ engine, next, events, postgres }: Inline): Promise<StreamFigures> {
  const batches = parts(events, MAX_BATCH).map(next)
  const [own, database, began] = [process.cpuUsage(), cpuOf(postgres), performance.now()]
  const loop = async () => {
    for (let batch = batches.pop(); batch; batch = batches.pop()) {
      const refused = (await applyEvents(engine, batch)).find(({ status }) => status === 'refused')
      if (refused) throw new Error('An event was refused.', { cause: refused })
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, loop))
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(own)
  return {
    per_second: rounded(events / seconds),
    cpu_s: {
      workers: rounded((user + system) / 1000 / events, 3),
      postgres: rounded((cpuOf(postgres) - database) / events, 3),
    },
  }
}

interface Workers {
  roles: string
  mode: 'queue' | 'kafka'
  count: number
  databaseUrl: string
  home: string
  config: KafkaConfig
}

/** Worker processes under Deno, as a cluster runs them. */
async function withWorkers<T>(
  { roles, mode, count, databaseUrl, home, config }: Workers,
  work: (pids: number[]) => Promise<T>,
): Promise<T> {
  const start = (number: number): Service =>
    startService({
      name: `Worker ${number}`,
      command: join(root, 'node_modules/.bin/deno'),
      args: [
        ...['run', '--config', join(root, 'functions/deno.json'), '--no-lock', '--quiet'],
        ...['--allow-net', '--allow-env', '--allow-sys', `--allow-read=${root}`, join(root, 'functions/worker.ts')],
      ],
      cwd: root,
      env: {
        DATABASE_URL: databaseUrl,
        SUPABASE_URL: 'http://127.0.0.1:1',
        EVENTS_MODE: mode,
        WORKER_ROLES: roles,
        WORKER_PORT: '0',
        KAFKA_BROKERS: config.brokers.join(','),
      },
      log: join(home, `worker-${number}.log`),
    })
  const services = Array.from({ length: count }, (_, index) => start(index + 1))
  const failed = services.map(
    (service) =>
      new Promise<never>((_, reject) => {
        service.process.once('exit', () =>
          reject(new Error(`${service.name} stopped. It said:\n${service.lastWords()}`)),
        )
      }),
  )
  try {
    return await Promise.race([work(services.map(({ process: { pid } }) => pid ?? 0)), ...failed])
  } finally {
    for (const attempt of failed) attempt.catch(() => undefined)
    await Promise.all(services.map(stopService))
  }
}

interface Span {
  /** How many of the events are done. */
  done: () => Promise<number>
  events: number
  watched: Watched
}

/** From when a tenth is done, so that no start of a process is measured, until all are. */
async function measureSpan({ done, events, watched }: Span): Promise<StreamFigures> {
  const reach = async (count: number) => {
    for (;;) {
      const now = await done()
      if (now >= count) return now
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const readCpu = () =>
    Object.entries(watched).map(([tier, pids]): [string, number] => [
      tier,
      pids.reduce((sum, pid) => sum + cpuOf(pid), 0),
    ])
  const from = await reach(events / 10)
  const [before, began] = [new Map(readCpu()), performance.now()]
  await reach(events)
  const seconds = (performance.now() - began) / 1000
  const count = events - from
  return {
    per_second: rounded(count / seconds),
    cpu_s: Object.fromEntries(
      readCpu().map(([tier, cpu]) => [tier, rounded((cpu - (before.get(tier) ?? 0)) / count, 3)]),
    ),
  }
}

/** The log numbers its events. */
async function lastLogged(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ last: string | null }[]>`
    select pg_sequence_last_value(pg_get_serial_sequence('activity_events', 'seq')::regclass) as last
  `
  return Number(row?.last ?? 0)
}

async function countWaiting(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::integer as count from event_queue`
  return row?.count ?? 0
}

function middleOf(figures: readonly StreamFigures[]): StreamFigures {
  const tiers = PROCESS_KINDS.filter((tier) => figures.some(({ cpu_s }) => cpu_s[tier] !== undefined))
  return {
    per_second: median(figures.map(({ per_second }) => per_second)),
    cpu_s: Object.fromEntries(
      tiers.map((tier) => [tier, rounded(median(figures.map(({ cpu_s }) => cpu_s[tier] ?? Number.NaN)), 3)]),
    ),
  }
}
