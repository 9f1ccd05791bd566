import type { UncountedReason } from '../../../_domain/attempts/counting.ts'
import type { Length } from '../../../_domain/attempts/lengths.ts'
import type { EssayMark, ScoreOverride } from '../../../_domain/attempts/marking.ts'
import type { StoredResponses } from '../../../_domain/attempts/responses.ts'
import type { FeedbackPolicy } from '../../../_domain/authoring/feedback.ts'
import type { Difficulty } from '../../../_domain/tests/difficulty.ts'
import { bindQuery } from '../../arrays.ts'
import type { ConnectionPool } from '../../client.ts'
import { withRepeat } from '../../repeat.ts'

/** An attempt is found only under its learner. */
export interface AttemptKey {
  user_id: string
  id: string
}

/** An attempt with its test, community and learner. Times are in milliseconds since 1970. */
export interface AttemptRow extends AttemptKey {
  community_id: string
  community_slug: string
  community_name: string
  test_id: string
  test_version: number
  /** How often a question of the test was corrected. */
  corrections: number
  slug: string
  title: string
  category: string
  difficulty: Difficulty
  mode: 'exam' | 'practice'
  length: Length
  status: 'in_progress' | 'finished' | 'abandoned'
  question_order: number[]
  option_orders: string
  responses: StoredResponses
  flags: readonly number[]
  position: number
  revision: number
  answered: number
  started_at: number
  deadline: number | null
  finished_at: number | null
  correct: number | null
  percent: number | null
  points: number | null
  unread: number | null
  perfect: boolean | null
  first_pass: boolean
  seconds: number | null
  previous_percent: number | null
  timed_out: boolean
  uncounted: UncountedReason | null
  /** The learner's last and best percent on this test, of attempts that count. */
  past_last: number | null
  past_best: number | null
  /** Whether an attempt before passed the test. */
  passed_before: boolean
  /** Of a finished exam, in the order of its questions. */
  marks: EssayMark[]
  /** The one in force. */
  override: ScoreOverride | null
  feedback: FeedbackPolicy
  feedback_from: number | null
  time_zone: string
  next_time_zone: string | null
  next_time_zone_from: string | null
  cut_short: string | null
  /** The live session that it is taken in. */
  live_session_id: string | null
  /** XP of the learner in this community. */
  xp: number
}

/** Attempts in the order of their keys; undefined where there is none. */
export async function loadAttempts(
  pool: ConnectionPool,
  keys: readonly AttemptKey[],
): Promise<(AttemptRow | undefined)[]> {
  const query = bindQuery<(AttemptRow & { place: number })[]>`
    with
    -- By the whole primary key first: a learner may have thousands of attempts.
    attempt as materialized (
      select place, attempts.*
      from unnest(
        ${keys.map((it) => it.user_id)}::uuid[], ${keys.map((it) => it.id)}::uuid[]
      ) with ordinality as key (user_id, id, place)
      join attempts using (user_id, id)
    )
    select
      place::integer, attempt.user_id, attempt.id, attempt.community_id,
      communities.slug as community_slug, communities.name as community_name,
      test_id, test_version, corrections, tests.slug, title, category, difficulty,
      mode, length, attempt.status, array_to_json(question_order) as question_order, option_orders, responses,
      array_to_json(flags) as flags, attempt.position, attempt.revision, answered,
      extract(epoch from started_at)::float8 * 1000 as started_at, extract(epoch from deadline)::float8 * 1000 as deadline,
      extract(epoch from finished_at)::float8 * 1000 as finished_at,
      correct, percent::float8, points::float8, unread, perfect, first_pass, seconds, previous_percent::float8, timed_out, uncounted, live_session_id,
      past.last::float8 as past_last, past.best::float8 as past_best,
      coalesce(past.passed, false) as passed_before,
      coalesce(marked.marks, '[]') as marks, override.override,
      tests.feedback, extract(epoch from tests.feedback_from)::float8 * 1000 as feedback_from,
      profiles.time_zone, profiles.next_time_zone, profiles.next_time_zone_from::text,
      profiles.cut_short::text,
      coalesce(state.total, 0)::float8 as xp
    from attempt
    join tests on tests.id = attempt.test_id
    join communities on communities.id = attempt.community_id
    join profiles on profiles.id = attempt.user_id
    left join user_counters as state
      on state.user_id = attempt.user_id and state.community_id = attempt.community_id
    left join lateral (
      select (array_agg(percent order by finished_at desc))[1] as last, max(percent) as best, bool_or(first_pass) as passed
      from attempts as earlier
      where earlier.user_id = attempt.user_id
        and earlier.test_id = attempt.test_id
        and earlier.status = 'finished'
        and earlier.uncounted is null
    ) as past on attempt.status = 'in_progress'
    left join lateral (
      select json_agg(
        json_build_object('number', number, 'credit', credit::float8, 'feedback', essay_marks.feedback, 'revision', essay_marks.revision)
        order by number
      ) as marks
      from essay_marks
      where essay_marks.user_id = attempt.user_id and attempt_id = attempt.id
    ) as marked on attempt.status = 'finished'
    left join lateral (
      select json_build_object('percent', attempt_overrides.percent::float8, 'reason', reason) as override
      from attempt_overrides
      where attempt_overrides.user_id = attempt.user_id and attempt_id = attempt.id and withdrawn_at is null
    ) as override on attempt.status = 'finished'
  `
  const rows = await withRepeat(pool, ({ sql }) => query(sql))
  const attempts: (AttemptRow | undefined)[] = keys.map(() => undefined)
  for (const { place, ...row } of rows) attempts[place - 1] = row
  return attempts
}
