import { availableParallelism } from 'node:os'
import { connect } from '../functions/_db/client.ts'
import { createRulesets } from '../functions/_services/engine/rulesets.ts'
import { withApi, type BenchApi } from './api.ts'
import { withCluster } from './cluster.ts'
import { ADDRESS, askAll, createReadRequests } from './display.ts'
import { findHarbor } from './find-harbor.ts'
import { createFinishRequests, finishFor } from './finish.ts'
import { makeLearners, settle } from './learners.ts'
import { findLoadGenerator } from './load-generator.ts'
import { copyTests, drawSittings, prepareAttempts } from './prepared.ts'
import { cpuOf, knowsCpu } from './process-cpu.ts'
import { median, rounded } from './statistics.ts'

export interface LimitsSizes {
  learners: number
  tests: number
  rounds: number
  /** Of each round of either side. */
  seconds: number
  /** Attempts prepared for each second of finishes. */
  perSecond: number
}

export const SIZES: LimitsSizes = { learners: 20_000, tests: 20, rounds: 7, seconds: 4, perSecond: 2500 }
export const SMOKE: LimitsSizes = { learners: 400, tests: 40, rounds: 1, seconds: 1, perSecond: 3000 }

const CONNECTIONS = 64
const TEST = 'networking-fundamentals'
const SIDES = ['on', 'off'] as const
type Side = (typeof SIDES)[number]

/** What a request cost: the CPU time of the server alone, in microseconds. */
type Costs = Record<Side, number>

/** Cached responses and finishes of two servers on one database, one with limits and one without, in alternation. */
export function benchLimits({ learners, tests, rounds, seconds, perSecond }: LimitsSizes, say: (line: string) => void) {
  return withCluster(async ({ sql, url }) => {
    const harbor = await findHarbor(sql)
    const db = connect(url(), { genericPlans: 1 })
    const ruleset = await createRulesets().at(harbor.id, harbor.version, db)
    await db.end()
    say(`Making ${learners.toLocaleString('en')} learners …`)
    await makeLearners(sql, { communityId: harbor.id, ruleset, from: 0, count: learners })
    const each = seconds * perSecond
    const total = Math.min(learners * tests, each * 2 * (rounds + 1))
    say(`Preparing ${total.toLocaleString('en')} attempts of 100 questions …`)
    const sittings = await drawSittings(sql, TEST)
    const copies = await copyTests(sql, TEST, tests)
    await prepareAttempts(sql, { communityId: harbor.id, tests: copies, sittings, learners, from: 0, to: total })
    await settle(sql)
    const generator = findLoadGenerator()
    say(`The load comes from ${generator.name}.`)

    const serve = <T>(limits: Side, work: (api: BenchApi) => Promise<T>) =>
      withApi(url(), work, { env: { RATE_LIMITS: limits, DISPLAY_CACHE_MB: '1024' } })
    return serve('on', (on) =>
      serve('off', async (off) => {
        const apis = { on, off }
        const costOf = async ({ pid }: BenchApi, work: () => Promise<number>) => {
          const before = knowsCpu ? cpuOf(pid) : Number.NaN
          const answers = await work()
          return (((knowsCpu ? cpuOf(pid) : Number.NaN) - before) * 1000) / answers
        }
        const inTurns = async (work: (side: Side) => Promise<number>) => {
          const measured: Costs[] = []
          for (let round = 0; round <= rounds; round++) {
            const costs: Costs = { on: 0, off: 0 }
            // The side that begins changes: a machine that gets slower favors neither.
            for (const side of round % 2 === 0 ? SIDES : SIDES.toReversed()) costs[side] = await work(side)
            say(`${round === 0 ? 'Warm-up' : `Round ${round}`}: ${JSON.stringify(costs)}`)
            if (round > 0) measured.push(costs)
          }
          return measured
        }

        const headers: Record<Side, string[]> = { on: [], off: [] }
        for (const side of SIDES) {
          const { tokens, requestFor, asks } = await createReadRequests(apis[side], learners, say)
          headers[side] = tokens.map((token) => `Bearer ${token}`)
          await asks(ADDRESS)
          let next = 0
          await askAll(apis[side], () => (next < learners ? requestFor(ADDRESS, next++) : undefined))
        }
        const displays = await inTurns((side) =>
          costOf(apis[side], async () => {
            const header = { name: 'Authorization', values: headers[side] }
            const request = {
              url: `http://127.0.0.1:${apis[side].port}${ADDRESS}`,
              header,
              connections: CONNECTIONS,
              seconds,
            }
            return (await generator.run(request)).answers
          }),
        )

        const requests = {
          on: await createFinishRequests(on, learners, sittings),
          off: await createFinishRequests(off, learners, sittings),
        }
        let from = 0
        const finishes = await inTurns((side) =>
          costOf(apis[side], async () => {
            const range = { from, to: Math.min(total, from + each), seconds }
            from += each
            const { rate } = await finishFor(apis[side], requests[side], range)
            return rate * seconds
          }),
        )
        const [asked] = await sql<{ callers: number }[]>`select count(*)::integer as callers from private.rate_limits`
        const middle = (costs: Costs[], side: Side) => rounded(median(costs.map((it) => it[side])), 1)
        const ratio = (costs: Costs[]) => rounded(median(costs.map((it) => it.on / it.off)), 3)
        return {
          bench: 'limits',
          display_ratio: ratio(displays),
          finish_ratio: ratio(finishes),
          goal: 1.02,
          display_cpu_us: middle(displays, 'on'),
          display_cpu_us_without: middle(displays, 'off'),
          finish_cpu_us: middle(finishes, 'on'),
          finish_cpu_us_without: middle(finishes, 'off'),
          callers_asked_about: asked?.callers ?? Number.NaN,
          displays,
          finishes,
          learners,
          load: generator.name,
          connections: CONNECTIONS,
          cores: availableParallelism(),
        }
      }),
    )
  })
}
