import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

interface Marking {
  reader: string
  resource: string
  mark: 'saved' | 'done' | 'useful'
}

const COLUMN = { saved: sql`saved_at`, done: sql`done_at`, useful: sql`useful_at` }

/** Marks what is listed. A mark that is there keeps its time. */
export async function setMark(tx: Transaction, { reader, resource, mark }: Marking) {
  const column = COLUMN[mark]
  await tx.execute(sql`
    insert into resource_marks as mark (user_id, resource_id, community_id, ${column})
    select ${reader}, id, community_id, now() from resources where id = ${resource} and state = 'listed'
    on conflict (user_id, resource_id) do update set ${column} = coalesce(mark.${column}, now())
  `)
}

export async function clearMark(tx: Transaction, { reader, resource, mark }: Marking) {
  await tx.execute(sql`
    update resource_marks set ${COLUMN[mark]} = null where user_id = ${reader} and resource_id = ${resource}
  `)
}
