import { sql } from 'drizzle-orm'
import type { Criteria } from '../../../_domain/rules/criteria.ts'
import type { Transaction } from '../../session.ts'
import { TABLES, type Scope } from './tables.ts'

export interface AuthoredGateRow extends Record<string, unknown> {
  id: string
  scope: Scope
  code: string
  community_id: string
  of_id: string
  of_slug: string
  of_title: string
  of_status: 'draft' | 'live' | 'retired'
  slug: string
  title: string
  description: string
  type: 'knowledge_check' | 'skill_demonstration' | 'completion' | 'certification'
  needs: string[]
  unlock_criteria: Criteria | null
  validation: 'auto' | 'manual' | 'auto_then_manual'
  validation_criteria: Criteria | null
  passing_score: number | null
  max_attempts: number | null
  cooldown_hours: number | null
  required: boolean
  xp: number
  achievement: { id: string; name: string } | null
  status: 'draft' | 'live' | 'retired'
  position: number
  updated_at: string
  submitted: number
  rejected: number
  validated: number
  others: number
}

const LEARNERS = {
  course: sql`select user_id from enrollments where enrollments.course_id = gate.course_id`,
  program: sql`
    select distinct user_id
    from program_courses
    join enrollments on enrollments.course_id = program_courses.course_id
    where program_courses.program_id = gate.program_id
  `,
} as const

const gatesIn = (scope: Scope, communityId: string) => {
  const { gates, curricula, of, edge } = TABLES[scope]
  return sql`
    select
      gate.id, ${scope} as scope, ${scope === 'course' ? 'c' : 'p'} || gate.number as code, gate.community_id,
      curriculum.id as of_id, curriculum.slug as of_slug, curriculum.title as of_title, curriculum.status as of_status,
      curriculum.position as of_position,
      gate.slug, gate.title, gate.description, gate.type,
      (
        select coalesce(jsonb_agg(coalesce(needs_course_milestone_id, needs_program_milestone_id) order by 1), '[]')
        from milestone_prerequisites
        where ${edge} = gate.id
      ) as needs,
      unlock_criteria, validation, validation_criteria, passing_score::double precision as passing_score, max_attempts,
      cooldown_hours, required, gate.xp,
      (
        select jsonb_build_object('id', achievements.id, 'name', name) from achievements where achievements.id = achievement_id
      ) as achievement,
      gate.status, gate.position,
      to_char(gate.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as updated_at,
      submitted, rejected, validated,
      (
        select count(*)
        from (${LEARNERS[scope]}) as learner
        where not exists (
          select
          from user_milestone_progress as progress
          where progress.user_id = learner.user_id and progress.${edge} = gate.id
            and progress.status in ('submitted', 'rejected', 'validated')
        )
      )::integer as others
    from ${gates} as gate
    join ${curricula} as curriculum on curriculum.id = gate.${of}
    cross join lateral (
      select
        count(*) filter (where progress.status = 'submitted')::integer as submitted,
        count(*) filter (where progress.status = 'rejected')::integer as rejected,
        count(*) filter (where progress.status = 'validated')::integer as validated
      from user_milestone_progress as progress
      where progress.${edge} = gate.id
    ) as progress_counts
    where gate.community_id = ${communityId}
  `
}

/** Every gate of a community, with drafts and retired ones, as far as row-level security shows them. */
export async function authoredGates(tx: Transaction, communityId: string): Promise<AuthoredGateRow[]> {
  const rows = await tx.execute<AuthoredGateRow>(sql`
    select * from (${gatesIn('course', communityId)} union all ${gatesIn('program', communityId)}) as gate
    order by scope, of_position, of_title, of_id, position, code
  `)
  return [...rows]
}

/** The community of a gate and the caller's role there. Undefined where row-level security hides the gate. */
export async function gateSeenBy(tx: Transaction, userId: string, id: string) {
  const seen = (scope: Scope) => sql`
    select ${scope} as scope, gate.community_id, communities.slug as community, memberships.role
    from ${TABLES[scope].gates} as gate
    join communities on communities.id = gate.community_id
    join memberships on memberships.community_id = gate.community_id and memberships.user_id = ${userId}
    where gate.id = ${id}
  `
  const [row] = await tx.execute<{
    scope: Scope
    community_id: string
    community: string
    role: 'student' | 'instructor' | 'admin'
  }>(sql`${seen('course')} union all ${seen('program')}`)
  return row
}

/** The course or program with this slug, as far as row-level security shows it. */
export async function curriculumBySlug(tx: Transaction, scope: Scope, communityId: string, slug: string) {
  const [row] = await tx.execute<{ id: string; status: 'draft' | 'live' | 'retired' }>(sql`
    select id, status from ${TABLES[scope].curricula} where community_id = ${communityId} and slug = ${slug}
  `)
  return row
}

/** Achievements whose rules name a gate. */
export async function achievementsNaming(tx: Transaction, communityId: string, slug: string): Promise<string[]> {
  const rows = await tx.execute<{ name: string }>(sql`
    select name
    from achievements
    where community_id = ${communityId} and status <> 'retired'
      and jsonb_path_exists(criteria, '$.**.milestones[*] ? (@ == $slug)', jsonb_build_object('slug', ${slug}::text))
    order by name
  `)
  return rows.map(({ name }) => name)
}
