import { availableParallelism } from 'node:os'
import type postgres from 'postgres'
import { connect } from '../functions/_db/client.ts'
import type { Engine } from '../functions/_services/engine/apply.ts'
import { createRulesets } from '../functions/_services/engine/rulesets.ts'
import { withApi, type BenchApi } from './api.ts'
import { withCluster } from './cluster.ts'
import { createEvents, type Events } from './events.ts'
import { findHarbor } from './find-harbor.ts'
import { learnerId } from './finishes.ts'
import { load } from './http-load.ts'
import { makeLearners, settle } from './learners.ts'
import { findLoadGenerator } from './load-generator.ts'
import { cpuOf, knowsCpu } from './process-cpu.ts'
import { median, rounded } from './statistics.ts'

export interface DisplaySizes {
  learners: number
  rounds: number
  /** Of each round of either side; the warm-up takes one request for each learner. */
  seconds: number
}

export const SIZES: DisplaySizes = { learners: 100_000, rounds: 5, seconds: 6 }
export const SMOKE: DisplaySizes = { learners: 200, rounds: 1, seconds: 1 }

const CONNECTIONS = 64
/** While learners learn, there is one event for so many requests. */
const EVENT_EVERY = 100
/** The number of learners whose cached response is compared with the database at the end. */
const CHECKED = 1000

export const ADDRESS = '/functions/v1/gamification-api/achievements/user?community=harbor'

/** A learner's achievements over HTTP while events arrive, against a constant response with the same bytes, in alternation. */
export function benchDisplay({ learners, rounds, seconds }: DisplaySizes, say: (line: string) => void) {
  return withCluster(async ({ sql, url }) => {
    const db = connect(url(), { genericPlans: 2 })
    const engine: Engine = { db, rulesets: createRulesets(), now: Date.now }
    const harbor = await findHarbor(sql)
    const communityId = harbor.id
    const ruleset = await engine.rulesets.at(communityId, harbor.version, db)
    const others = Math.ceil(learners / 10)
    say(`Making ${learners.toLocaleString('en')} learners …`)
    await makeLearners(sql, { communityId, ruleset, from: 0, count: learners + others })
    await settle(sql)

    const options = { script: 'bench/display-server.ts', env: { DISPLAY_CACHE_MB: '2048' } }
    return withApi(
      url(),
      async (api) => {
        const { tokens, requestFor, asks } = await createReadRequests(api, learners, say)
        const generator = findLoadGenerator()
        say(`The load comes from ${generator.name}.`)
        // Like another server: its events reach the measured one through Postgres.
        const events = createEvents(engine, { communityId, from: 0, learners })
        const otherEvents = createEvents(engine, { communityId, from: learners, learners: others })
        const header = { name: 'Authorization', values: tokens.map((token) => `Bearer ${token}`) }
        let eventsPerSecond = 0
        const round = async (address: string, whose?: Events): Promise<Figures> => {
          const cpu = knowsCpu ? cpuOf(api.pid) : Number.NaN
          const learning = whose?.happen(eventsPerSecond)
          const url = `http://127.0.0.1:${api.port}${address}`
          const { answers, ...figures } = await generator.run({ url, header, connections: CONNECTIONS, seconds })
          await learning?.end()
          return { ...figures, cpu_us: rounded((((knowsCpu ? cpuOf(api.pid) : Number.NaN) - cpu) * 1000) / answers, 1) }
        }
        say('Requesting the page of every learner once …')
        await asks(ADDRESS)
        let next = 0
        await askAll(api, () => (next < learners ? requestFor(ADDRESS, next++) : undefined))
        const bytes = await asks(`/constant?like=${encodeURIComponent(ADDRESS)}`, 'POST')
        const { per_second } = await round(ADDRESS)
        await round('/constant')
        eventsPerSecond = per_second / EVENT_EVERY

        const alone = await inTurns(rounds, { shown: () => round(ADDRESS), constant: () => round('/constant') }, say)
        await round(ADDRESS, events)
        const learning = await inTurns(
          rounds,
          {
            shown: () => round(ADDRESS, events),
            constant: () => round('/constant'),
            // The same number of events, but of other learners, so no cached response of the requested ones is invalidated.
            constant_too: () => round('/constant', otherEvents),
          },
          say,
        )
        const ratio = (one: number, other: number) => rounded(one / other, 2)
        const perSecond = (side: 'shown' | 'constant' | 'constant_too') => learning.middle(side, 'per_second')
        const cpu = { shown: alone.middle('shown', 'cpu_us'), constant: alone.middle('constant', 'cpu_us') }
        const checked = Math.min(CHECKED, learners)
        const stale = await countStale(sql, communityId, checked, asks)
        await events.end()
        await otherEvents.end()
        await db.end()
        return {
          bench: 'display',
          cpu_ratio: ratio(cpu.shown, cpu.constant),
          goal_cpu_ratio: 1.5,
          cpu_us: cpu.shown,
          cpu_us_constant: cpu.constant,
          ratio: ratio(perSecond('shown'), perSecond('constant')),
          goal: 0.7,
          ratio_where_both_learn: ratio(perSecond('shown'), perSecond('constant_too')),
          ratio_without_events: ratio(alone.middle('shown', 'per_second'), alone.middle('constant', 'per_second')),
          shown_per_second: perSecond('shown'),
          constant_per_second: perSecond('constant'),
          p99_ms: learning.middle('shown', 'p99_ms'),
          p99_ms_without_events: alone.middle('shown', 'p99_ms'),
          p99_ms_constant: learning.middle('constant', 'p99_ms'),
          rounds: learning.measured,
          rounds_without_events: alone.measured,
          events: events.applied(),
          checked,
          stale,
          bytes: bytes.length,
          learners,
          load: generator.name,
          connections: CONNECTIONS,
          cores: availableParallelism(),
        }
      },
      options,
    )
  })
}

