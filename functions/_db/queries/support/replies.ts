import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

export interface Reply extends Record<string, unknown> {
  id: string
  title: string
  body: string
}

/** Row-level security shows and changes them for those who teach alone. */
export const repliesOf = (tx: Transaction, communityId: string) =>
  tx.execute<Reply>(sql`select id, title, body from support_replies where community_id = ${communityId} order by title`)

/** A title is there once: the same title again changes its words. */
export async function saveReply(
  tx: Transaction,
  { communityId, title, body }: { communityId: string; title: string; body: string },
) {
  const [row] = await tx.execute<Reply>(sql`
    insert into support_replies (community_id, title, body) values (${communityId}, ${title}, ${body})
    on conflict (community_id, title) do update set body = excluded.body, changed_at = now()
    returning id, title, body
  `)
  return row
}

export async function deleteReply(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.execute(sql`delete from support_replies where id = ${id} returning id`)).length > 0
}
