import { sql, type SQL } from 'drizzle-orm'
import type { Connection } from '../../client.ts'
import { iso } from '../../iso.ts'
import { runPrepared } from '../../prepared.ts'

/** A gate and one learner's progress at it, as far as row-level security shows both. */
export interface GateRow {
  /** Its short id in the engine. */
  code: string
  scope: 'course' | 'program'
  id: string
  community_id: string
  of_id: string
  of_slug: string
  of_title: string
  slug: string
  title: string
  description: string
  type: 'knowledge_check' | 'skill_demonstration' | 'completion' | 'certification'
  validation: 'auto' | 'manual' | 'auto_then_manual'
  required: boolean
  passing_score: string | null
  max_attempts: number | null
  cooldown_hours: number | null
  xp: number
  position: number
  status: 'draft' | 'live' | 'retired'
  needs: string[]
  attempts: number
  evidence: { text: string; links: string[] } | null
  submitted_at: string | null
  decided_at: string | null
  reason: string | null
  waived: boolean
  certificate: string | null
  sent_back_at: string | null
}

const gates = sql`
  select
    'c' || gate.number as code, 'course' as scope, gate.id, gate.community_id, courses.id as of_id, courses.slug as of_slug,
    courses.title as of_title, gate.slug, gate.title, gate.description, type, validation, required, passing_score, max_attempts,
    cooldown_hours, xp, gate.position, gate.status,
    array(
      select needs_course_milestone_id from milestone_prerequisites where course_milestone_id = gate.id order by 1
    ) as needs
  from course_milestones as gate
  join courses on courses.id = course_id
  union all
  select
    'p' || gate.number, 'program', gate.id, gate.community_id, programs.id, programs.slug, programs.title, gate.slug, gate.title,
    gate.description, type, validation, required, passing_score, max_attempts, cooldown_hours, xp, gate.position, gate.status,
    array(
      select coalesce(needs_course_milestone_id, needs_program_milestone_id)
      from milestone_prerequisites
      where program_milestone_id = gate.id
      order by 1
    )
  from program_milestones as gate
  join programs on programs.id = program_id
`

const gatesWhere = (connection: Connection['sql'], userId: string, condition: SQL) =>
  runPrepared<GateRow>(
    connection,
    sql`
      select
        gate.*, to_json(gate.needs) as needs, coalesce(attempts, 0) as attempts, evidence,
        ${iso(sql`submitted_at`)} as submitted_at, ${iso(sql`decided_at`)} as decided_at, reason,
        coalesce(waived, false) as waived,
        case when type = 'certification' then (
          select number
          from certificates
          where certificates.user_id = ${userId} and (course_id = gate.of_id or program_id = gate.of_id)
        ) end as certificate,
        case when progress.status = 'rejected' then (extract(epoch from decided_at) * 1000)::bigint end as sent_back_at
      from (${gates}) as gate
      left join user_milestone_progress as progress
        on progress.user_id = ${userId} and (course_milestone_id = gate.id or program_milestone_id = gate.id)
      where ${condition}
      order by gate.position, gate.code
    `,
  )

export interface CurriculumKey {
  scope: 'course' | 'program'
  communityId: string
  slug: string
}

/** The live gates of a course or program, in their order. */
export const gatesOf = (connection: Connection['sql'], userId: string, { scope, communityId, slug }: CurriculumKey) =>
  gatesWhere(
    connection,
    userId,
    sql`gate.scope = ${scope} and gate.community_id = ${communityId} and gate.of_slug = ${slug} and gate.status = 'live'`,
  )

export async function gateById(
  connection: Connection['sql'],
  userId: string,
  id: string,
): Promise<GateRow | undefined> {
  const [row] = await gatesWhere(connection, userId, sql`gate.id = ${id} and gate.status <> 'draft'`)
  return row
}
