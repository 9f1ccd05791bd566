import { sql, type SQL } from 'drizzle-orm'
import { iso } from '../../iso.ts'
import type { Transaction } from '../../session.ts'

/** A person as JSON; null where there is none, or none that the reader may know. */
const person = (name: string) => {
  const it = sql.raw(name)
  return sql`case when ${it}.id is not null then
    json_build_object('id', ${it}.id, 'display_name', ${it}.display_name, 'username', ${it}.username)
  end`
}

/** What was handed in by members, with the gate it was for, as far as the reader may see it. */
const handedIn = sql`
  milestone_submissions as handed
  join memberships as belongs on belongs.user_id = handed.user_id and belongs.community_id = handed.community_id
  join (
    select
      course_milestones.id, 'course' as scope, courses.id as of_id, courses.slug as of_slug, courses.title as of_title,
      course_milestones.slug, course_milestones.title, course_milestones.description, type, max_attempts
    from course_milestones
    join courses on courses.id = course_id
    union all
    select
      program_milestones.id, 'program', programs.id, programs.slug, programs.title, program_milestones.slug,
      program_milestones.title, program_milestones.description, type, max_attempts
    from program_milestones
    join programs on programs.id = program_id
  ) as gate on gate.id = coalesce(handed.course_milestone_id, handed.program_milestone_id)
`

/** As the contract has it, at this moment. */
const submissions = (condition: SQL, now: number, rest: SQL = sql``) => sql`
  select
    handed.id, handed.community_id, communities.slug as community, ${person('learner')} as learner,
    json_build_object(
      'id', gate.id, 'scope', gate.scope, 'slug', gate.slug, 'title', gate.title, 'description', gate.description,
      'type', gate.type, 'max_attempts', gate.max_attempts,
      'of', json_build_object('id', of_id, 'slug', of_slug, 'title', of_title)
    ) as gate,
    handed.attempt, handed.evidence, handed.satisfied_by, ${iso(sql`handed.submitted_at`)} as submitted_at,
    case when handed.claimed_until > ${at(now)} then ${person('claimer')} end as claimed_by,
    case when handed.claimed_until > ${at(now)} then ${iso(sql`handed.claimed_until`)} end as claimed_until,
    handed.decision, ${person('decider')} as decided_by, ${iso(sql`handed.decided_at`)} as decided_at, handed.reason,
    coalesce((
      select json_agg(
        json_build_object(
          'attempt', past.attempt, 'evidence', past.evidence, 'submitted_at', ${iso(sql`past.submitted_at`)},
          'decision', past.decision, 'reason', past.reason
        )
        order by past.attempt desc
      )
      from milestone_submissions as past
      where past.user_id = handed.user_id
        and (past.course_milestone_id = gate.id or past.program_milestone_id = gate.id)
        and past.attempt < handed.attempt
        and past.decision is not null
    ), '[]') as earlier
  from ${handedIn}
  join communities on communities.id = handed.community_id
  join profiles as learner on learner.id = handed.user_id
  left join profiles as claimer on claimer.id = handed.claimed_by
  left join profiles as decider on decider.id = handed.decided_by
  where ${condition}
  ${rest}
`

const at = (now: number) => sql`to_timestamp(${now / 1000}::float8)`

export interface ReviewQuery {
  reader: string
  communityId: string
  state: 'open' | 'mine' | 'decided'
  course?: string
  program?: string
  type?: string
  search?: string
  limit: number
  /** The last one of the page before. */
  after?: string
  now: number
}

/** What waits, the oldest first, or what was decided, the newest first. One's own is for others to review. */
export function submissionsOf(tx: Transaction, asked: ReviewQuery) {
  const { reader, communityId, state, course, program, type, search, limit, after, now } = asked
  const [moment, order, beyond] =
    state === 'decided' ? [sql`decided_at`, sql`desc`, sql`<`] : [sql`submitted_at`, sql`asc`, sql`>`]
  const conditions = [
    sql`handed.community_id = ${communityId} and handed.user_id <> ${reader}`,
    state === 'decided' ? sql`handed.decision is not null` : sql`handed.decision is null`,
    state === 'mine' && sql`handed.claimed_by = ${reader} and handed.claimed_until > ${at(now)}`,
    course !== undefined && sql`gate.scope = 'course' and gate.of_slug = ${course}`,
    program !== undefined && sql`gate.scope = 'program' and gate.of_slug = ${program}`,
    type !== undefined && sql`gate.type = ${type}`,
    search && sql`position(lower(${search}) in lower(learner.display_name || ' ' || learner.username)) > 0`,
    after !== undefined &&
      sql`(handed.${moment}, handed.id) ${beyond} (select ${moment}, id from milestone_submissions where id = ${after})`,
  ].filter((condition) => condition !== false && condition !== '' && condition !== undefined)
  return tx.execute(
    submissions(
      sql.join(conditions, sql` and `),
      now,
      sql`order by handed.${moment} ${order}, handed.id ${order} limit ${limit}`,
    ),
  )
}

/** One of them, with the id of its community beside it. */
export async function submissionInFull(tx: Transaction, id: string, now: number) {
  const [row] = await tx.execute<Record<string, unknown> & { community_id: string }>(
    submissions(sql`handed.id = ${id}`, now),
  )
  return row
}

/** How much waits for the reader, by course and program: the most first. */
export function openCounts(tx: Transaction, reader: string, communityId: string) {
  return tx.execute<{ scope: 'course' | 'program'; slug: string; title: string; open: number }>(sql`
    select gate.scope, of_slug as slug, of_title as title, count(*)::integer as open
    from ${handedIn}
    where handed.community_id = ${communityId}
      and handed.user_id <> ${reader}
      and handed.decision is null
    group by gate.scope, of_slug, of_title
    order by open desc, title
  `)
}
