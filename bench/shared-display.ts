import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../functions/_db/client.ts'
import { createRulesets } from '../functions/_services/engine/rulesets.ts'
import { findRedisServer } from '../supabase/local/redis/find-server.ts'
import { startRedisServer } from '../supabase/local/redis/start-server.ts'
import { freePort } from '../tests/support/free-port.ts'
import { withApi, type BenchApi } from './api.ts'
import { withCluster } from './cluster.ts'
import { ADDRESS, askAll, createReadRequests } from './display.ts'
import { findHarbor } from './find-harbor.ts'
import { makeLearners, settle } from './learners.ts'
import { findLoadGenerator } from './load-generator.ts'
import type { ProcessKind } from './machines.ts'
import { cpuOf } from './process-cpu.ts'
import { median, rounded } from './statistics.ts'

export interface SharedDisplaySizes {
  learners: number
  rounds: number
  seconds: number
}

export const SIZES: SharedDisplaySizes = { learners: 20_000, rounds: 3, seconds: 5 }
export const SMOKE: SharedDisplaySizes = { learners: 500, rounds: 1, seconds: 1 }

const CONNECTIONS = 64
const SIDES = ['memory', 'redis', 'database'] as const
type Side = (typeof SIDES)[number]

interface DisplayFigures {
  per_second: number
  p99_ms: number
  /** Of each kind of process, for one display, in milliseconds. */
  cpu_ms: Partial<Record<ProcessKind, number>>
}

/**
 * What learners earned, found in the memory of the server, in Redis and in Postgres: three servers of many on one database, in
 * turns. The memory of two of them is so small that it holds almost nothing.
 */
export const benchSharedDisplay = ({ learners, rounds, seconds }: SharedDisplaySizes, say: (line: string) => void) =>
  withCluster(async ({ sql, url, pid: postgres }) => {
    const command = findRedisServer()
    if (command === undefined) throw new Error('There is no redis-server.')
    const folder = mkdtempSync(join(tmpdir(), 'laude-bench-redis-'))
    const redis = await startRedisServer({ command, port: await freePort(), folder })
    try {
      const harbor = await findHarbor(sql)
      const db = connect(url(), { genericPlans: 1 })
      const ruleset = await createRulesets().at(harbor.id, harbor.version, db)
      await db.end()
      await makeLearners(sql, { communityId: harbor.id, ruleset, from: 0, count: learners })
      await settle(sql)

      const server = <T>(env: Record<string, string>, work: (api: BenchApi) => Promise<T>) =>
        withApi(url(), work, {
          script: 'bench/display-server.ts',
          env: { SERVERS: 'many', RATE_LIMITS: 'off', ...env },
        })
      const small = { DISPLAY_CACHE_MB: '1' }
      return await server({ DISPLAY_CACHE_MB: '1024' }, (memory) =>
        server({ ...small, REDIS_URL: redis.url }, (shared) =>
          server(small, (database) => {
            const redisPid = redis.process.pid ?? 0
            return measure({
              apis: { memory, redis: shared, database },
              postgres,
              redisPid,
              learners,
              rounds,
              seconds,
              say,
            })
          }),
        ),
      )
    } finally {
      await redis.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  })

interface Measure extends SharedDisplaySizes {
  apis: Record<Side, BenchApi>
  postgres: number
  redisPid: number
  say: (line: string) => void
}

async function measure({ apis, postgres, redisPid, learners, rounds, seconds, say }: Measure) {
  const generator = findLoadGenerator()
  const runs: Record<Side, () => Promise<DisplayFigures>> = {
    memory: await prepare('memory'),
    redis: await prepare('redis'),
    database: await prepare('database'),
  }
  say('Warming up …')
  for (const side of SIDES) await runs[side]()
  const measured: Record<Side, DisplayFigures[]> = { memory: [], redis: [], database: [] }
  for (let round = 1; round <= rounds; round++)
    for (const side of SIDES) {
      const figures = await runs[side]()
      measured[side].push(figures)
      say(`Round ${round}: ${side} ${JSON.stringify(figures)}`)
    }
  return { memory: middle(measured.memory), redis: middle(measured.redis), database: middle(measured.database) }

  /** Every learner has asked once; whatever a side keeps, it has. */
  async function prepare(side: Side) {
    const api = apis[side]
    const { tokens, requestFor, asks } = await createReadRequests(api, learners, say)
    await asks(ADDRESS)
    // Twice: a server shares what it has only once it knows that nothing was missed.
    for (let round = 0; round < 2; round++) {
      let next = 0
      await askAll(api, () => (next < learners ? requestFor(ADDRESS, next++) : undefined))
    }
    const header = { name: 'Authorization', values: tokens.map((token) => `Bearer ${token}`) }
    const watched: [ProcessKind, number][] = [
      ['functions', api.pid],
      ['postgres', postgres],
      ['redis', redisPid],
    ]
    return async (): Promise<DisplayFigures> => {
      const before = watched.map(([, pid]) => cpuOf(pid))
      const { answers, per_second, p99_ms } = await generator.run({
        url: `http://127.0.0.1:${api.port}${ADDRESS}`,
        header,
        connections: CONNECTIONS,
        seconds,
      })
      const cpu_ms = watched.map(([tier, pid], index) => [
        tier,
        rounded((cpuOf(pid) - (before[index] ?? 0)) / answers, 4),
      ])
      return { per_second, p99_ms, cpu_ms: Object.fromEntries(cpu_ms) }
    }
  }
}

function middle(figures: readonly DisplayFigures[]): DisplayFigures {
  const cpu = (tier: ProcessKind) => rounded(median(figures.map(({ cpu_ms }) => cpu_ms[tier] ?? Number.NaN)), 4)
  return {
    per_second: median(figures.map(({ per_second }) => per_second)),
    p99_ms: median(figures.map(({ p99_ms }) => p99_ms)),
    cpu_ms: { functions: cpu('functions'), postgres: cpu('postgres'), redis: cpu('redis') },
  }
}
