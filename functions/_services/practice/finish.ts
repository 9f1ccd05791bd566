import type { FinishBody } from '../../_contracts/attempts/submissions.ts'
import type { PracticeResult } from '../../_contracts/practice/practice.ts'
import { pushEvents } from '../../_db/queries/engine/event-queue.ts'
import type { PracticeRow } from '../../_db/queries/practice/load.ts'
import { practiceDay, savePracticeIn, type PracticeFinish } from '../../_db/queries/practice/write.ts'
import { withService } from '../../_db/session.ts'
import { isPlausible } from '../../_domain/attempts/counting.ts'
import { grade } from '../../_domain/attempts/grading.ts'
import { countAnswered, secondsSpent, writeResponses } from '../../_domain/attempts/responses.ts'
import type { Activity } from '../../_domain/engine/activity.ts'
import { answersToRemember } from '../../_domain/memory/answers.ts'
import { practiceActivity } from '../../_domain/practice/practice-completed.ts'
import { addPractice, isDayOfLearning, type PracticeDay } from '../../_domain/practice/practice-day.ts'
import type { LearnerDay } from '../../_domain/time/learner-day.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { questionsToGrade } from '../attempts/close.ts'
import { mergeSubmission } from '../attempts/merge-submission.ts'
import type { WithClaims } from '../context.ts'
import type { QueuedActivity, Recorder } from '../engine/record.ts'
import { todayOf } from '../streaks/status.ts'
import { attachPracticed, type PracticeWithQuestions } from './attach.ts'
import { findPractice } from './find.ts'
import { practiceAbandoned } from './refusals.ts'
import { toPracticeResult } from './to-session.ts'

type PracticeServices = WithClaims<AttemptServices & { recorder: Recorder }>

/** Grades a session with the last answers, and records what it counts for. A repeat returns the same result and changes nothing. */
export async function finishPractice(
  context: PracticeServices,
  { id, ...body }: FinishBody & { id: string },
): Promise<PracticeResult> {
  // If another request saved since this one read, it reads again. Each round at least one request succeeds, so this ends.
  for (;;) {
    const row = await findPractice(context, id)
    if (row.status === 'abandoned') throw practiceAbandoned()
    const before = await attachPracticed(row, context.banks)
    if (row.status === 'finished') return toPracticeResult(before, true)
    const now = context.now()
    const { responses, flags, position } = mergeSubmission(before, { body, now })
    const written = await writeFinish(context, { ...before, responses, row: { ...before.row, flags, position } }, now)
    if (!written) continue
    if (written.queued) await context.recorder.recordQueued(written.queued)
    return toPracticeResult(written.practice, false)
  }
}

interface WrittenFinish {
  practice: PracticeWithQuestions
  /** Its event in the outbox; null where it counts for nothing. */
  queued: QueuedActivity | null
}

/** Writes a finish with its event, both or neither; undefined if the session changed meanwhile. */
const writeFinish = (
  { db, claims }: PracticeServices,
  practice: PracticeWithQuestions,
  now: number,
): Promise<WrittenFinish | undefined> =>
  withService(db, async (tx, sql) => {
    const { row } = practice
    // The clock of the server that started the session may be a little ahead of this one.
    const finished_at = Math.max(row.started_at, now)
    const today = await todayOf(tx, claims.sub, finished_at)
    const before = await practiceDay(sql, { ...row, local_date: today.local_date })
    const { finished, activity } = closePractice(practice, { finished_at, today, before })
    const { responses } = practice
    const save = { responses: writeResponses(responses), answered: countAnswered(responses), finished }
    if (!(await savePracticeIn(sql, { ...row, ...save }))) return undefined
    const places = await pushEvents(tx, activity ? [activity] : [])
    return { practice: withFinish(practice, finished), queued: activity && { activity, places } }
  })

interface PracticeClosing {
  finished: PracticeFinish
  activity: Activity | null
}

/** Grades a session, and says what it comes to on a day on which practice has come to this. */
function closePractice(
  practice: PracticeWithQuestions,
  { finished_at, today, before }: { finished_at: number; today: LearnerDay; before: PracticeDay },
): PracticeClosing {
  const { row, responses } = practice
  const questions = questionsToGrade(practice)
  const { correct } = grade(questions, 'practice')
  const answered = countAnswered(responses)
  const seconds = secondsSpent(responses, finished_at - row.started_at)
  const finished = { at: finished_at, correct, seconds, local_date: today.local_date }
  if (!isPlausible(seconds, answered)) return { finished: { ...finished, paid: [], day: null }, activity: null }
  const { day, paid } = addPractice(before, { answered, right: rightOf(practice, questions) })
  const { id, user_id, community_id, preset, length } = row
  const activity = practiceActivity({
    ...{ id, user_id, community_id, preset, finished_at, today },
    ...{ answered, correct, seconds, questions: length, xp: paid.length },
    learned: isDayOfLearning(day),
  })
  return {
    finished: { ...finished, paid, day: { answered: day.answered, xp: day.paid.length } },
    activity: answered > 0 ? activity : null,
  }
}

/** The lineages that were answered right, as memory takes them: a void question says nothing. */
const rightOf = ({ row }: PracticeWithQuestions, questions: ReturnType<typeof questionsToGrade>): string[] =>
  answersToRemember(
    questions.flatMap((question, index) => {
      const lineage_id = row.asked[index]?.lineage_id
      return lineage_id === undefined ? [] : [{ lineage_id, question, confidence: undefined }]
    }),
    'practice',
  ).flatMap(({ lineage_id, credit }) => (credit === 1 ? [lineage_id] : []))

function withFinish(practice: PracticeWithQuestions, finished: PracticeFinish): PracticeWithQuestions {
  const { seconds, correct, local_date, paid, day } = finished
  const ended = { seconds, correct, local_date, paid: paid.length } satisfies Partial<PracticeRow>
  return {
    ...practice,
    row: { ...practice.row, ...ended, day_answered: day?.answered ?? null, day_xp: day?.xp ?? null },
  }
}
