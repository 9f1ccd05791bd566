import { availableParallelism } from 'node:os'
import { connect } from '../functions/_db/client.ts'
import type { Engine } from '../functions/_services/engine/apply.ts'
import { createRulesets } from '../functions/_services/engine/rulesets.ts'
import { withCluster } from './cluster.ts'
import { drive } from './drive.ts'
import { findHarbor } from './find-harbor.ts'
import { createFinishes } from './finishes.ts'
import { makeLearners, settle } from './learners.ts'
import { averages, createShapes } from './shapes.ts'
import { statementFor, type Sample } from './statement.ts'
import { median, rounded } from './statistics.ts'
import { findYardstick } from './find-yardstick.ts'

export interface EngineSizes {
  learners: number
  rounds: number
  /** Of each round; the warm-up takes as long. */
  seconds: number
}

export const SIZES: EngineSizes = { learners: 200_000, rounds: 5, seconds: 8 }
export const SMOKE: EngineSizes = { learners: 500, rounds: 3, seconds: 1 }

const CONNECTIONS = 2
/** More batches than connections, so that some fold while others wait for Postgres. */
const IN_FLIGHT = 4

/** Events a second, against one event a transaction, in alternation on the same Postgres. */
export function benchEngine({ learners, rounds, seconds }: EngineSizes, say: (line: string) => void) {
  const yardstick = findYardstick()
  return withCluster(async ({ sql, url }) => {
    const db = connect(url(), { genericPlans: CONNECTIONS })
    const engine: Engine = { db, rulesets: createRulesets(), now: Date.now }
    const harbor = await findHarbor(sql)
    const communityId = harbor.id
    const ruleset = await engine.rulesets.at(communityId, harbor.version, db)
    say(`Making 2 × ${learners.toLocaleString('en')} learners with ${ruleset.rules.length} rules …`)
    // The yardstick has learners of its own, since the state that it writes is not one that the engine would write.
    const others = { from: learners, count: learners }
    await makeLearners(sql, { communityId, ruleset, from: 0, count: learners })
    await makeLearners(sql, { communityId, ruleset, ...others })
    await settle(sql)

    const next = createFinishes({ communityId, from: 0, learners })
    const shapes = createShapes()
    const apply = (onApplied?: typeof shapes.add) =>
      drive({ engine, next, inFlight: IN_FLIGHT, milliseconds: seconds * 1000, onApplied })
    say('Warming up …')
    await apply((...args) => shapes.add(...args))
    const frequent = shapes.frequent()
    const sample = await typicalState(sql)
    const scripts = frequent.map((shape) => ({
      weight: shape.weight,
      statement: statementFor(shape, communityId, sample, yardstick.parameters),
    }))
    let numbered = 0
    const commit = async () => {
      const { rate, done } = await yardstick.run({ url: url(), scripts, learners: others, from: numbered, seconds })
      // The clients run different numbers of transactions; the highest number counts.
      numbered += done * 2
      return rate
    }
    await commit()
    await settle(sql)

    const measured: { engine: number; raw: number }[] = []
    for (let round = 0; round < rounds; round++) {
      const measure = { engine: rounded(await apply()), raw: rounded(await commit()) }
      say(`Round ${round + 1}: engine ${measure.engine} events/s, one by one ${measure.raw}`)
      measured.push(measure)
    }
    await db.end()
    const engine_per_second = median(measured.map(({ engine }) => engine))
    const raw_per_second = median(measured.map(({ raw }) => raw))
    return {
      bench: 'engine',
      ratio: rounded(engine_per_second / raw_per_second, 2),
      goal: 2,
      engine_per_second,
      raw_per_second,
      rounds: measured,
      yardstick: yardstick.name,
      connections: CONNECTIONS,
      batches_in_flight: IN_FLIGHT,
      learners,
      rules: ruleset.rules.length,
      rows_per_event: averages(frequent),
      cores: availableParallelism(),
    }
  })
}

export async function typicalState(sql: Parameters<typeof makeLearners>[0]): Promise<Sample> {
  const [row] = await sql<Sample[]>`
    select counters::text, streaks::text, rules_version as "rulesVersion", total, level, earned::text, (
      select achievement_id from user_achievements where rule_version = 1 and tier is null limit 1
    ) as "achievementId"
    from user_counters
    order by abs(pg_column_size(counters) - (select avg(pg_column_size(counters)) from user_counters tablesample system (5)))
    limit 1
  `
  if (!row?.achievementId) throw new Error('No learner has earned anything.')
  return row
}
