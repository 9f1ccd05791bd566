import type { LiveCounts, LiveSession } from '../../_contracts/live/live.ts'
import type { Connection } from '../../_db/client.ts'
import { answersTo, countByQuestion, countParticipants } from '../../_db/queries/live/participants.ts'
import type { LiveSessionRow } from '../../_db/queries/live/sessions.ts'
import { readOrders } from '../../_domain/attempts/draw-questions.ts'
import { countChoices, type CountedQuestion } from '../../_domain/live/count-choices.ts'
import type { BankCache } from '../attempts/bank-cache.ts'
import { instant } from '../attempts/instant.ts'
import { reveal, toAskedQuestion } from '../attempts/to-attempt.ts'

const moment = (at: number | null) => (at === null ? null : instant(at))

/** What every view of a session begins with. */
export const toLiveHead = (session: LiveSessionRow) => ({
  id: session.id,
  community: { slug: session.community_slug, name: session.community_name },
  test: { id: session.test_id, title: session.title },
  pace: session.pace,
  length: session.length,
  status: session.status,
  created_at: instant(session.created_at),
  started_at: moment(session.started_at),
  ended_at: moment(session.ended_at),
})

/** The questions of a session, in the order in which everybody sees them. */
export async function questionsOf(session: LiveSessionRow, banks: BankCache) {
  const bank = await banks.get(session.test_id, session.test_version, session.corrections)
  const questions = session.question_order.map((position) => {
    const question = bank[position - 1]
    if (!question) throw new Error(`Version ${session.test_version} of ${session.test_id} has no question ${position}.`)
    return question
  })
  return { questions, orders: readOrders(session.option_orders) }
}

export type LiveQuestions = Awaited<ReturnType<typeof questionsOf>>

/** The question that is on, with what is right once everybody may see it; and nothing of those to come. */
export function toLiveQuestion(session: LiveSessionRow, { questions, orders }: LiveQuestions): LiveSession['question'] {
  const { status, number, revealed, started_at } = session
  if (status !== 'live' || number === 0) return null
  const graded = { questions, orders, row: { started_at: started_at ?? session.created_at } }
  return {
    ...toAskedQuestion(graded, number - 1, revealed),
    revealed: revealed ? reveal(graded, number - 1) : null,
  }
}

/** What is right is said only where everybody may know it. */
export const masked = ({ answered, right, choices }: CountedQuestion, isRevealed: boolean) => ({
  answered,
  right: isRevealed ? right : null,
  choices: choices.map((choice) => ({ ...choice, right: isRevealed ? choice.right : null })),
})

const NOTHING: CountedQuestion = { answered: 0, right: null, choices: [] }

/** How far a session is: who is there, and what was answered to the question that is on. */
export async function toLiveCounts(
  sql: Connection['sql'],
  session: LiveSessionRow,
  { questions, orders }: LiveQuestions,
): Promise<LiveCounts> {
  const { id, number, revealed, revision, pace, status, length } = session
  const question = questions[number - 1]
  const [people, stored, progress] = await Promise.all([
    countParticipants(sql, id),
    question ? answersTo(sql, id, number) : [],
    pace === 'own' && status === 'live' ? countByQuestion(sql, id, length) : [],
  ])
  const counted = question
    ? countChoices(
        { question, order: orders[number - 1] ?? '', startedAt: session.started_at ?? session.created_at },
        stored,
      )
    : NOTHING
  return { ...people, revision, number, progress, ...masked(counted, revealed || session.status === 'ended') }
}
