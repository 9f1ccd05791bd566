import type { Connection } from '../../_db/client.ts'
import { learnersAfter, type RunningCorrection } from '../../_db/queries/corrections/corrections.ts'

/** How many ids a query reads at a time: each looks at all attempts of the test. */
const READ = 10_000

/** The learners whom a correction looks at next, read some thousand at a time. */
export interface LearnersAhead {
  /** The next so many after those who were looked at, in the order of their ids; fewer at the end. */
  take: (sql: Connection['sql'], correction: RunningCorrection, size: number) => Promise<readonly string[]>
}

/**
 * Whoever finishes an attempt after these were read is left out. A preview does without them, and a regrade need not look at them:
 * they were graded with the correction, or its last look finds them.
 */
export function createLearnersAhead(read = READ): LearnersAhead {
  let known = { of: '', ids: [] as readonly string[], isRest: false }
  return {
    take: async (sql, correction, size) => {
      const { id, status, is_last_look, cursor } = correction
      const of = `${id} ${status} ${is_last_look}`
      // Another process may have gone on with it meanwhile.
      const ids = known.of === of ? known.ids.filter((user) => cursor === null || user > cursor) : []
      if (known.of === of && (known.isRest || ids.length >= size)) known = { ...known, ids }
      else {
        const limit = Math.max(read, size)
        const rows = await learnersAfter(sql, correction, limit)
        known = { of, ids: rows.map(({ user_id }) => user_id), isRest: rows.length < limit }
      }
      return known.ids.slice(0, size)
    },
  }
}
