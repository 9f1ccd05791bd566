import { documentsAbout } from '../../_db/queries/support/documents.ts'
import {
  assistedMessages,
  beginTurn,
  refuseTurn,
  type AssistedMessage,
} from '../../_db/queries/support/assistant-turns.ts'
import { takesExam } from '../../_db/queries/assistant/running-exams.ts'
import { assistantSettings } from '../../_db/queries/assistant/settings.ts'
import { roleIn } from '../../_db/queries/communities/communities.ts'
import type { StoredThread } from '../../_db/queries/support/thread-changes.ts'
import type { Transaction } from '../../_db/session.ts'
import type { ModelRequest } from '../../_domain/assistant/model-request.ts'
import { askPrompt, type Exchange } from '../../_domain/support/ask-prompt.ts'
import { isFinal, type AssistantEnding } from '../../_domain/support/assistant-endings.ts'
import { documentsFor, type FoundDocument } from '../../_domain/support/found-document.ts'
import { LEASE, type AssistantServices } from '../assistant/assistant-services.ts'
import { reserveAnswer } from '../assistant/reserve.ts'
import type { WithClaims } from '../context.ts'
import type { ArticleStore } from '../help/article-store.ts'
import { answeredByPerson, notInExams } from './refusals.ts'
import { isOfAssistant, withOwnThread } from './with-thread.ts'

export type TurnContext = WithClaims<AssistantServices & { articles: ArticleStore }>

/** What a model is asked, with the money for it. */
export interface AskedTurn {
  request: ModelRequest
  documents: FoundDocument[]
  reservation: string
  /** The lease of the answer, in milliseconds since 1970. */
  until: number
}

/** The last question of a thread, with what is asked of a model to answer it. */
export interface OpenTurn {
  threadId: string
  /** The learner's message. */
  messageId: string
  /** Null where the answer is stored, is being given, or there is a reason to give none. */
  asked: AskedTurn | null
  replayed: boolean
}

/**
 * Takes the assistant's turn in a thread that it owns. In one transaction it is seen that the learner takes no exam, that enough
 * was found to make an answer of, and that every budget has the most that it can cost. The answer is given afterwards.
 */
export async function takeTurn(context: TurnContext, id: string): Promise<OpenTurn> {
  const { now, claims, articles } = context
  await articles()
  return withOwnThread(context, id, async (tx, { thread }) => {
    const time = now()
    if (!isOfAssistant(thread, time)) throw answeredByPerson()
    if (await takesExam(tx, { user_id: claims.sub, now: time })) throw notInExams()
    const said = await assistedMessages(tx, thread.id)
    const at = said.findLastIndex(({ kind }) => kind === 'learner')
    const question = said[at]
    if (!question) throw new Error('A thread without a message of its learner.')
    const turn = { threadId: thread.id, messageId: question.id }
    const isGiven = question.ending !== null && isFinal(question.ending)
    const isBeingGiven = question.until !== null && question.until >= time
    if (isGiven || isBeingGiven) return { ...turn, asked: null, replayed: true }
    const asked = await askFor(tx, context, { thread, said: said.slice(0, at), question, now: time })
    if (typeof asked === 'string') await refuseTurn(tx, { id: question.id, ending: asked })
    else await beginTurn(tx, { id: question.id, until: asked.until })
    return { ...turn, asked: typeof asked === 'string' ? null : asked, replayed: false }
  })
}

interface Asking {
  thread: StoredThread
  /** Before the question. */
  said: readonly AssistedMessage[]
  question: AssistedMessage
  now: number
}

/** What a model is asked, or why none is. */
async function askFor(
  tx: Transaction,
  { assistant }: TurnContext,
  { thread: { community_id, user_id }, said, question, now }: Asking,
): Promise<AskedTurn | AssistantEnding> {
  const { model: client } = assistant
  if (!client) return 'no_model'
  const settings = await assistantSettings(tx, community_id)
  // A community pays for its members.
  if (!settings.enabled || (await roleIn(tx, user_id, community_id)) === undefined) return 'switched_off'
  const known = said.flatMap(({ citations }) => citations.map(({ kind, id }) => ({ kind, id })))
  const documents = documentsFor(await documentsAbout(tx, { q: question.body, communityId: community_id, known }))
  if (documents.length === 0) return 'nothing_found'
  const request = askPrompt({ documents, before: toExchanges(said), question: question.body })
  const reserved = await reserveAnswer(tx, assistant, { community_id, user_id, client, request, settings, now })
  if (reserved.type === 'exhausted') return `budget_${reserved.scope}`
  return { request, documents, reservation: reserved.id, until: now + LEASE }
}

/** Each question with all that was answered before the next. */
function toExchanges(said: readonly AssistedMessage[]): Exchange[] {
  const exchanges: Exchange[] = []
  for (const { kind, body } of said) {
    const last = exchanges.at(-1)
    if (kind === 'learner') exchanges.push({ question: body, answer: '' })
    else if (last) last.answer = [last.answer, body].filter(Boolean).join('\n\n')
  }
  return exchanges
}
