import { sql, type SQL } from 'drizzle-orm'
import { at, iso } from '../../iso.ts'
import { person } from '../../person.ts'
import type { Transaction } from '../../session.ts'

/** Submissions of current members with their gates, as far as row-level security shows them. */
const memberSubmissions = sql`
  milestone_submissions as submission
  join memberships as membership
    on membership.user_id = submission.user_id and membership.community_id = submission.community_id
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
  ) as gate on gate.id = coalesce(submission.course_milestone_id, submission.program_milestone_id)
`

/** Submissions in the shape of the contract. A claim that has run out is none. */
const submissions = (condition: SQL, now: number, rest: SQL = sql``) => sql`
  select
    submission.id, submission.community_id, communities.slug as community, ${person('learner')} as learner,
    json_build_object(
      'id', gate.id, 'scope', gate.scope, 'slug', gate.slug, 'title', gate.title, 'description', gate.description,
      'type', gate.type, 'max_attempts', gate.max_attempts,
      'of', json_build_object('id', of_id, 'slug', of_slug, 'title', of_title)
    ) as gate,
    submission.attempt, submission.evidence, submission.satisfied_by, ${iso(sql`submission.submitted_at`)} as submitted_at,
    case when submission.claimed_until > ${at(now)} then ${person('claimer')} end as claimed_by,
    case when submission.claimed_until > ${at(now)} then ${iso(sql`submission.claimed_until`)} end as claimed_until,
    submission.decision, ${person('decider')} as decided_by, ${iso(sql`submission.decided_at`)} as decided_at, submission.reason,
    coalesce((
      select json_agg(
        json_build_object(
          'attempt', past.attempt, 'evidence', past.evidence, 'submitted_at', ${iso(sql`past.submitted_at`)},
          'decision', past.decision, 'reason', past.reason
        )
        order by past.attempt desc
      )
      from milestone_submissions as past
      where past.user_id = submission.user_id
        and (past.course_milestone_id = gate.id or past.program_milestone_id = gate.id)
        and past.attempt < submission.attempt
        and past.decision is not null
    ), '[]') as earlier
  from ${memberSubmissions}
  join communities on communities.id = submission.community_id
  join profiles as learner on learner.id = submission.user_id
  left join profiles as claimer on claimer.id = submission.claimed_by
  left join profiles as decider on decider.id = submission.decided_by
  where ${condition}
  ${rest}
`

export interface ReviewQuery {
  reader: string
  communityId: string
  state: 'open' | 'mine' | 'decided'
  course?: string
  program?: string
  type?: string
  search?: string
  limit: number
  /** The last submission of the page before. */
  after?: string
  now: number
}

/** Open submissions, the oldest first, or decided ones, the newest first. Without the reader's own: another instructor reviews those. */
export function submissionsOf(
  tx: Transaction,
  { reader, communityId, state, course, program, type, search, limit, after, now }: ReviewQuery,
) {
  const [moment, order, beyond] =
    state === 'decided' ? [sql`decided_at`, sql`desc`, sql`<`] : [sql`submitted_at`, sql`asc`, sql`>`]
  const conditions = [
    sql`submission.community_id = ${communityId} and submission.user_id <> ${reader}`,
    state === 'decided' ? sql`submission.decision is not null` : sql`submission.decision is null`,
    state === 'mine' && sql`submission.claimed_by = ${reader} and submission.claimed_until > ${at(now)}`,
    course !== undefined && sql`gate.scope = 'course' and gate.of_slug = ${course}`,
    program !== undefined && sql`gate.scope = 'program' and gate.of_slug = ${program}`,
    type !== undefined && sql`gate.type = ${type}`,
    search && sql`position(lower(${search}) in lower(learner.display_name || ' ' || learner.username)) > 0`,
    after !== undefined &&
      sql`(submission.${moment}, submission.id) ${beyond} (select ${moment}, id from milestone_submissions where id = ${after})`,
  ].filter((condition) => condition !== false && condition !== '' && condition !== undefined)
  return tx.execute(
    submissions(
      sql.join(conditions, sql` and `),
      now,
      sql`order by submission.${moment} ${order}, submission.id ${order} limit ${limit}`,
    ),
  )
}

/** One submission, with the id of its community. */
export async function submissionInFull(tx: Transaction, id: string, now: number) {
  const [row] = await tx.execute<Record<string, unknown> & { community_id: string }>(
    submissions(sql`submission.id = ${id}`, now),
  )
  return row
}

/** How many submissions wait for the reader, by course and program, the most first. */
export function openCounts(tx: Transaction, { reader, communityId }: Pick<ReviewQuery, 'reader' | 'communityId'>) {
  return tx.execute<{ scope: 'course' | 'program'; slug: string; title: string; open: number }>(sql`
    select gate.scope, of_slug as slug, of_title as title, count(*)::integer as open
    from ${memberSubmissions}
    where submission.community_id = ${communityId}
      and submission.user_id <> ${reader}
      and submission.decision is null
    group by gate.scope, of_slug, of_title
    order by open desc, title
  `)
}
