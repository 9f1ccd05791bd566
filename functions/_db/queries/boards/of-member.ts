import { sql, type SQL } from 'drizzle-orm'

/** The rows of a table that belong to the member in `memberships`. */
export const ofMember = (table: SQL): SQL =>
  sql`${table}.user_id = memberships.user_id and ${table}.community_id = memberships.community_id`
