import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as rest } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogueEntry } from '../../functions/_contracts/achievements/catalogue.ts'
import { list } from '../../functions/_contracts/wire.ts'
import { pushEvents } from '../../functions/_db/queries/engine/event-queue.ts'
import { withService } from '../../functions/_db/session.ts'
import type { Activity } from '../../functions/_domain/engine/activity.ts'
import { checkTopics } from '../../functions/_kafka/admin.ts'
import { readLag } from '../../functions/_kafka/lag.ts'
import { createEventProducer } from '../../functions/_kafka/producer.ts'
import { applyEvents } from '../../functions/_services/engine/apply.ts'
import { createMicroBatcher } from '../../functions/_services/engine/micro-batcher.ts'
import { toMessage } from '../../functions/_services/engine/publish-outbox.ts'
import { createRulesets } from '../../functions/_services/engine/rulesets.ts'
import { verifyAll } from '../../functions/_services/engine/verify-ledger.ts'
import { root } from '../repo/files.ts'
import { activity } from '../support/activities.ts'
import { createApi } from '../support/api.ts'
import { startIssuer } from '../support/issuer.ts'
import { startTestBroker } from '../support/kafka-broker.ts'
import { hasKafka, kafkaConfig, kafkaEnv } from '../support/kafka.ts'
import { startOwnCluster } from '../support/own-cluster.ts'
import { addMember, createCommunity, createPerson } from '../support/people.ts'
import { publish } from '../support/publish.ts'
import { NO_REDIS, startRedis } from '../support/redis.ts'
import { createServer, type Server } from '../support/shown.ts'
import { until } from '../support/until.ts'

/** SCALE_SECONDS=60 npx vitest run --project scale tests/scale/storm.test.ts takes its time. */
const SECONDS = Number(process.env.SCALE_SECONDS ?? 10)
const LEARNERS = 8

interface Learner {
  id: string
  /** Events of this learner whose effects a request was told of. */
  acknowledged: number
  /** The most that was ever shown to them. */
  shown: number
}

/** Servers of every kind that only this test uses, with learners in a community of their own. */
async function createWorld() {
  const redis = await startRedis()
  if (!redis) return undefined
  const [cluster, broker, issuer] = await Promise.all([startOwnCluster(), startTestBroker(), startIssuer()])
  const api = createApi({ database: cluster, issuer })
  const { sql } = cluster
  const id = await createCommunity(sql)
  const [row] = await sql<{ slug: string }[]>`select slug from communities where id = ${id}`
  await publish(sql, id, [{ slug: 'posts', criteria: { counter: 'post_created', gte: 1_000_000 } }])
  const learners: Learner[] = []
  while (learners.length < LEARNERS) {
    const person = await createPerson(sql, 'Stormy')
    await addMember(sql, id, person, 'student')
    learners.push({ id: person, acknowledged: 0, shown: 0 })
  }
  const progress = `/gamification-api/achievements/progress?community=${row?.slug}`
  const servers = [0, 1, 2].map(() => createServer(api, 'many', { redis: redis.url }))
  for (const server of servers) await server.keeps(progress, learners[0]?.id ?? '')
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop()))
    await Promise.all([api.deps.streamServices.stop(), api.deps.openSessions.stop(), api.deps.responseCache.stop()])
    await issuer.stop()
    await Promise.all([redis.stop(), broker.remove(), cluster.drop()])
  }
  return { redis, cluster, broker, api, servers, learners, community: id, progress, stop }
}

type World = Awaited<ReturnType<typeof createWorld>>

