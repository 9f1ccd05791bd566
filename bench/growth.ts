import { availableParallelism } from 'node:os'
import type postgres from 'postgres'
import { connect } from '../functions/_db/client.ts'
import { applyEvents } from '../functions/_services/engine/apply.ts'
import { createRulesets } from '../functions/_services/engine/rulesets.ts'
import { withCluster } from './cluster.ts'
import { drive, type Drive } from './drive.ts'
import { findHarbor } from './find-harbor.ts'
import { createFinishes } from './finishes.ts'
import { makeLearners, settle } from './learners.ts'
import { makeCommunity } from './rules.ts'
import { median, rounded } from './statistics.ts'

export interface GrowthSizes {
  /** The first is the seeded courses pack. */
  rules: number[]
  /** Learners of each of those communities. */
  members: number
  /** Learners in a database of their own. */
  learners: number[]
  lone: number
  rounds: number
  seconds: number
}

export const SIZES: GrowthSizes = {
  rules: [34, 1000, 10_000],
  members: 20_000,
  learners: [10_000, 200_000, 1_000_000],
  lone: 200,
  rounds: 5,
  seconds: 4,
}
export const SMOKE: GrowthSizes = {
  rules: [34, 100, 300],
  members: 200,
  learners: [100, 200, 400],
  lone: 20,
  rounds: 3,
  seconds: 0.3,
}

/** What an event costs with few and many rules, in small and large tables, and alone. */
export function benchGrowth(sizes: GrowthSizes, say: (line: string) => void) {
  return withCluster(async ({ sql, url, clone }) => {
    const rules: Subject[] = []
    let from = 0
    for (const count of sizes.rules) {
      say(`Making ${count} rules …`)
      const communityId = await makeCommunity(sql, count)
      rules.push(await makeSubject({ sql, url: url(), communityId, size: count, from, learners: sizes.members }))
      from += sizes.members
    }
    const rows: Subject[] = []
    for (const count of sizes.learners) {
      say(`Making ${count.toLocaleString('en')} learners …`)
      const name = `bench_${count}`
      const own = await clone(name)
      const communityId = (await findHarbor(own)).id
      rows.push(await makeSubject({ sql: own, url: url(name), communityId, size: count, from: 0, learners: count }))
    }

    const costs = async (subjects: Subject[], what: string) => {
      for (const subject of subjects) {
        await cost(subject, sizes.seconds)
        await settle(subject.sql)
      }
      for (let round = 0; round < sizes.rounds; round++) {
        for (const subject of subjects) subject.costs.push(await cost(subject, sizes.seconds))
        say(`Round ${round + 1}: ${subjects.map((it) => `${it.size} ${what} ${it.costs.at(-1)} µs`).join(', ')}`)
      }
      const medians = Object.fromEntries(subjects.map((it) => [it.size, median(it.costs)]))
      const [first, last] = [subjects[0], subjects.at(-1)]
      return { medians, ratio: rounded(median(last?.costs ?? []) / median(first?.costs ?? []), 2) }
    }
    const byRules = await costs(rules, 'rules')
    const byRows = await costs(rows, 'learners')
    const lone = rules[0] ? await loneEvents(rules[0], sizes.lone) : []
    await Promise.all([...rules, ...rows].map((it) => it.engine.db.end()))
    return {
      bench: 'growth',
      rules_ratio: byRules.ratio,
      rules_goal: 1.2,
      rows_ratio: byRows.ratio,
      rows_goal: 1.5,
      lone_ms: rounded(median(lone), 2),
      lone_goal: 5,
      connections: 1,
      microseconds_by_rules: byRules.medians,
      microseconds_by_learners: byRows.medians,
      rules_rounds: roundsOf(rules),
      rows_rounds: roundsOf(rows),
      cores: availableParallelism(),
    }
  })
}

interface Subject extends Pick<Drive, 'engine' | 'next'> {
  sql: postgres.Sql
  size: number
  /** Microseconds an event, round by round. */
  costs: number[]
}

interface Wanted {
  sql: postgres.Sql
  url: string
  communityId: string
  size: number
  from: number
  learners: number
}

async function makeSubject({ sql, url, communityId, size, from, learners }: Wanted): Promise<Subject> {
  const db = connect(url, { genericPlans: 2 })
  const engine = { db, rulesets: createRulesets(), now: Date.now }
  const ruleset = await engine.rulesets.at(communityId, 0, db)
  await makeLearners(sql, { communityId, ruleset, from, count: learners })
  await settle(sql)
  return { sql, size, engine, next: createFinishes({ communityId, from, learners }), costs: [] }
}

async function cost({ engine, next }: Subject, seconds: number): Promise<number> {
  const rate = await drive({ engine, next, inFlight: 1, milliseconds: seconds * 1000 })
  return rounded(1e6 / rate, 1)
}

/** Milliseconds from handing in one event to its answer, while nothing else is going on. */
async function loneEvents({ engine, next }: Subject, howMany: number): Promise<number[]> {
  const times: number[] = []
  for (let done = 0; done < howMany; done++) {
    const event = next(1)
    const began = performance.now()
    await applyEvents(engine, event)
    times.push(performance.now() - began)
  }
  return times
}

const roundsOf = (subjects: Subject[]) =>
  (subjects[0]?.costs ?? []).map((_, round) => Object.fromEntries(subjects.map((it) => [it.size, it.costs[round]])))
