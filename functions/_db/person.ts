import { sql } from 'drizzle-orm'

/** A joined profile as JSON, as the contract's `person`; null where the join found none. */
export const person = (alias: string) => {
  const profile = sql.raw(alias)
  return sql`case when ${profile}.id is not null then
    json_build_object('id', ${profile}.id, 'display_name', ${profile}.display_name, 'username', ${profile}.username)
  end`
}
