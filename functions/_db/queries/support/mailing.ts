import { sql } from 'drizzle-orm'
import { at } from '../../iso.ts'
import type { Transaction } from '../../session.ts'

/** What a mail with an answer says beside the answer. */
export async function circumstancesOf(tx: Transaction, { threadId, authorId }: { threadId: string; authorId: string }) {
  const [row] = await tx.execute<{
    slug: string
    community: string
    question: string | null
    author: string | null
  }>(sql`
    select
      communities.slug, communities.name as community,
      (
        select left(body, 400) from support_messages
        where thread_id = thread.id and kind = 'learner' order by created_at, id limit 1
      ) as question,
      (select display_name from profiles where id = ${authorId}) as author
    from support_threads as thread
    join communities on communities.id = thread.community_id
    where thread.id = ${threadId}
  `)
  return row
}

/** Whose thread it is, with the address that they have shown to be theirs. */
export async function learnerOfThread(tx: Transaction, threadId: string) {
  const [row] = await tx.execute<{ user_id: string; community_id: string; address: string | null }>(sql`
    select user_id, community_id, private.confirmed_address(user_id) as address
    from support_threads where id = ${threadId}
  `)
  return row
}

export interface WaitingRow extends Record<string, unknown> {
  user_id: string
  address: string
  display_name: string
  slug: string
  community: string
  open: number
  held: number
}

interface Since {
  now: number
  /** Who was mailed after this moment is left alone. */
  mailedBefore: number
  /** What was written earlier is no news. */
  writtenAfter: number
  /** Of people. */
  limit: number
}

/**
 * How many questions wait for those who asked to be mailed about them, in each community where they teach: where a learner wrote something
 * since their last mail. Nobody is told of a question of their own, and what the assistant answers waits for nobody.
 */
export const waitingQuestions = (tx: Transaction, { now, mailedBefore, writtenAfter, limit }: Since) =>
  tx.execute<WaitingRow>(sql`
    with
    teachers as (
      select
        recipient.user_id, recipient.address, recipient.display_name, membership.community_id,
        greatest(subscription.created_at, ${at(writtenAfter)}, last.mailed_at) as since
      from private.mail_recipients(
        'support_question', array(select user_id from mail_subscriptions where kind = 'support_question')
      ) as recipient
      join mail_subscriptions as subscription on subscription.user_id = recipient.user_id and subscription.kind = 'support_question'
      join memberships as membership on membership.user_id = recipient.user_id and membership.role <> 'student'
      cross join lateral (
        select max(created_at) as mailed_at from private.mails
        where mails.user_id = recipient.user_id and kind = 'support_question'
      ) as last
      where last.mailed_at is null or last.mailed_at <= ${at(mailedBefore)}
    ),
    waiting as (
      select
        teachers.user_id, teachers.address, teachers.display_name, teachers.community_id,
        count(*) filter (where not is_held)::integer as open,
        count(*) filter (where is_held)::integer as held,
        bool_or(exists (
          select from support_messages
          where thread_id = thread.id and kind = 'learner' and created_at > teachers.since
        )) as has_news
      from teachers
      join support_threads as thread
        on thread.community_id = teachers.community_id and thread.user_id <> teachers.user_id
        and thread.merged_into is null and thread.owner = 'person'
        and (thread.state = 'open' or thread.state = 'snoozed' and thread.snoozed_until <= ${at(now)})
      group by teachers.user_id, teachers.address, teachers.display_name, teachers.community_id
    )
    select user_id, address, display_name, communities.slug, communities.name as community, open, held
    from waiting
    join communities on communities.id = community_id
    where user_id in (select distinct user_id from waiting where has_news order by user_id limit ${limit})
    order by user_id, open + held desc, communities.name
  `)
