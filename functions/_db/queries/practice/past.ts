import type { StoredResponses } from '../../../_domain/attempts/responses.ts'
import { bindQuery } from '../../arrays.ts'
import type { Database } from '../../client.ts'
import { withRepeat } from '../../repeat.ts'

/** Whose past, and how far it is read. */
export interface PastQuery {
  user_id: string
  community_id: string
  /** The newest so many attempts, and as many sessions. */
  most: number
  /** Only what was finished after this, in milliseconds since 1970; null: all. */
  after: number | null
}

/** Something finished, with its answers in the order in which it asked. Times are in milliseconds since 1970. */
interface PastTaking {
  started_at: number
  finished_at: number
  responses: StoredResponses
  flags: readonly number[]
}

export interface PastAttempt extends PastTaking {
  mode: 'exam' | 'practice'
  test_id: string
  test_version: number
  question_order: readonly number[]
}

export interface PastSession extends PastTaking {
  question_ids: readonly string[]
}

/** The newest finished attempts of a learner in a community. */
export async function pastAttempts(
  db: Database,
  { user_id, community_id, most, after }: PastQuery,
): Promise<PastAttempt[]> {
  const query = bindQuery<PastAttempt[]>`
    select
      mode, test_id, test_version, array_to_json(question_order) as question_order, responses,
      array_to_json(flags) as flags, extract(epoch from started_at)::float8 * 1000 as started_at,
      extract(epoch from finished_at)::float8 * 1000 as finished_at
    from attempts
    where user_id = ${user_id} and community_id = ${community_id} and status = 'finished'
      and (${after}::float8 is null or finished_at > to_timestamp(${after}::float8 / 1000))
    order by finished_at desc
    limit ${most}
  `
  return [...(await withRepeat(db, ({ sql }) => query(sql)))]
}

/** The newest finished practice sessions of a learner in a community. */
export async function pastSessions(
  db: Database,
  { user_id, community_id, most, after }: PastQuery,
): Promise<PastSession[]> {
  const query = bindQuery<PastSession[]>`
    select
      to_json(question_ids) as question_ids, responses, array_to_json(flags) as flags,
      extract(epoch from started_at)::float8 * 1000 as started_at,
      extract(epoch from finished_at)::float8 * 1000 as finished_at
    from practice_sessions
    where user_id = ${user_id} and community_id = ${community_id} and status = 'finished'
      and (${after}::float8 is null or finished_at > to_timestamp(${after}::float8 / 1000))
    order by finished_at desc
    limit ${most}
  `
  return [...(await withRepeat(db, ({ sql }) => query(sql)))]
}

/** Where a question stands, and what it is across versions. */
export interface PlacedQuestion {
  id: string
  lineage_id: string
  test_id: string
  test_version: number
  position: number
  /** How often a question of its test was corrected. */
  corrections: number
}

/** All questions of these versions, and these questions besides. */
export async function placesOf(
  db: Database,
  versions: readonly { test_id: string; test_version: number }[],
  ids: readonly string[],
): Promise<PlacedQuestion[]> {
  const query = bindQuery<PlacedQuestion[]>`
    with placed as (
      select questions.id, lineage_id, test_id, test_version, position
      from unnest(
        ${versions.map((it) => it.test_id)}::uuid[], ${versions.map((it) => it.test_version)}::integer[]
      ) as version (test_id, test_version)
      join questions using (test_id, test_version)
      union
      select questions.id, lineage_id, test_id, test_version, position
      from questions
      where questions.id = any (${[...ids]}::uuid[])
    )
    select placed.*, corrections from placed join tests on tests.id = test_id
  `
  return [...(await withRepeat(db, ({ sql }) => query(sql)))]
}
