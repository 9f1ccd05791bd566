import { sql, type SQL } from 'drizzle-orm'
import type { AssignedKind, AssignmentStatus, COUNTS, LatePolicy } from '../../../_domain/assignments/kinds.ts'
import type { Transaction } from '../../session.ts'

export interface AssignmentSettings {
  title: string
  note: string
  everybody: boolean
  opens_at: string | null
  due_at: string | null
  closes_at: string | null
  zone: string
  late_policy: LatePolicy
  late_percent: number | null
  late_floor: number | null
  attempts_allowed: number | null
  counts: (typeof COUNTS)[number]
  pass_percent: number | null
  weight: number
  category: string | null
}

export interface AssignmentRow extends AssignmentSettings, Record<string, unknown> {
  id: string
  kind: AssignedKind
  subject: {
    id: string
    title: string
    slug: string
    live: boolean
    inside: ['course' | 'program', string] | null
  } | null
  questions: number | null
  status: AssignmentStatus
  revision: number
  groups: { id: string; name: string; members: number }[]
  users: { id: string; display_name: string; member: boolean }[]
  extensions: {
    user_id: string
    display_name: string
    due_at: string | null
    more_attempts: number
    reason: string
  }[]
}

/** The course or program it is in comes as a pair. */
const subjectJson = (table: SQL, inside?: SQL) => sql`
  json_build_object(
    'id', ${table}.id, 'title', ${table}.title, 'slug', ${table}.slug, 'live', ${table}.status = 'live',
    'inside', ${inside === undefined ? sql`null` : sql`array[${inside}]`}
  )
`

/** Assignments of a community, those due first on top. */
export const assignmentsOf = (
  tx: Transaction,
  { communityId, status, id }: { communityId: string; status?: AssignmentStatus; id?: string },
) =>
  tx.execute<AssignmentRow>(sql`
    select
      id, kind, questions, title, note, everybody, to_json(opens_at) as opens_at, to_json(due_at) as due_at,
      to_json(closes_at) as closes_at, zone, late_policy, late_percent, late_floor, attempts_allowed, counts, pass_percent,
      weight::float8 as weight, category, status, revision,
      coalesce(
        (select ${subjectJson(sql`tests`)} from tests where id = test_id),
        (select ${subjectJson(sql`courses`)} from courses where id = course_id),
        (
          select ${subjectJson(sql`contents`, sql`'course', courses.slug`)}
          from contents
          join courses on courses.id = contents.course_id
          where contents.id = content_id
        ),
        (
          select ${subjectJson(sql`gate`, sql`'course', courses.slug`)}
          from course_milestones as gate
          join courses on courses.id = gate.course_id
          where gate.id = course_milestone_id
        ),
        (
          select ${subjectJson(sql`gate`, sql`'program', programs.slug`)}
          from program_milestones as gate
          join programs on programs.id = gate.program_id
          where gate.id = program_milestone_id
        )
      ) as subject,
      coalesce((
        select json_agg(json_build_object(
          'id', groups.id, 'name', name,
          'members', (select count(*) from group_members where group_id = groups.id)
        ) order by name)
        from assignment_targets
        join groups on groups.id = group_id
        where assignment_id = assignments.id
      ), '[]') as groups,
      coalesce((
        select json_agg(json_build_object(
          'id', profiles.id, 'display_name', display_name,
          'member', exists (
            select from memberships
            where memberships.user_id = profiles.id and memberships.community_id = assignments.community_id
          )
        ) order by display_name, profiles.id)
        from assignment_targets
        join profiles on profiles.id = user_id
        where assignment_id = assignments.id
      ), '[]') as users,
      coalesce((
        select json_agg(json_build_object(
          'user_id', user_id, 'display_name', display_name, 'due_at', extension.due_at,
          'more_attempts', more_attempts, 'reason', reason
        ) order by display_name, user_id)
        from assignment_extensions as extension
        join profiles on profiles.id = user_id
        where assignment_id = assignments.id
      ), '[]') as extensions
    from assignments
    where community_id = ${communityId}
      ${status === undefined ? sql`` : sql`and status = ${status}`}
      ${id === undefined ? sql`` : sql`and id = ${id}`}
    order by assignments.due_at nulls last, created_at, id
  `)

