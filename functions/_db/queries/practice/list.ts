import type postgres from 'postgres'
import type { PracticePreset } from '../../../_domain/practice/presets.ts'
import { bindQuery } from '../../arrays.ts'
import type { LearnerKey } from '../engine/learner-key.ts'

/** A finished session as a list shows it. Times are in milliseconds since 1970. */
export interface PracticeListRow {
  id: string
  community_slug: string
  community_name: string
  preset: PracticePreset
  source_attempt_id: string | null
  length: number
  status: 'finished'
  answered: number
  started_at: number
  finished_at: number
  correct: number
  /** What it paid. */
  paid: number
}

interface PracticePage extends LearnerKey {
  limit: number
  /** The last session of the page before. */
  after: string | null
}

/** The finished sessions of a learner in a community, the newest first. */
export async function listFinishedPractice(
  sql: postgres.Sql,
  { user_id, community_id, limit, after }: PracticePage,
): Promise<PracticeListRow[]> {
  const query = bindQuery<PracticeListRow[]>`
    select
      session.id, slug as community_slug, name as community_name, preset, source_attempt_id, length, session.status,
      answered, extract(epoch from started_at)::float8 * 1000 as started_at,
      extract(epoch from finished_at)::float8 * 1000 as finished_at, correct, cardinality(paid_lineages) as paid
    from practice_sessions as session
    join communities on communities.id = session.community_id
    where session.user_id = ${user_id}
      and session.community_id = ${community_id}
      and session.status = 'finished'
      and (
        ${after}::uuid is null
        or (finished_at, session.id) < (
          select last.finished_at, last.id
          from practice_sessions as last
          where last.user_id = ${user_id} and last.id = ${after}::uuid
        )
      )
    order by finished_at desc, session.id desc
    limit ${limit}
  `
  return [...(await query(sql))]
}
