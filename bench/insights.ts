import { connect } from '../functions/_db/client.ts'
import { countInsights } from '../functions/_db/queries/insights/count.ts'
import { listAtRisk, listChanges, listFigures, readCountedAt } from '../functions/_db/queries/insights/read.ts'
import { withService, type Transaction } from '../functions/_db/session.ts'
import { CHANGES } from '../functions/_domain/insights/definitions.ts'
import { readInsights } from '../functions/_services/insights/read.ts'
import { withCluster } from './cluster.ts'
import { makeMembers } from './members.ts'
import { quantile, rounded } from './statistics.ts'

export interface InsightSizes {
  learners: number
  asked: number
}

export const SIZES: InsightSizes = { learners: 100_000, asked: 100 }
export const SMOKE: InsightSizes = { learners: 300, asked: 5 }

/** Achievements that learners of it have, some of them many, some of them few. */
const EARNED = 30

/** What each part of the insights of a large community costs to read, and all of it to count. */
export function benchInsights({ learners, asked }: InsightSizes, say: (line: string) => void) {
  return withCluster(async ({ sql, url }) => {
    say(`Making ${learners.toLocaleString('en')} learners with twelve weeks of active days …`)
    const { community, slug } = await makeMembers(sql, learners)
    await sql`
      insert into private.learner_days (community_id, day, user_id, tested)
      select community_id, (now() at time zone 'UTC')::date - ago, user_id, ago % 5 = 0
      from memberships, generate_series(0, 83) as ago
      where community_id = ${community} and (hashtext(user_id::text || ago) & 7) = 0
    `
    await sql.begin(async (tx) => {
      await tx`set local statement_timeout = 0`
      await tx`set local session_replication_role = replica`
      await tx`
        insert into user_achievements (user_id, community_id, achievement_id, rule_version, earned_at)
        select
          user_id, community_id, achievement.id, 1,
          now() - make_interval(days => abs(hashtext(achievement.id::text || user_id)) % 200)
        from memberships
        cross join (select id, row_number() over (order by id) as nth from achievements where status = 'live' limit ${EARNED}) as achievement
        where community_id = ${community} and abs(hashtext(user_id::text || nth)) % ${EARNED}::integer < nth / 2
      `
      await tx`
        insert into achievement_versions (achievement_id, version, criteria, points, xp, created_at)
        select id, 99, criteria, points, xp, now() - interval '20 days' from achievements where status = 'live' order by id limit 5
      `
    })
    const [teacher] = await sql<{ user_id: string }[]>`
      update memberships set role = 'instructor'
      where community_id = ${community}
        and user_id = (select min(user_id::text)::uuid from memberships where community_id = ${community})
      returning user_id
    `
    await sql.unsafe('vacuum (analyze)')
    const [made] = await sql<{ days: number; awards: number }[]>`
      select
        (select count(*) from private.learner_days)::integer as days,
        (select count(*) from user_achievements where community_id = ${community})::integer as awards
    `
    const db = connect(url(), { max: 2 })
    const timed = async (work: () => PromiseLike<unknown>) => {
      const began = performance.now()
      await work()
      return performance.now() - began
    }
    const slowest = async (work: () => PromiseLike<unknown>) => {
      const times: number[] = []
      for (let nth = 0; nth < asked; nth++) times.push(await timed(work))
      return quantile(times, 0.95)
    }
    const part = (read: (tx: Transaction) => PromiseLike<unknown>) =>
      slowest(() => withService(db, async (tx) => read(tx)))
    const count = await timed(() => withService(db, (tx) => countInsights(tx, community)))
    say('Reading …')
    const claims = { sub: teacher?.user_id ?? '', role: 'authenticated' as const }
    const result = {
      bench: 'insights',
      learners,
      active_days: made?.days,
      awards: made?.awards,
      count_s: rounded(count / 1000, 2),
      counted_at_p95_ms: await part((tx) => readCountedAt(tx, community)),
      figures_p95_ms: await part((tx) => listFigures(tx, community)),
      changes_p95_ms: await part((tx) => listChanges(tx, community, CHANGES)),
      at_risk_p95_ms: await part((tx) => listAtRisk(tx, community, 50)),
      whole_p95_ms: await slowest(() => readInsights({ db, now: Date.now, claims }, slug)),
      p95_goal: 100,
    }
    await db.end()
    return result
  })
}