/** Keeps a category that was named for the first time. */
const keepCategory = (tx: Transaction, communityId: string, name: string) =>
  tx.execute(sql`
    insert into grade_categories (community_id, name) values (${communityId}, ${name}) on conflict do nothing
  `)

const subjectColumn: Record<AssignedKind, SQL | null> = {
  exam: sql`test_id`,
  practice: sql`test_id`,
  mix: null,
  course: sql`course_id`,
  lesson: sql`content_id`,
  gate: sql`course_milestone_id`,
}

interface NewAssignment extends AssignmentSettings {
  id: string
  communityId: string
  kind: AssignedKind
  subjectId: string | null
  isOfProgram: boolean
  questions: number | null
  createdBy: string
}

export async function insertAssignment(tx: Transaction, it: NewAssignment) {
  if (it.category !== null) await keepCategory(tx, it.communityId, it.category)
  const column = it.isOfProgram ? sql`program_milestone_id` : subjectColumn[it.kind]
  await tx.execute(sql`
    insert into assignments (
      id, community_id, kind, ${column === null ? sql`` : sql`${column},`} questions, created_by, title, note, everybody, opens_at,
      due_at, closes_at, zone, late_policy, late_percent, late_floor, attempts_allowed, counts, pass_percent, weight, category
    )
    values (
      ${it.id}, ${it.communityId}, ${it.kind}, ${column === null ? sql`` : sql`${it.subjectId}::uuid,`} ${it.questions},
      ${it.createdBy}, ${it.title}, ${it.note}, ${it.everybody}, ${it.opens_at}::timestamptz, ${it.due_at}::timestamptz,
      ${it.closes_at}::timestamptz, ${it.zone}, ${it.late_policy}, ${it.late_percent}, ${it.late_floor},
      ${it.attempts_allowed}, ${it.counts}, ${it.pass_percent}, ${it.weight}, ${it.category}
    )
  `)
}

/** Whether the assignment still had this revision. */
export async function updateAssignment(
  tx: Transaction,
  { id, communityId, revision }: { id: string; communityId: string; revision: number },
  it: AssignmentSettings,
): Promise<boolean> {
  if (it.category !== null) await keepCategory(tx, communityId, it.category)
  const rows = await tx.execute(sql`
    update assignments
    set
      title = ${it.title}, note = ${it.note}, everybody = ${it.everybody}, opens_at = ${it.opens_at}::timestamptz,
      due_at = ${it.due_at}::timestamptz, closes_at = ${it.closes_at}::timestamptz, zone = ${it.zone},
      late_policy = ${it.late_policy}, late_percent = ${it.late_percent}, late_floor = ${it.late_floor},
      attempts_allowed = ${it.attempts_allowed}, counts = ${it.counts}, pass_percent = ${it.pass_percent},
      weight = ${it.weight}, category = ${it.category}
    where id = ${id} and community_id = ${communityId} and revision = ${revision}
    returning id
  `)
  return rows.length > 0
}

export async function setAssignmentStatus(
  tx: Transaction,
  { id, communityId, revision }: { id: string; communityId: string; revision: number },
  { status, now }: { status: 'published' | 'archived'; now: number },
): Promise<boolean> {
  const rows = await tx.execute(sql`
    update assignments
    set status = ${status}, published_at = coalesce(published_at, to_timestamp(${now / 1000}::float8))
    where id = ${id} and community_id = ${communityId} and revision = ${revision}
    returning id
  `)
  return rows.length > 0
}

interface Targets {
  id: string
  communityId: string
  groups: readonly string[]
  users: readonly string[]
}

