import type { PracticeEarned, PracticeResult, PracticeSession } from '../../_contracts/practice/practice.ts'
import type { PracticeRow } from '../../_db/queries/practice/load.ts'
import { grade } from '../../_domain/attempts/grading.ts'
import { givesKeys } from '../../_domain/practice/gives-keys.ts'
import { isDayOfLearning } from '../../_domain/practice/practice-day.ts'
import { questionsToGrade } from '../attempts/close.ts'
import { instant } from '../attempts/instant.ts'
import { reveal, toAskedQuestion, toResponses } from '../attempts/to-attempt.ts'
import { toLevel } from '../xp/to-level.ts'
import type { PracticeWithQuestions } from './attach.ts'

type HeadColumn =
  | 'id'
  | 'community_slug'
  | 'community_name'
  | 'preset'
  | 'source_attempt_id'
  | 'length'
  | 'status'
  | 'answered'
  | 'started_at'
  | 'finished_at'
type HeadRow = Pick<PracticeRow, HeadColumn>

/** What every view of a session begins with. */
export const toPracticeHead = (row: HeadRow) => ({
  id: row.id,
  community: { slug: row.community_slug, name: row.community_name },
  preset: row.preset,
  attempt_id: row.source_attempt_id,
  length: row.length,
  status: row.status,
  answered: row.answered,
  started_at: instant(row.started_at),
  finished_at: row.finished_at === null ? null : instant(row.finished_at),
})

/** A session with what is right, but where its test does not show that now. */
export function toPracticeSession(practice: PracticeWithQuestions, now: number): PracticeSession {
  const { row } = practice
  return {
    ...toPracticeHead(row),
    now: instant(now),
    learner: toLevel(row.xp),
    position: row.position,
    revision: row.revision,
    questions: row.asked.map((asked, index) => {
      const isShown = givesKeys(asked, now)
      return { ...toAskedQuestion(practice, index, isShown), revealed: isShown ? reveal(practice, index) : null }
    }),
    responses: toResponses(practice),
    flags: [...row.flags],
    result: row.status === 'finished' ? toPracticeResult(practice, true) : null,
  }
}

export function toPracticeResult(practice: PracticeWithQuestions, replayed: boolean): PracticeResult {
  const { row } = practice
  const { correct, answered, topics } = grade(questionsToGrade(practice), 'practice')
  return {
    session_id: row.id,
    ...{ correct, answered, length: row.length, seconds: row.seconds ?? 0, topics },
    earned: toEarned(row),
    replayed,
  }
}

function toEarned({ local_date, paid, day_answered, day_xp }: PracticeRow): PracticeEarned | null {
  if (local_date === null) return null
  const answered = day_answered ?? 0
  return {
    xp: paid,
    xp_today: day_xp ?? 0,
    answered_today: answered,
    counts_today: isDayOfLearning({ answered }),
    too_fast: day_answered === null,
  }
}
