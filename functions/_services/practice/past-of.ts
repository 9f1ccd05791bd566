import {
  pastAttempts,
  pastSessions,
  placesOf,
  type PastAttempt,
  type PastSession,
  type PlacedQuestion,
} from '../../_db/queries/practice/past.ts'
import { gradedBy } from '../../_domain/attempts/amendments.ts'
import { gradeQuestion } from '../../_domain/attempts/grading.ts'
import { readResponses } from '../../_domain/attempts/responses.ts'
import { toPast, type PastAnswer, type PracticePast } from '../../_domain/practice/past.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'

/** Of a learner's past so many of the newest attempts are read, and as many sessions. */
const MOST = 300

/** What a learner's finished attempts and sessions in a community say of each question, as grading sees it now; with a moment those finished after it. */
export async function pastOf(
  { db, banks }: Pick<AttemptServices, 'db' | 'banks'>,
  learner: { user_id: string; community_id: string },
  after: number | null = null,
): Promise<PracticePast> {
  const query = { ...learner, most: MOST, after }
  const [attempts, sessions] = await Promise.all([pastAttempts(db, query), pastSessions(db, query)])
  if (attempts.length === 0 && sessions.length === 0) return toPast([])
  const places = await placesOf(db, versionsOf(attempts), [...new Set(sessions.flatMap((it) => it.question_ids))])
  const byPlace = new Map(places.map((it) => [placeOf(it, it.position), it]))
  const byId = new Map(places.map((it) => [it.id, it]))
  const answers = await Promise.all([
    ...attempts.map((it) =>
      answersIn(
        banks,
        it,
        it.question_order.map((position) => byPlace.get(placeOf(it, position))),
      ),
    ),
    ...sessions.map((it) =>
      answersIn(
        banks,
        { ...it, mode: 'practice' },
        it.question_ids.map((id) => byId.get(id)),
      ),
    ),
  ])
  return toPast(answers.flat())
}

type PastVersion = Pick<PastAttempt, 'test_id' | 'test_version'>

const placeOf = ({ test_id, test_version }: PastVersion, position: number) => `${test_id} ${test_version} ${position}`

const versionsOf = (attempts: readonly PastAttempt[]): PastVersion[] => [
  ...new Map(attempts.map((it) => [placeOf(it, 0), it])).values(),
]

async function answersIn(
  banks: AttemptServices['banks'],
  { mode, started_at, finished_at, responses, flags }: Omit<PastSession, 'question_ids'> & Pick<PastAttempt, 'mode'>,
  places: readonly (PlacedQuestion | undefined)[],
): Promise<PastAnswer[]> {
  const questions = await Promise.all(
    places.map(async (place) => {
      if (!place) return undefined
      const bank = await banks.get(place.test_id, place.test_version, place.corrections)
      return bank[place.position - 1]
    }),
  )
  return questions.flatMap((question, index) => {
    const place = places[index]
    if (!question || !place) return []
    const [response = null] = readResponses([responses[index] ?? null], [question.kind])
    const answer = response?.late ? undefined : (response?.answer ?? undefined)
    const { credit } = gradeQuestion({ ...gradedBy(question, started_at), answer }, mode)
    const flagged = flags.includes(index + 1)
    return [{ lineage_id: place.lineage_id, credit, answered: answer !== undefined, flagged, at: finished_at }]
  })
}
