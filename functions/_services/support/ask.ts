import type { AboutQuestion, AskBody, Thread } from '../../_contracts/support/support.ts'
import { takesExam } from '../../_db/queries/assistant/running-exams.ts'
import {
  hasHistory,
  insertMessage,
  insertThread,
  lockAsker,
  lockThread,
  sameQuestion,
} from '../../_db/queries/support/thread-changes.ts'
import { withService, withUser, type Transaction } from '../../_db/session.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import { answerTexts } from '../../_domain/attempts/answer-texts.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { reviewAttempt } from '../attempts/review.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { WithClaims } from '../context.ts'
import { readMyThread } from './read-mine.ts'
import { findRepeated } from './find-repeated.ts'
import { notInExams } from './refusals.ts'
import { moveThread } from './record.ts'
import { standingOf } from './with-thread.ts'

interface Asked {
  thread: Thread
  isNew: boolean
}

/**
 * Asks the people of a community, or its assistant. The same request again, and the same words while they are not answered, are
 * the thread that is there. The first words of somebody without a history wait for a person, whoever was asked.
 */
export async function askQuestion(
  context: WithClaims<AttemptServices>,
  { community: slug, topic, body, may_publish, to, question, key }: AskBody & { key: string },
): Promise<Asked> {
  const { db, claims } = context
  const now = context.now()
  const userId = claims.sub
  const community = await withUser(db, claims, (tx) => findMyCommunity(tx, claims, slug))
  if (to === 'assistant' && question) throw notForAssistant()
  const about = question && (await readQuestion(context, question))
  const { id, isNew } = await withService(db, async (tx) => {
    await lockAsker(tx, userId)
    if (to === 'assistant' && (await takesExam(tx, { user_id: userId, now }))) throw notInExams()
    const repeated = await findRepeated(tx, { authorId: userId, key, body })
    const communityId = community.id
    const there = repeated ?? (await sameQuestion(tx, { userId, communityId, body }))
    if (there !== undefined) {
      if (to === 'person') await giveToPerson(tx, there, now)
      return { id: there, isNew: false }
    }
    const isHeld = !(await hasHistory(tx, { userId, communityId }))
    const id = uuid7(now)
    await insertThread(tx, {
      id,
      communityId,
      userId,
      topic: question ? 'question' : topic,
      owner: isHeld ? 'person' : to,
      isHeld,
      mayPublish: may_publish,
      about,
      now,
    })
    await insertMessage(tx, {
      id: uuid7(now),
      threadId: id,
      communityId,
      authorId: userId,
      kind: 'learner',
      body,
      key,
      now,
    })
    return { id, isNew: true }
  })
  return { thread: await readMyThread(context, id), isNew }
}

const notForAssistant = () =>
  new DomainError('validation_failed', 'Only people answer what is asked about a question of an attempt.', {
    errors: [{ path: 'body.to', message: 'must be person where there is a question' }],
  })

/** The same words, this time for a person: the thread that the assistant owned is theirs from now on. */
async function giveToPerson(tx: Transaction, id: string, now: number) {
  const thread = await lockThread(tx, id)
  if (thread?.owner !== 'assistant') return
  const locked = { thread, standing: standingOf(thread) }
  await moveThread(tx, locked, { type: 'learner_asked_for_a_person' }, { actorId: thread.user_id, now })
}

async function readQuestion(
  context: WithClaims<AttemptServices>,
  { attempt, number }: NonNullable<AskBody['question']>,
): Promise<AboutQuestion> {
  const { test, questions } = await reviewAttempt(context, attempt)
  const asked = questions[number - 1]
  if (!asked) throw notFound('question')
  const answer = asked.answer ? [...answerTexts(asked.answer, asked)] : []
  return { attempt, number, test: test.title, prompt: asked.prompt, answer }
}
