import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

export interface AssignmentLook extends Record<string, unknown> {
  id: string
  community_id: string
  title: string
}

/** The next assignment to look at. One that another worker has in hand is skipped. */
export async function nextLook(tx: Transaction, now: number): Promise<AssignmentLook | undefined> {
  const [row] = await tx.execute<AssignmentLook>(sql`
    select assignments.id, community_id, title
    from private.assignment_looks as look
    join assignments on assignments.id = assignment_id
    where look.due_at <= to_timestamp(${now / 1000}::float8)
    order by look.due_at
    limit 1
    for update of look skip locked
  `)
  return row
}

export const scheduleLook = (tx: Transaction, id: string, at: number | null) =>
  tx.execute(sql`
    update private.assignment_looks
    set due_at = ${at === null ? null : new Date(at).toISOString()}::timestamptz
    where assignment_id = ${id}
  `)

export interface ToldLearner extends Record<string, unknown> {
  user_id: string
  zone: string
  kinds: string[]
}

/** The zones of learners, and what of an assignment they were told. */
export const toldOf = (tx: Transaction, id: string, users: readonly string[], now: number) =>
  tx.execute<ToldLearner>(sql`
    select
      profiles.id as user_id,
      case
        when next_time_zone_from <= (to_timestamp(${now / 1000}::float8) at time zone next_time_zone)::date then next_time_zone
        else time_zone
      end as zone,
      coalesce(
        (select json_agg(kind) from private.assignment_tellings where assignment_id = ${id} and user_id = profiles.id), '[]'
      ) as kinds
    from profiles
    where profiles.id = any(${sql.param([...users])}::uuid[])
  `)

export interface AssignmentTelling {
  user_id: string
  kind: 'assigned' | 'assignment_due'
}

export const noteTold = (tx: Transaction, id: string, tellings: readonly AssignmentTelling[]) =>
  tx.execute(sql`
    insert into private.assignment_tellings (assignment_id, user_id, kind)
    select ${id}::uuid, user_id, kind
    from jsonb_to_recordset(${JSON.stringify(tellings)}::text::jsonb) as told (user_id uuid, kind text)
    on conflict do nothing
  `)
