import { sql } from 'drizzle-orm'
import { at } from '../../iso.ts'
import type { Transaction } from '../../session.ts'
import { zoneAt } from '../rules/learners.ts'

interface QueuedDue {
  user_id: string
  /** In milliseconds since 1970. */
  mail_at: number
}

/** Notes that an assignment is to be mailed to those of these learners who asked for it. */
export async function queueDueMails(tx: Transaction, assignmentId: string, dues: readonly QueuedDue[]) {
  if (dues.length === 0) return
  await tx.execute(sql`
    insert into private.due_mails (user_id, assignment_id, mail_at)
    select subscription.user_id, ${assignmentId}::uuid, to_timestamp(mail_at / 1000)
    from jsonb_to_recordset(${JSON.stringify(dues)}::text::jsonb) as due (user_id uuid, mail_at float8)
    join mail_subscriptions as subscription on subscription.user_id = due.user_id and kind = 'assignment_due'
    order by subscription.user_id
    -- Whoever ends it now waits, so that their rows go with it.
    for key share of subscription
    on conflict do nothing
  `)
}

/** The next learners to mail. Those whom another worker has in hand are skipped, so each gets one mail. */
export async function learnersToMail(tx: Transaction, now: number, limit: number): Promise<string[]> {
  const rows = await tx.execute<{ user_id: string }>(sql`
    select user_id
    from mail_subscriptions as subscription
    where kind = 'assignment_due'
      and exists (
        select from private.due_mails where due_mails.user_id = subscription.user_id and mail_at <= ${at(now)}
      )
    order by user_id
    limit ${limit}
    for update skip locked
  `)
  return rows.map(({ user_id }) => user_id)
}

export interface DueToMail extends Record<string, unknown> {
  user_id: string
  zone: string
  assignment_id: string
  title: string
  community_id: string
  community: string
  slug: string
}

/** Takes everything that waits for these learners. */
export const takeDues = (tx: Transaction, users: readonly string[], now: number) =>
  tx.execute<DueToMail>(sql`
    with taken as (
      delete from private.due_mails where user_id = any (${sql.param([...users])}::uuid[]) returning user_id, assignment_id
    )
    select
      user_id, ${zoneAt(now)} as zone, assignment_id, title, community_id, communities.name as community, communities.slug
    from taken
    join assignments on assignments.id = assignment_id
    join communities on communities.id = community_id
    join profiles on profiles.id = user_id
  `)
