import {
  publicAnswer,
  supportAnswer,
  type AnswersQuery,
  type ChangeAnswerBody,
  type DraftBody,
  type PublicAnswer,
  type SupportAnswer,
} from '../../_contracts/support/support.ts'
import { roleIn } from '../../_db/queries/communities/communities.ts'
import {
  answersOf,
  answerWithId,
  insertAnswer,
  lockAnswer,
  storeAnswer,
  wordsOf,
} from '../../_db/queries/support/answers.ts'
import { readAsUser, withService } from '../../_db/session.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { plainText } from '../../_domain/plain-text.ts'
import { stripNames } from '../../_domain/support/strip-names.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { withTaughtThread } from './with-thread.ts'

/** The most characters of a title that is made from a question. */
const TITLE = 120

/** Answers of a community in one state, for those who teach there. */
export async function listAnswers(
  { db, claims }: WithClaims<DatabaseContext>,
  { community: slug, state }: AnswersQuery,
): Promise<SupportAnswer[]> {
  const rows = await readAsUser(db, claims, async (tx) => {
    const { id: communityId } = await findTaughtCommunity(tx, claims, slug, 'Only instructors see drafts of answers.')
    return answersOf(tx, { communityId, state })
  })
  return rows.map((row) => supportAnswer.parse(row))
}

/** An answer that is published, for members. */
export async function readAnswer({ db, claims }: WithClaims<DatabaseContext>, id: string): Promise<PublicAnswer> {
  const row = await readAsUser(db, claims, (tx) => answerWithId(tx, id))
  if (row?.state !== 'published') throw notFound('answer')
  return publicAnswer.parse(row)
}

/**
 * Drafts an answer that others find, from a thread whose learner allows it. The names in the thread and email addresses are left
 * out of what is taken from there.
 */
export async function draftAnswer(
  context: WithClaims<DatabaseContext>,
  { id: threadId, title, body }: DraftBody & { id: string },
): Promise<SupportAnswer> {
  const now = context.now()
  const id = uuid7(now)
  await withTaughtThread(context, threadId, async (tx, { thread }) => {
    if (!thread.may_publish)
      throw new DomainError('not_allowed', 'The learner did not allow that the answer is published.')
    const { question, answers, names } = await wordsOf(tx, thread.id)
    const text = body ?? answers.join('\n\n')
    if (text === '') throw new DomainError('conflict', 'Nobody has answered this question yet.')
    await insertAnswer(tx, {
      id,
      communityId: thread.community_id,
      threadId: thread.id,
      authorId: context.claims.sub,
      title: title ?? beginningOf(stripNames(question ?? '', names)),
      body: stripNames(text, names),
      now,
    })
  })
  return readTaughtAnswer(context, id)
}

/** The first line of a question, as far as a title may be long. */
const beginningOf = (text: string) => {
  const [line = ''] = plainText(text).split('\n')
  return line.length <= TITLE ? line || 'A question' : `${line.slice(0, TITLE - 1).trimEnd()}…`
}

/**
 * Changes an answer, publishes or declines it. Whoever changed its words last is its author, and somebody else has to publish it;
 * words that change after that have to be looked at again.
 */
export async function changeAnswer(
  context: WithClaims<DatabaseContext>,
  { id, title, body, state }: ChangeAnswerBody & { id: string },
): Promise<SupportAnswer> {
  const { db, claims } = context
  const now = context.now()
  await withService(db, async (tx) => {
    const found = await lockAnswer(tx, id)
    const role = found && (await roleIn(tx, claims.sub, found.community_id))
    if (!found || (role !== 'instructor' && role !== 'admin')) throw notFound('answer')
    const words = { title: title ?? found.title, body: body ?? found.body }
    const isChanged = words.title !== found.title || words.body !== found.body
    const authorId = isChanged ? claims.sub : found.author_id
    if (state === 'published' && authorId === claims.sub)
      throw new DomainError('not_allowed', 'Somebody else has to look at it before it is published.')
    await storeAnswer(tx, {
      id,
      ...words,
      state: state ?? (isChanged ? 'draft' : found.state),
      authorId,
      approverId: state === 'published' ? claims.sub : null,
      now,
    })
  })
  return readTaughtAnswer(context, id)
}

async function readTaughtAnswer({ db, claims }: WithClaims<DatabaseContext>, id: string): Promise<SupportAnswer> {
  const row = await readAsUser(db, claims, (tx) => answerWithId(tx, id))
  if (!row) throw notFound('answer')
  return supportAnswer.parse(row)
}
