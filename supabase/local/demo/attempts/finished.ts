import type { Activity } from '../../../../functions/_domain/engine/activity.ts'
import { grade } from '../../../../functions/_domain/attempts/grading.ts'
import { writeResponses } from '../../../../functions/_domain/attempts/responses.ts'
import { createRandom } from '../random.ts'
import { draw, savesOf, type DemoBank } from './draw.ts'
import { fillIn } from './fill-in.ts'
import { sayHowSure } from './say-how-sure.ts'
import type { FinishedDemoAttempt } from './row.ts'

/**
 * The attempt of a `test_completed` event, answered so that its grading gives the metrics of the event; with how sure its learner
 * was, where they say so.
 */
export function finishedAttempt(activity: Activity, bank: DemoBank, says = false): FinishedDemoAttempt {
  const { id, user_id, community_id, occurred_at, dims, metrics } = activity
  const { questions = 0, correct = 0, seconds = 0, previous_score } = metrics
  const mode = dims.mode === 'exam' ? 'exam' : 'practice'
  const random = createRandom(`attempt ${id}`)
  const { row, items } = draw(bank, { mode, length: questions }, random)
  const blank = random.chance(0.2) ? random.between(1, 3) : 0
  const flagged = random.chance(0.35) ? random.between(1, 4) : 0
  const { responses, flags } = fillIn({ learner: user_id, mode, items, correct, blank, flagged, seconds }, random)
  const graded = grade(
    items.map(({ question: { topic, key } }, index) => ({ topic, key, answer: responses[index]?.answer ?? undefined })),
    mode,
  )
  const finished_at = new Date(occurred_at).toISOString()
  return {
    ...{ id, user_id, community_id, test_id: activity.content_id ?? '', ...row, mode, length: questions },
    responses: writeResponses(says ? sayHowSure(responses, items, createRandom(`how sure in ${id}`)) : responses),
    ...{ flags, position: questions, revision: savesOf(graded.answered) + 1, answered: graded.answered },
    status: 'finished',
    started_at: new Date(occurred_at - 1000 * seconds).toISOString(),
    finished_at,
    updated_at: finished_at,
    ...{
      correct: graded.correct,
      points: graded.points,
      unread: graded.unread,
      percent: graded.percent,
      perfect: graded.perfect,
      first_pass: dims.first_pass === true,
      seconds,
    },
    previous_percent: previous_score ?? null,
    timed_out: false,
  }
}
