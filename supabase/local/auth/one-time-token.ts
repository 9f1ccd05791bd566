import { createHash } from 'node:crypto'
import type postgres from 'postgres'

export type TokenType = 'recovery' | 'confirmation'

/** How long a mailed link works, in minutes. */
export const TOKEN_MINUTES: Record<TokenType, number> = { recovery: 60, confirmation: 24 * 60 }

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

interface NewToken {
  userId: string
  type: TokenType
  token: string
  now: Date
}

/** Only its hash is stored. A new token ends the one before it. */
export const issueToken = (sql: postgres.ISql, { userId, type, token, now }: NewToken) => sql`
  insert into auth.one_time_tokens (user_id, token_type, token_hash, created_at)
  values (${userId}::uuid, ${type}, ${hashToken(token)}, ${now.toISOString()}::timestamptz)
  on conflict (user_id, token_type) do update
  set token_hash = excluded.token_hash, created_at = excluded.created_at`

export const dropToken = (sql: postgres.ISql, userId: string, type: TokenType) =>
  sql`delete from auth.one_time_tokens where user_id = ${userId}::uuid and token_type = ${type}`

/** Whose token it is, if it still works. It does not any more: of two who show it at once, one gets it. */
export async function takeToken(sql: postgres.ISql, token: string, type: TokenType, now: Date) {
  const [taken] = await sql<{ user_id: string }[]>`
    delete from auth.one_time_tokens
    where token_hash = ${hashToken(token)}
      and token_type = ${type}
      and created_at > ${now.toISOString()}::timestamptz - make_interval(mins => ${TOKEN_MINUTES[type]})
    returning user_id`
  return taken?.user_id
}
