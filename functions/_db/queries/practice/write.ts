import type postgres from 'postgres'
import type { StoredResponses } from '../../../_domain/attempts/responses.ts'
import type { PracticePreset } from '../../../_domain/practice/presets.ts'
import { bindQuery } from '../../arrays.ts'
import type { Database } from '../../client.ts'
import { withRepeat } from '../../repeat.ts'
import type { LearnerKey } from '../engine/learner-key.ts'
import { NO_PRACTICE, type PracticeDay } from '../../../_domain/practice/practice-day.ts'
import type { PracticeKey } from './load.ts'

export interface NewPractice extends PracticeKey {
  community_id: string
  preset: PracticePreset
  source_attempt_id: string | null
  question_ids: readonly string[]
  option_orders: string
  /** In milliseconds since 1970. */
  started_at: number
}

/** Whether this call inserted it: of two requests at the same time, one starts the session and the other finds it started. */
export async function insertPractice(
  sql: postgres.Sql,
  { user_id, id, community_id, preset, source_attempt_id, question_ids, option_orders, started_at }: NewPractice,
): Promise<boolean> {
  const { count } = await sql`
    insert into practice_sessions (
      user_id, id, community_id, preset, source_attempt_id, length, question_ids, option_orders, started_at
    )
    values (
      ${user_id}, ${id}, ${community_id}, ${preset}, ${source_attempt_id}, ${question_ids.length},
      ${[...question_ids]}::uuid[], ${option_orders}, to_timestamp(${started_at / 1000})
    )
    on conflict do nothing
  `
  return count > 0
}

/** Abandons the unfinished session that `nextId` replaces. If `nextId` was inserted before, a repeat abandons nothing. */
export async function abandonPractice(
  sql: postgres.Sql,
  { user_id, community_id, id }: PracticeKey & { community_id: string },
): Promise<void> {
  await sql`
    update practice_sessions
    set status = 'abandoned', updated_at = now()
    where user_id = ${user_id} and community_id = ${community_id} and status = 'in_progress'
      and not exists (select from practice_sessions as next where next.user_id = ${user_id} and next.id = ${id})
  `
}

export interface PracticeSave extends PracticeKey {
  /** As it was read. */
  revision: number
  responses: StoredResponses
  flags: readonly number[]
  position: number
  answered: number
  /** With a save that finishes it. */
  finished: PracticeFinish | null
}

export interface PracticeFinish {
  /** In milliseconds since 1970. */
  at: number
  correct: number
  seconds: number
  /** The learner's day. */
  local_date: string
  /** The lineages that paid. */
  paid: readonly string[]
  /** What the day came to with it; null where it was faster than anyone reads. */
  day: { answered: number; xp: number } | null
}

/** Saves an unfinished session, unless another request changed it since it was read: then this returns false. */
export const savePractice = (db: Database, save: PracticeSave): Promise<boolean> =>
  withRepeat(db.genericPlans, ({ sql }) => savePracticeIn(sql, save))

/** The same as a part of a transaction. */
export async function savePracticeIn(sql: postgres.Sql, save: PracticeSave): Promise<boolean> {
  const { finished } = save
  const query = bindQuery<{ id: string }[]>`
    update practice_sessions
    set
      responses = ${JSON.stringify(save.responses)}::text::json, flags = ${[...save.flags]}::smallint[],
      position = ${save.position}, answered = ${save.answered}, revision = revision + 1, updated_at = now(),
      status = ${finished ? 'finished' : 'in_progress'},
      finished_at = to_timestamp(${finished && finished.at / 1000}),
      correct = ${finished && finished.correct}, seconds = ${finished && finished.seconds},
      local_date = ${finished && finished.local_date}::date, paid_lineages = ${[...(finished?.paid ?? [])]}::uuid[],
      day_answered = ${finished?.day?.answered}, day_xp = ${finished?.day?.xp}
    where user_id = ${save.user_id}
      and id = ${save.id}
      and revision = ${save.revision}
      and status = 'in_progress'
    returning id
  `
  const rows = await query(sql)
  return rows.length > 0
}

/**
 * What the finished sessions of a learner's day came to. A session begins only after the one before it has ended, so none of them ends
 * while another is finished.
 */
export async function practiceDay(
  sql: postgres.Sql,
  { user_id, community_id, local_date }: LearnerKey & { local_date: string },
): Promise<PracticeDay> {
  const query = bindQuery<PracticeDay[]>`
    select
      coalesce(max(session.day_answered), 0)::integer as answered,
      coalesce(json_agg(lineage_id) filter (where lineage_id is not null), '[]') as paid
    from practice_sessions as session
    left join lateral unnest(paid_lineages) as paid (lineage_id) on true
    where session.user_id = ${user_id} and session.community_id = ${community_id} and status = 'finished'
      and local_date = ${local_date}::date
      -- The index has the time: no zone is further than a day from UTC.
      and finished_at >= ${local_date}::date - interval '2 days'
  `
  const [row] = await query(sql)
  return row ?? NO_PRACTICE
}
