import { sql } from 'drizzle-orm'
import { iso } from '../../iso.ts'
import type { Transaction } from '../../session.ts'

export interface Reply extends Record<string, unknown> {
  id: string
  title: string
  body: string
  revision: number
  changed_at: string
}

const shown = sql`id, title, body, revision, ${iso(sql`changed_at`)} as changed_at`

/** Row-level security shows and changes them for those who teach alone. */
export const repliesOf = (tx: Transaction, communityId: string) =>
  tx.execute<Reply>(sql`
    select ${shown} from support_replies where community_id = ${communityId} order by lower(title), title
  `)

/** Undefined where the community has a reply with this title. */
export async function insertReply(
  tx: Transaction,
  { communityId, title, body }: { communityId: string; title: string; body: string },
) {
  const [row] = await tx.execute<Reply>(sql`
    insert into support_replies (community_id, title, body) values (${communityId}, ${title}, ${body})
    on conflict (community_id, title) do nothing
    returning ${shown}
  `)
  return row
}

/** The reply as it is now, for whoever may change it. */
export async function replyWithId(tx: Transaction, id: string) {
  const [row] = await tx.execute<Reply>(sql`select ${shown} from support_replies where id = ${id}`)
  return row
}

/** Undefined where it changed since this revision. */
export async function updateReply(
  tx: Transaction,
  { id, title, body, revision }: { id: string; title: string; body: string; revision: number },
) {
  const [row] = await tx.execute<Reply>(sql`
    update support_replies set title = ${title}, body = ${body} where id = ${id} and revision = ${revision}
    returning ${shown}
  `)
  return row
}

export async function deleteReply(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.execute(sql`delete from support_replies where id = ${id} returning id`)).length > 0
}
