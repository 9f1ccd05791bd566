import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

/** Whether the reader operates the site, asked as the reader. */
export async function isOperator(tx: Transaction): Promise<boolean> {
  const [row] = await tx.execute<{ operates: boolean }>(sql`select private.is_site_operator() as operates`)
  return row?.operates ?? false
}

export interface OperatorRow {
  email: string
  added_at: string
}

export const selectOperators = (tx: Transaction) =>
  tx.execute<Pick<OperatorRow, keyof OperatorRow>>(sql`
    select email, to_char(added_at at time zone 'UTC', 'YYYY-MM-DD') as added_at
    from public.site_operators
    join auth.users on users.id = user_id
    order by email
  `)

export const insertOperator = (tx: Transaction, email: string) =>
  tx.execute(sql`
    insert into public.site_operators (user_id)
    select id from auth.users where lower(email) = lower(${email})
    on conflict do nothing
    returning user_id
  `)

export const deleteOperator = (tx: Transaction, email: string) =>
  tx.execute(sql`
    delete from public.site_operators
    using auth.users
    where users.id = user_id and lower(email) = lower(${email})
    returning user_id
  `)
