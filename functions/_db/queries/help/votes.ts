import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

export interface Vote extends Record<string, unknown> {
  is_helpful: boolean
  reason: string
}

/** The caller's vote on an article; row-level security shows no other. */
export async function voteOn(tx: Transaction, slug: string): Promise<Vote | undefined> {
  const [row] = await tx.execute<Vote>(sql`select is_helpful, reason from help_votes where slug = ${slug}`)
  return row
}

/** One vote a person, on the article as it is now. False if there is no such article. */
export async function saveVote(
  tx: Transaction,
  { userId, slug, isHelpful, reason }: { userId: string; slug: string; isHelpful: boolean; reason: string },
): Promise<boolean> {
  const rows = await tx.execute(sql`
    insert into help_votes (user_id, slug, version, is_helpful, reason)
    select ${userId}, slug, version, ${isHelpful}, ${reason} from help_articles where slug = ${slug}
    on conflict (user_id, slug) do update
    set version = excluded.version, is_helpful = excluded.is_helpful, reason = excluded.reason, voted_at = now()
    returning slug
  `)
  return rows.length > 0
}
