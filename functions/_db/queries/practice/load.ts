import type { StoredResponses } from '../../../_domain/attempts/responses.ts'
import type { FeedbackPolicy } from '../../../_domain/authoring/feedback.ts'
import type { PracticePreset } from '../../../_domain/practice/presets.ts'
import { bindQuery } from '../../arrays.ts'
import type { Database } from '../../client.ts'
import { withRepeat } from '../../repeat.ts'

/** A session is found only under its learner. */
export interface PracticeKey {
  user_id: string
  id: string
}

/** Where a question of a session stands, and what its test says now. */
export interface PracticedQuestion {
  lineage_id: string
  test: { id: string; slug: string; title: string }
  /** Of the test. */
  category: string
  test_version: number
  /** In the bank of that version, from 1. */
  position: number
  /** How often a question of the test was corrected. */
  corrections: number
  feedback: FeedbackPolicy
  feedback_from: number | null
  /** Whether the learner is taking an exam on its test. */
  exam_running: boolean
}

/** A practice session with its community and learner. Times are in milliseconds since 1970. */
export interface PracticeRow extends PracticeKey {
  community_id: string
  community_slug: string
  community_name: string
  preset: PracticePreset
  source_attempt_id: string | null
  length: number
  /** In the order shown. */
  asked: readonly PracticedQuestion[]
  option_orders: string
  responses: StoredResponses
  flags: readonly number[]
  position: number
  revision: number
  status: 'in_progress' | 'finished' | 'abandoned'
  answered: number
  started_at: number
  finished_at: number | null
  correct: number | null
  seconds: number | null
  /** The learner's day on which it was finished; null of one that was finished before practice counted. */
  local_date: string | null
  /** What it paid. */
  paid: number
  /** What practice came to on that day with it; null where it does not count. */
  day_answered: number | null
  day_xp: number | null
  /** XP of the learner in this community. */
  xp: number
}

/** Sessions of a learner, in the order of the ids; none for an id that is no session of theirs. */
export async function loadPractice(db: Database, userId: string, ids: readonly string[]): Promise<PracticeRow[]> {
  const query = bindQuery<PracticeRow[]>`
    select
      session.user_id, session.id, session.community_id, communities.slug as community_slug,
      communities.name as community_name, session.preset, session.source_attempt_id, session.length,
      asked.questions as asked, session.option_orders, session.responses, array_to_json(session.flags) as flags,
      session.position, session.revision, session.status, session.answered,
      extract(epoch from session.started_at)::float8 * 1000 as started_at,
      extract(epoch from session.finished_at)::float8 * 1000 as finished_at, session.correct, session.seconds,
      session.local_date::text, cardinality(session.paid_lineages) as paid, session.day_answered, session.day_xp,
      coalesce(state.total, 0)::float8 as xp
    from unnest(${[...ids]}::uuid[]) with ordinality as wanted (id, place)
    join practice_sessions as session on session.user_id = ${userId} and session.id = wanted.id
    join communities on communities.id = session.community_id
    left join user_counters as state
      on state.user_id = session.user_id and state.community_id = session.community_id
    cross join lateral (
      select json_agg(
        json_build_object(
          'lineage_id', lineage_id,
          'test', json_build_object('id', tests.id, 'slug', tests.slug, 'title', title),
          'category', category, 'test_version', test_version, 'position', questions.position, 'corrections', corrections,
          'feedback', feedback, 'feedback_from', extract(epoch from feedback_from)::float8 * 1000,
          'exam_running', exists (
            select from attempts
            where attempts.user_id = session.user_id and attempts.test_id = tests.id
              and attempts.status = 'in_progress' and mode = 'exam'
          )
        ) order by question.place
      ) as questions
      from unnest(question_ids) with ordinality as question (id, place)
      join questions on questions.id = question.id
      join tests on tests.id = test_id
    ) as asked
    order by wanted.place
  `
  return [...(await withRepeat(db, ({ sql }) => query(sql)))]
}

/** The unfinished session of a learner in a community. */
export async function runningPractice(
  db: Database,
  { user_id, community_id }: { user_id: string; community_id: string },
): Promise<string | undefined> {
  const query = bindQuery<{ id: string }[]>`
    select id from practice_sessions
    where user_id = ${user_id} and community_id = ${community_id} and status = 'in_progress'
  `
  const [row] = await withRepeat(db.genericPlans, ({ sql }) => query(sql))
  return row?.id
}