/** Replaces whom it is for. Groups of other communities, and people who never were members, are passed over. */
export async function replaceTargets(tx: Transaction, { id, communityId, groups, users }: Targets) {
  const [ofGroups, ofUsers] = [sql.param([...groups]), sql.param([...users])]
  await tx.execute(sql`
    delete from assignment_targets
    where assignment_id = ${id}
      and not (coalesce(group_id = any(${ofGroups}::uuid[]), false) or coalesce(user_id = any(${ofUsers}::uuid[]), false))
  `)
  await tx.execute(sql`
    insert into assignment_targets (assignment_id, community_id, group_id, user_id)
    select ${id}::uuid, ${communityId}::uuid, groups.id, null
    from groups
    where community_id = ${communityId} and id = any(${ofGroups}::uuid[])
    union all
    select ${id}::uuid, ${communityId}::uuid, null, user_id
    from memberships
    where community_id = ${communityId} and user_id = any(${ofUsers}::uuid[])
    on conflict do nothing
  `)
}

/** What a kind of assignment may be about in a community, by its id. */
export async function subjectIn(
  tx: Transaction,
  { communityId, kind, id }: { communityId: string; kind: Exclude<AssignedKind, 'mix'>; id: string },
): Promise<{ live: boolean; isOfProgram: boolean } | undefined> {
  const tables: Record<typeof kind, SQL> = {
    exam: sql`select status, false as of_program from tests where id = ${id} and community_id = ${communityId}`,
    practice: sql`
      select status, false as of_program from tests where id = ${id} and community_id = ${communityId} and allows_practice
    `,
    course: sql`select status, false as of_program from courses where id = ${id} and community_id = ${communityId}`,
    lesson: sql`
      select status, false as of_program
      from contents
      where id = ${id} and community_id = ${communityId} and kind = 'lesson'
    `,
    gate: sql`
      select status, false as of_program from course_milestones where id = ${id} and community_id = ${communityId}
      union all
      select status, true from program_milestones where id = ${id} and community_id = ${communityId}
    `,
  }
  const [row] = await tx.execute<{ status: string; of_program: boolean }>(tables[kind])
  return row && { live: row.status === 'live', isOfProgram: row.of_program }
}

interface Extension {
  id: string
  communityId: string
  userId: string
  due_at: string | null
  more_attempts: number
  reason: string
  madeBy: string
}

export const storeExtension = (tx: Transaction, it: Extension) =>
  tx.execute(sql`
    insert into assignment_extensions (assignment_id, community_id, user_id, due_at, more_attempts, reason, made_by)
    values (
      ${it.id}, ${it.communityId}, ${it.userId}, ${it.due_at}::timestamptz, ${it.more_attempts}, ${it.reason}, ${it.madeBy}
    )
    on conflict (assignment_id, user_id) do update
    set
      due_at = excluded.due_at, more_attempts = excluded.more_attempts, reason = excluded.reason,
      made_by = excluded.made_by, made_at = now()
  `)

export const deleteExtension = (tx: Transaction, { id, userId }: { id: string; userId: string }) =>
  tx.execute(sql`delete from assignment_extensions where assignment_id = ${id} and user_id = ${userId}`)

/** What a kind of assignment can be about: what is live, by title, with the course or program it belongs to. */
export function assignableIn(
  tx: Transaction,
  { communityId, kind }: { communityId: string; kind: Exclude<AssignedKind, 'mix'> },
) {
  const tables: Record<typeof kind, SQL> = {
    exam: sql`select id, title, null as inside from tests where community_id = ${communityId} and status = 'live'`,
    practice: sql`
      select id, title, null as inside
      from tests
      where community_id = ${communityId} and status = 'live' and allows_practice
    `,
    course: sql`select id, title, null as inside from courses where community_id = ${communityId} and status = 'live'`,
    lesson: sql`
      select contents.id, contents.title, courses.title as inside
      from contents
      join courses on courses.id = course_id
      where contents.community_id = ${communityId} and contents.kind = 'lesson' and contents.status = 'live'
    `,
    gate: sql`
      select gate.id, gate.title, courses.title as inside
      from course_milestones as gate
      join courses on courses.id = course_id
      where gate.community_id = ${communityId} and gate.status = 'live'
      union all
      select gate.id, gate.title, programs.title
      from program_milestones as gate
      join programs on programs.id = program_id
      where gate.community_id = ${communityId} and gate.status = 'live'
    `,
  }
  return tx.execute<{ id: string; title: string; inside: string | null }>(sql`
    select id, title, inside from (${tables[kind]}) as subjects order by inside nulls first, title, id limit 1000
  `)
}