interface Figures {
  per_second: number
  p50_ms: number
  p99_ms: number
  /** Of the server alone, for one answer. */
  cpu_us: number
}

/** Each of the sides once a round. */
async function inTurns<Side extends string>(
  rounds: number,
  sides: Record<Side, () => Promise<Figures>>,
  say: (line: string) => void,
) {
  const measured: Partial<Record<Side, Figures>>[] = []
  for (let round = 1; round <= rounds; round++) {
    const figures: Partial<Record<Side, Figures>> = {}
    for (const side in sides) figures[side] = await sides[side]()
    measured.push(figures)
    say(`Round ${round}: ${JSON.stringify(figures)}`)
  }
  const middle = (side: Side, figure: keyof Figures) => median(measured.map((it) => it[side]?.[figure] ?? Number.NaN))
  return { measured, middle }
}

/** The tokens of the learners, and requests with them. */
export async function createReadRequests({ port, token }: BenchApi, learners: number, say: (line: string) => void) {
  say('Signing their tokens …')
  const tokens: string[] = []
  while (tokens.length < learners)
    tokens.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(1000, learners - tokens.length) }, (_, index) =>
          token(learnerId(tokens.length + index)),
        ),
      )),
    )
  return {
    tokens,
    requestFor: (address: string, learner: number) =>
      `GET ${address} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${tokens[learner]}\r\n\r\n`,
    asks: async (address: string, method = 'GET', learner = 0): Promise<string> => {
      const headers = { Authorization: `Bearer ${tokens[learner]}` }
      const response = await fetch(`http://127.0.0.1:${port}${address}`, { method, headers })
      if (!response.ok) throw new Error(`${address} was answered with ${response.status}: ${await response.text()}`)
      return response.text()
    },
  }
}

/** Each request once. */
export async function askAll({ port }: BenchApi, next: () => string | undefined): Promise<void> {
  const accept = (head: string) => head.startsWith('HTTP/1.1 200')
  const { failed, failure } = await load({
    host: '127.0.0.1',
    port,
    connections: CONNECTIONS,
    milliseconds: Infinity,
    next,
    accept,
  })
  if (failed > 0) throw new Error(`${failed} requests failed. The first:\n${failure}`)
}

/** For how many of the first learners the response differs from the database. */
async function countStale(
  sql: postgres.Sql,
  communityId: string,
  count: number,
  asks: (address: string, method: string, learner: number) => Promise<string>,
): Promise<number> {
  let stale = 0
  for (let learner = 0; learner < count; learner++) {
    const shown: { data: { id: string }[] } = JSON.parse(await asks(ADDRESS, 'GET', learner))
    const held = await sql<{ id: string }[]>`
      select distinct achievement_id as id
      from user_achievements
      where user_id = ${learnerId(learner)} and community_id = ${communityId} and revoked_at is null
    `
    const ids = new Set(shown.data.map(({ id }) => id))
    if (ids.size !== held.length || held.some(({ id }) => !ids.has(id))) stale++
  }
  return stale
}
