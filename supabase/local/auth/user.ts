import type postgres from 'postgres'
import { z } from 'zod'

const metadata = z.record(z.string(), z.unknown())

/** A user as Supabase Auth shows it; what the server itself does not read passes through unread. */
const userSchema = z.looseObject({
  id: z.guid(),
  aud: z.string(),
  role: z.string(),
  email: z.string(),
  app_metadata: metadata,
  user_metadata: metadata,
})

export type AuthUser = z.infer<typeof userSchema>

/** Of a row `u` of auth.users. Text, so that it reads the same through any client's own JSON parser. */
export const userDocument = (sql: postgres.ISql) => sql`
  jsonb_build_object(
    'id', u.id,
    'aud', coalesce(u.aud, 'authenticated'),
    'role', coalesce(u.role, 'authenticated'),
    'email', coalesce(u.email, ''),
    'email_confirmed_at', u.email_confirmed_at,
    'phone', '',
    'confirmed_at', u.email_confirmed_at,
    'last_sign_in_at', u.last_sign_in_at,
    'app_metadata', coalesce(u.raw_app_meta_data, '{}'),
    'user_metadata', coalesce(u.raw_user_meta_data, '{}'),
    'identities', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'identity_id', i.id,
        'id', i.provider_id,
        'user_id', i.user_id,
        'identity_data', i.identity_data,
        'provider', i.provider,
        'last_sign_in_at', i.last_sign_in_at,
        'created_at', i.created_at,
        'updated_at', i.updated_at,
        'email', i.identity_data ->> 'email'
      ) order by i.created_at, i.id), '[]')
      from auth.identities i
      where i.user_id = u.id
    ),
    'created_at', u.created_at,
    'updated_at', u.updated_at,
    'is_anonymous', false
  )::text`

export const parseUser = (document: string): AuthUser => userSchema.parse(JSON.parse(document))

export async function findUser(sql: postgres.ISql, id: string): Promise<AuthUser | undefined> {
  const [row] = await sql<{ document: string }[]>`
    select ${userDocument(sql)} as document
    from auth.users u
    where u.id = ${id}::uuid`
  return row && parseUser(row.document)
}

/** The account with an address, in lower case, or undefined. */
export async function accountByEmail(sql: postgres.ISql, email: string) {
  const [row] = await sql<{ id: string; email: string; confirmed: boolean }[]>`
    select id, lower(email) as email, email_confirmed_at is not null as confirmed
    from auth.users
    where lower(email) = ${email}`
  return row
}
