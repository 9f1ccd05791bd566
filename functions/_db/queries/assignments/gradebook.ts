import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

export const categoriesOf = (tx: Transaction, communityId: string) =>
  tx.execute<{ name: string; weight: number }>(sql`
    select name, weight::float8 as weight from grade_categories where community_id = ${communityId} order by name
  `)

export const storeCategory = (
  tx: Transaction,
  { communityId, name, weight }: { communityId: string; name: string; weight: number },
) =>
  tx.execute(sql`
    insert into grade_categories (community_id, name, weight) values (${communityId}, ${name}, ${weight})
    on conflict (community_id, name) do update set weight = excluded.weight
  `)

export interface SetGrade {
  assignmentId: string
  userId: string
  communityId: string
  /** Of what was set before; 0: nothing was. */
  revision: number
  percent: number | null
  excused: boolean
  reason: string
  setBy: string
}

/** The new revision; undefined if somebody else set or withdrew it since. */
export async function setGrade(tx: Transaction, it: SetGrade): Promise<number | undefined> {
  const [row] = await tx.execute<{ revision: number }>(
    it.revision === 0
      ? sql`
          insert into grade_overrides (assignment_id, user_id, community_id, percent, excused, reason, set_by)
          values (
            ${it.assignmentId}, ${it.userId}, ${it.communityId}, ${it.percent}, ${it.excused}, ${it.reason}, ${it.setBy}
          )
          on conflict do nothing
          returning revision
        `
      : sql`
          update grade_overrides
          set
            percent = ${it.percent}, excused = ${it.excused}, reason = ${it.reason}, set_by = ${it.setBy}, set_at = now(),
            withdrawn_at = null, revision = revision + 1
          where assignment_id = ${it.assignmentId} and user_id = ${it.userId} and revision = ${it.revision}
          returning revision
        `,
  )
  return row?.revision
}

/** Whether there was one in force with this revision. */
export async function withdrawGrade(
  tx: Transaction,
  it: Pick<SetGrade, 'assignmentId' | 'userId' | 'revision' | 'setBy'>,
): Promise<boolean> {
  const rows = await tx.execute(sql`
    update grade_overrides
    set withdrawn_at = now(), set_by = ${it.setBy}, revision = revision + 1
    where assignment_id = ${it.assignmentId} and user_id = ${it.userId} and revision = ${it.revision}
      and withdrawn_at is null
    returning revision
  `)
  return rows.length > 0
}

/** Who set a grade by hand, and when. */
export async function gradeSetter(tx: Transaction, { assignmentId, userId }: { assignmentId: string; userId: string }) {
  const [row] = await tx.execute<{ display_name: string | null; set_at: string }>(sql`
    select display_name, to_json(set_at) as set_at
    from grade_overrides
    left join profiles on profiles.id = set_by
    where assignment_id = ${assignmentId} and user_id = ${userId} and withdrawn_at is null
  `)
  return row
}

export const studentsByUsername = (tx: Transaction, communityId: string, usernames: readonly string[]) =>
  tx.execute<{ user_id: string; username: string; display_name: string }>(sql`
    select user_id, username, display_name
    from memberships
    join profiles on profiles.id = user_id
    where community_id = ${communityId} and role = 'student' and username = any(${sql.param([...usernames])}::text[])
  `)
