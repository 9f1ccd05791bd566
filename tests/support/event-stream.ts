import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { Admin } from '@platformatic/kafka'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { pushEvents } from '../../functions/_db/queries/engine/event-queue.ts'
import { withService } from '../../functions/_db/session.ts'
import type { Activity } from '../../functions/_domain/engine/activity.ts'
import { checkTopics } from '../../functions/_kafka/admin.ts'
import { toClientOptions, type KafkaConfig } from '../../functions/_kafka/client.ts'
import { createPartitionReader } from '../../functions/_kafka/partition-reader.ts'
import { createEventProducer, type EventProducer } from '../../functions/_kafka/producer.ts'
import { createRulesets } from '../../functions/_services/engine/rulesets.ts'
import { verifyAll } from '../../functions/_services/engine/verify-ledger.ts'
import { startEventConsumer } from '../../functions/_services/workers/event-consumer.ts'
import { startEventRelay, type EventWorkerOptions } from '../../functions/_services/workers/event-relay.ts'
import { root } from '../repo/files.ts'
import { activity } from './activities.ts'
import { createDatabase, type TestDatabase } from './database.ts'
import { kafkaConfig, kafkaEnv } from './kafka.ts'
import { addMember, createCommunity, createPerson } from './people.ts'

/** Where events of a test travel: a database, a community with members, and Kafka. */
export interface EventStream {
  config: KafkaConfig
  database: TestDatabase
  community: string
  learners: string[]
  /** So many events of these learners in turn, in the order in which they must be applied. */
  events: (count: number) => Activity[]
  /** Puts events into the outbox, as what caused them would. */
  queue: (events: Activity[]) => Promise<void>
  relay: (options?: EventWorkerOptions) => Stoppable
  consumer: (options?: EventWorkerOptions) => Stoppable
  /** The same in a process of its own. */
  process: (role: 'relay' | 'consumer', on?: 'node' | 'deno') => ChildProcess
  producer: () => EventProducer
  logged: () => Promise<number>
  waiting: () => Promise<number>
  /** What is wrong with the order in which the events of each learner were applied, and with what was derived from it. */
  faults: (events: Activity[]) => Promise<unknown[]>
  /** How many messages the topic has. */
  published: () => Promise<number>
  /** How many consumers have their partitions. */
  members: () => Promise<number>
  reported: string[]
}

type Stoppable = ReturnType<typeof startEventRelay>

/** One for each test file, on the run's Kafka or another. */
export function useEventStream(options: { learners?: number; config?: () => Promise<Partial<KafkaConfig>> } = {}) {
  let stream: (EventStream & { database: TestDatabase }) | undefined
  beforeAll(async () => {
    stream = await createEventStream(options.learners ?? 12, kafkaConfig(await options.config?.()))
  })
  afterAll(() => stream?.database.drop())
  return () => {
    if (!stream) throw new Error('The stream is there from the first test on, not before.')
    return stream
  }
}

async function createEventStream(size: number, config: KafkaConfig): Promise<EventStream> {
  const database = await createDatabase()
  const { sql, db } = database
  const engine = { db, rulesets: createRulesets(), now: Date.now }
  const community = await createCommunity(sql)
  const learners = await Promise.all(
    Array.from({ length: size }, async (_, index) => {
      const person = await createPerson(sql, `Learner ${index}`)
      await addMember(sql, community, person, 'student')
      return person
    }),
  )
  const reported: string[] = []
  const report = (error: unknown) => reported.push(error instanceof Error ? error.message : String(error))
  let made = 0
  const stopped = (worker: Stoppable): Stoppable => {
    let stopping: Promise<void> | undefined
    const stop = () => (stopping ??= worker.stop())
    onTestFinished(stop)
    return { stop }
  }
  await checkTopics(config)
  return {
    config,
    database,
    community,
    learners,
    reported,
    events: (count) =>
      Array.from({ length: count }, () => {
        const number = made++
        const user_id = learners[number % learners.length] ?? ''
        // A day each: what came out of order would show in streaks, too.
        const at = new Date(Date.now() - 1000)
        return activity('post_created', {
          id: randomUUID(),
          user_id,
          community_id: community,
          occurred_at: at.getTime(),
          local_date: at.toISOString().slice(0, 10),
          local_hour: at.getUTCHours(),
        })
      }),
    queue: async (events) => {
      for (let from = 0; from < events.length; from += 1000)
        await withService(db, (tx) => pushEvents(tx, events.slice(from, from + 1000)))
    },
    relay: (more) => stopped(startEventRelay(engine, config, { report, ...more })),
    consumer: (more) => stopped(startEventConsumer(engine, config, { report, ...more })),
    process: (role, on = 'node') => {
      const permissions = ['--no-lock', '--quiet', '--allow-net', '--allow-env', '--allow-read', '--allow-sys']
      const args = on === 'deno' ? ['run', '--config', 'functions/deno.json', ...permissions] : []
      const child = spawn(join(root, 'node_modules/.bin', on), [...args, 'tests/support/event-process.ts'], {
        cwd: root,
        env: { ...process.env, ...kafkaEnv(config), DATABASE_URL: database.url, ROLE: role },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      child.stderr.on('data', (text: Buffer) => reported.push(text.toString()))
      onTestFinished(async () => {
        if (child.exitCode !== null || child.signalCode !== null) return
        const gone = once(child, 'exit')
        child.kill('SIGKILL')
        await gone
      })
      return child
    },
    producer: () => {
      const producer = createEventProducer(config)
      onTestFinished(producer.stop)
      return producer
    },
    logged: async () => {
      const [row] = await sql<{ n: number }[]>`
        select count(*)::int as n from activity_events where community_id = ${community}
      `
      return row?.n ?? 0
    },
    waiting: async () => {
      const [row] = await sql<{ n: number }[]>`select count(*)::int as n from event_queue where parked_at is null`
      return row?.n ?? 0
    },
    faults: async (events) => {
      const rows = await sql<{ id: string; user_id: string }[]>`
        select id, user_id from activity_events where community_id = ${community} order by seq
      `
      const appliedOf = Map.groupBy(rows, (row) => row.user_id)
      const expectedOf = Map.groupBy(events, (event) => event.user_id)
      const found: unknown[] = []
      for (const [user, expected] of expectedOf) {
        const ids = new Set(expected.map(({ id }) => id))
        const applied = (appliedOf.get(user) ?? []).map(({ id }) => id).filter((id) => ids.has(id))
        const at = expected.findIndex(({ id }, index) => applied[index] !== id)
        if (at >= 0 || applied.length !== expected.length)
          found.push({ user, at, expected: expected.length, applied: applied.length })
      }
      for await (const difference of verifyAll(db, createRulesets())) found.push(difference)
      return found
    },
    members: async () => {
      const admin = new Admin(toClientOptions(config, 'test'))
      const group = (await admin.describeGroups({ groups: [config.group] })).get(config.group)
      await admin.close()
      return group?.state.toUpperCase() === 'STABLE' ? group.members.size : 0
    },
    published: async () => {
      const reader = createPartitionReader(config, config.topic)
      const [first, end] = [await reader.bounds('first'), await reader.bounds('end')]
      await reader.stop()
      return [...end].reduce((sum, [partition, offset]) => sum + Number(offset - (first.get(partition) ?? 0n)), 0)
    },
  }
}
