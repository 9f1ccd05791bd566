import type postgres from 'postgres'
import { FACT_KINDS, type Fact, type FactKind, type Standing } from '../../../_domain/recovery/record.ts'

interface FactSource {
  /** Beside the learner. */
  key: readonly string[]
  /** The words for a row. */
  label: string
  joins?: string
  revoked?: string
  amount?: string
}

const OF_GATE = `
  left join course_milestones as of_course on of_course.id = fact.course_milestone_id
  left join program_milestones as of_program on of_program.id = fact.program_milestone_id`
const GATE = `coalesce(of_course.title, of_program.title)`

const SOURCES: Record<FactKind, FactSource> = {
  enrollments: {
    key: ['course_id'],
    label: 'courses.title',
    joins: 'left join courses on courses.id = fact.course_id',
  },
  attempts: {
    key: ['id'],
    label: `tests.title || ', ' || to_char(fact.started_at, 'YYYY-MM-DD')`,
    joins: 'left join tests on tests.id = fact.test_id',
  },
  activity_events: { key: ['id'], label: `fact.type || ', ' || fact.local_date` },
  xp_transactions: {
    key: ['community_id', 'reason', 'reference'],
    label: `fact.amount || ' XP, ' || fact.reason || ', ' || fact.local_date`,
    amount: 'fact.amount',
  },
  user_achievements: {
    key: ['community_id', 'achievement_id', 'tier', 'occurrence'],
    label: `achievements.name || coalesce(', ' || fact.tier, '')`,
    joins: 'left join achievements on achievements.id = fact.achievement_id',
    revoked: 'fact.revoked_at is not null',
  },
  user_milestone_progress: {
    key: ['course_milestone_id', 'program_milestone_id'],
    label: `${GATE} || ', ' || fact.status`,
    joins: OF_GATE,
  },
  milestone_submissions: { key: ['id'], label: `${GATE} || ', attempt ' || fact.attempt`, joins: OF_GATE },
  program_completions: {
    key: ['program_id'],
    label: 'programs.title',
    joins: 'left join programs on programs.id = fact.program_id',
  },
  certificates: { key: ['id'], label: 'fact.number', revoked: 'fact.revoked_at is not null' },
  streak_days: { key: ['community_id', 'kind', 'day'], label: `fact.kind || ', ' || fact.day` },
}

/** All rows that a learner's progress is made of, from whichever database this is. */
export async function readFacts(sql: postgres.Sql, userId: string): Promise<Fact[]> {
  const facts: Fact[] = []
  for (const kind of FACT_KINDS) {
    const { key, label, joins = '', revoked = 'false', amount = 'null' } = SOURCES[kind]
    const rows = await sql.unsafe<Fact[]>(
      `select
        '${kind}' as kind, fact.community_id, json_build_array(${key.map((column) => `fact.${column}`).join(', ')})::text as key,
        coalesce(${label}, '?') as label, ${revoked} as revoked, ${amount}::integer as amount, row_to_json(fact)::text as row
      from ${kind} as fact ${joins}
      where fact.user_id = $1
      order by key`,
      [userId],
    )
    facts.push(...rows)
  }
  return facts
}

/** Where the learner stands in each community. */
export const readStandings = (sql: postgres.Sql, userId: string) =>
  sql<Standing[]>`
    select
      community_id, communities.name as community, total::float8, level, counters,
      coalesce(
        (
          select json_agg(json_build_object('kind', kind, 'current', current, 'longest', longest) order by kind)
          from user_streaks
          where user_streaks.user_id = state.user_id and user_streaks.community_id = state.community_id
        ),
        '[]'
      ) as streaks
    from user_counters as state
    join communities on communities.id = community_id
    where user_id = ${userId}
    order by 1
  `

/** The account that an id, a mail address or a username names. */
export async function findAccount(sql: postgres.Sql, named: string): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`
    select profiles.id
    from profiles
    join auth.users on users.id = profiles.id
    where profiles.id::text = ${named.toLowerCase()} or username = ${named.toLowerCase()} or lower(email) = ${named.toLowerCase()}
  `
  return row?.id
}
