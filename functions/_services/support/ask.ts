import type { AboutQuestion, AskBody, Thread } from '../../_contracts/support/support.ts'
import {
  hasHistory,
  insertMessage,
  insertThread,
  lockAsker,
  sameQuestion,
} from '../../_db/queries/support/thread-changes.ts'
import { withService, withUser } from '../../_db/session.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import { answerTexts } from '../../_domain/attempts/answer-texts.ts'
import { notFound } from '../../_domain/errors.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { reviewAttempt } from '../attempts/review.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { WithClaims } from '../context.ts'
import { readMyThread } from './read-mine.ts'
import { findRepeated } from './find-repeated.ts'

/** The rows of a question without options of its own. */
const TRUTHS = ['true', 'false']

interface Asked {
  thread: Thread
  isNew: boolean
}

/**
 * Asks the people of a community. The same request again, and the same words while they are not answered, are the thread that is
 * there. The first words of somebody without a history wait for a person.
 */
export async function askPeople(
  context: WithClaims<AttemptServices>,
  { community: slug, topic, body, may_publish, question, key }: AskBody & { key: string },
): Promise<Asked> {
  const { db, claims } = context
  const now = context.now()
  const userId = claims.sub
  const community = await withUser(db, claims, (tx) => findMyCommunity(tx, claims, slug))
  const about = question && (await readQuestion(context, question))
  const { id, isNew } = await withService(db, async (tx) => {
    await lockAsker(tx, userId)
    const repeated = await findRepeated(tx, { authorId: userId, key, body })
    const communityId = community.id
    const there = repeated ?? (await sameQuestion(tx, { userId, communityId, body }))
    if (there !== undefined) return { id: there, isNew: false }
    const id = uuid7(now)
    await insertThread(tx, {
      id,
      communityId,
      userId,
      topic: question ? 'question' : topic,
      owner: 'person',
      isHeld: !(await hasHistory(tx, { userId, communityId })),
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

async function readQuestion(
  context: WithClaims<AttemptServices>,
  { attempt, number }: NonNullable<AskBody['question']>,
): Promise<AboutQuestion> {
  const { test, questions } = await reviewAttempt(context, attempt)
  const asked = questions[number - 1]
  if (!asked) throw notFound('question')
  const answer = asked.answer ? answerTexts(asked.answer, asked.options ?? TRUTHS) : []
  return { attempt, number, test: test.title, prompt: asked.prompt, answer }
}
