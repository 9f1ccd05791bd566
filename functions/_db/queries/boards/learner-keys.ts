import { sql, type SQL } from 'drizzle-orm'
import type { LearnerKey } from '../engine/learner-key.ts'

/** The id under which the global boards are stored. No community has it. */
export const GLOBAL_COMMUNITY = '00000000-0000-0000-0000-000000000000'

/** Learner keys as rows of a table `pair`. */
export const keysAsTable = (keys: readonly LearnerKey[]): SQL => sql`
  unnest(${uuids(keys.map((key) => key.user_id))}, ${uuids(keys.map((key) => key.community_id))})
    as pair (user_id, community_id)
`

export const uuids = (ids: readonly string[]): SQL => sql`${`{${ids.join(',')}}`}::uuid[]`
