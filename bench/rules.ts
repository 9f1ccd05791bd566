import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'

const COUNTERS = [
  'test_completed',
  'test_completed@mode=exam',
  'test_completed@mode=practice',
  'test_completed@category=networking',
  'test_completed@category=security',
  'test_completed@first=true',
  'test_completed:questions:sum',
  'test_completed:correct:sum',
  'test_completed:seconds:sum',
  'test_completed:questions:sum@mode=exam',
  'test_completed:seconds:sum@category=security',
  'lesson_completed',
  'daily_login',
]

/** One rule in so many can be met within the bench; the others ask for a million and more. */
const NEAR = 200

/** A transaction rewrites the community's version for each rule; many small ones keep that short. */
const AT_ONCE = 500

/** A community with the seeded courses pack and as many rules of its own as make the number. */
export async function makeCommunity(sql: postgres.Sql, rules: number): Promise<string> {
  const id = randomUUID()
  const slug = `bench-${rules}`
  await sql`insert into communities (id, slug, name) values (${id}, ${slug}, ${slug})`
  await sql`insert into community_packs (community_id, pack) values (${id}, 'courses')`
  const [pack] = await sql<{ size: number }[]>`
    select count(*)::integer as size from achievements where pack = 'courses' and status = 'live'
  `
  const own = rules - (pack?.size ?? 0)
  for (let from = 1; from <= own; from += AT_ONCE)
    await sql`
      insert into achievements (
        community_id, pack, slug, name, description, type, category, icon, color, rarity, points, xp, status, criteria
      )
      select
        ${id}, 'custom', 'rule_' || n, 'Rule ' || n, 'One of many.', 'progress', 'bench', 'star', 'gold', 'common', 10, 50, 'live',
        jsonb_build_object(
          'counter', (${COUNTERS}::text[])[1 + n % ${COUNTERS.length}],
          'gte', case when n % ${NEAR} = 0 then 20 + n / ${NEAR} else 1000000 + n end
        )
      from generate_series(${from}::integer, ${Math.min(own, from + AT_ONCE - 1)}::integer) as n
    `
  return id
}