describe.skipIf(!hasKafka())('everything under faults', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld()
  })
  afterAll(() => world?.stop())

  const postsShown = async (server: Server, { id }: Learner) => {
    const response = await server.ask(world?.progress ?? '', id)
    // Without Postgres there is no answer, which is honest.
    if (response.status !== 200) return undefined
    return list(catalogueEntry).parse(await response.json()).data[0]?.progress?.have ?? 0
  }

  it(`${SECONDS} s of workers, Kafka, Redis and Postgres killed in turn: nothing acknowledged is lost, nothing counts twice, nothing stale is shown`, async ({
    skip,
  }) => {
    const { redis, cluster, broker, api, servers, learners, community } = world ?? skip(NO_REDIS)
    const config = kafkaConfig({ brokers: [broker.address] })
    await checkTopics(config)
    const end = Date.now() + SECONDS * 1000
    const kills: Record<string, number> = { worker: 0, kafka: 0, redis: 0, postgres: 0 }
    // Longer where the machine is busy, until there was enough of everything.
    const going = () => Date.now() < end || Object.values(kills).includes(0) || sent.size < 500
    const sent = new Map<string, Activity>()

    const workers = ['tests/support/worker-process.ts', 'relay', 'consumer', 'consumer'].map((what) =>
      keepAlive(what, { ...kafkaEnv(config), DATABASE_URL: cluster.functionsUrl }),
    )
    const kill: Record<string, () => Promise<unknown>> = {
      worker: async () => workers[(kills.worker ?? 0) % workers.length]?.kill(),
      kafka: () =>
        broker
          .kill()
          .then(() => rest(300 * Math.random()))
          .then(broker.restart),
      redis: () =>
        redis
          .kill()
          .then(() => rest(300 * Math.random()))
          .then(redis.restart),
      postgres: () =>
        cluster
          .kill()
          .then(() => rest(300 * Math.random()))
          .then(cluster.restart),
    }
    const killer = async () => {
      for (let turn = 0; going(); turn++) {
        await rest(500 + Math.random() * 1000)
        const victim = Object.keys(kill)[turn % 4] ?? ''
        await kill[victim]?.()
        kills[victim] = (kills[victim] ?? 0) + 1
      }
    }

    const batcher = createMicroBatcher({ apply: (events: Activity[]) => applyEvents(api.deps, events) })
    const producer = createEventProducer(config)
    let failures = 0
    /** What a client does without an answer: the same again, until there is one. */
    const insist = async (work: () => Promise<unknown>) => {
      for (;;) {
        try {
          return await work()
        } catch {
          failures++
          await rest(50 + Math.random() * 100)
        }
      }
    }
    let made = 0
    const producing = async () => {
      while (going()) {
        const learner = learners[made % LEARNERS]
        if (!learner) return
        const number = made++
        const event = postNow({ user_id: learner.id, community_id: community })
        sent.set(event.id, event)
        const way = number % 4
        if (way === 1 || way === 3) await insist(() => withService(cluster.db, (tx) => pushEvents(tx, [event])))
        if (way === 2 || way === 3) await insist(() => producer.publish([toMessage(config.topic, event)]))
        if (way === 0 || way === 3) {
          await insist(() => batcher.submit(event))
          learner.acknowledged++
        }
      }
    }
    const stale: unknown[] = []
    let looks = 0
    const looking = async (turn: number) => {
      for (let look = turn; going(); look++) {
        const [learner, server] = [learners[look % LEARNERS], servers[look % servers.length]]
        if (!learner || !server) return
        const least = Math.max(learner.acknowledged, learner.shown)
        const shown = await postsShown(server, learner)
        if (shown === undefined) {
          await rest(20)
          continue
        }
        looks++
        if (shown < least) stale.push({ learner: learner.id, shown, least })
        learner.shown = Math.max(learner.shown, shown)
      }
    }
    await Promise.all([killer(), ...Array.from({ length: 6 }, producing), looking(0), looking(3)])
    await until(
      async () => (await cluster.sql`select from event_queue where parked_at is null`.catch(() => [1])).length === 0,
    )
    await until(async () => (await readLag(config)).total === 0)
    await Promise.all([...workers.map((worker) => worker.stop()), batcher.drain(), producer.stop()])

    const logged = await cluster.sql<{ id: string }[]>`
      select id from activity_events where community_id = ${community}
    `
    const ids = new Set(logged.map(({ id }) => id))
    expect(logged.length).toBe(ids.size)
    expect([...sent.keys()].filter((id) => !ids.has(id))).toEqual([])
    expect(ids.size).toBe(sent.size)
    expect(await cluster.sql`select from event_queue`).toHaveLength(0)
    const differences: unknown[] = []
    for await (const difference of verifyAll(cluster.db, createRulesets())) differences.push(difference)
    expect(differences).toEqual([])
    expect(stale).toEqual([])
    for (const learner of learners) {
      const mine = [...sent.values()].filter((event) => event.user_id === learner.id).length
      for (const server of servers) expect(await postsShown(server, learner)).toBe(mine)
    }
    const found = servers.map((server) => server.countOf('laude_cache_reads_total shared'))
    console.log(JSON.stringify({ seconds: SECONDS, events: sent.size, failures, looks, kills, found }))
  })
})

/** Events that are too old are refused, so these are of today. */
function postNow(of: Pick<Activity, 'user_id' | 'community_id'>): Activity {
  const at = new Date(Date.now() - 1000)
  const decided = { local_date: at.toISOString().slice(0, 10), local_hour: at.getUTCHours() }
  return activity('post_created', { ...of, occurred_at: at.getTime(), ...decided })
}

/** A process that is started again whenever it is gone, until it is stopped. */
function keepAlive(what: string, env: Record<string, string>) {
  let isStopped = false
  let child: ChildProcess
  const script = what.endsWith('.ts') ? what : 'tests/support/event-process.ts'
  const start = () => {
    child = spawn(process.execPath, [join(root, script)], {
      cwd: root,
      env: { ...process.env, ...env, ROLE: what },
      stdio: 'ignore',
    })
    child.once('exit', () => isStopped || start())
  }
  start()
  return {
    kill: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    stop: async () => {
      isStopped = true
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}
