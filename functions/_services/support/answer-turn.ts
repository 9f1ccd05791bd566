import { setTimeout } from 'node:timers/promises'
import type { AssistantEvent } from '../../_contracts/support/assistant.ts'
import type { CitedDocument } from '../../_contracts/support/support.ts'
import { assistedMessages, endLostTurns, endTurn } from '../../_db/queries/support/assistant-turns.ts'
import { insertMessage, storeStanding } from '../../_db/queries/support/thread-changes.ts'
import { withService } from '../../_db/session.ts'
import { timeOfUuid7, uuid7 } from '../../_db/uuid7.ts'
import { assistantEndingWords, endingOfAnswer, type AssistantEnding } from '../../_domain/support/assistant-endings.ts'
import type { FoundDocument } from '../../_domain/support/found-document.ts'
import { afterEvent } from '../../_domain/support/thread-rules.ts'
import type { ModelClient } from '../assistant/model/model-client.ts'
import { relayAnswer, type HeardAnswer } from '../assistant/model/relay-answer.ts'
import { settle } from '../assistant/settle.ts'
import type { AskedTurn, OpenTurn, TurnContext } from './take-turn.ts'
import { isOfAssistant, lockMerged, standingOf } from './with-thread.ts'

/** How often a second reader looks whether the answer is there, in milliseconds. */
const LOOK = 250
/** The most characters of a message. */
const LONGEST = 8000

/**
 * Gives the answer of a turn that was taken, as a stream. Nothing is said before something is cited: an answer without any
 * citation is none. Once the signal aborts, so does the model; what it cost is paid, whether or not the reader is still there.
 */
export async function* answerTurn(
  context: TurnContext,
  turn: OpenTurn,
  signal: AbortSignal,
): AsyncGenerator<AssistantEvent> {
  yield { event: 'start', data: { replayed: turn.replayed } }
  const { model } = context.assistant
  if (turn.asked && model) return yield* askModel(context, model, { turn, asked: turn.asked, signal })
  const { ending, answer } = await waitForEnd(context, turn, signal)
  if (answer) {
    yield text(answer.body)
    for (const data of answer.citations) yield { event: 'citation', data }
  }
  yield end(ending)
}

interface Asked {
  turn: OpenTurn
  asked: AskedTurn
  signal: AbortSignal
}

async function* askModel(
  context: TurnContext,
  model: ModelClient,
  { turn, asked, signal }: Asked,
): AsyncGenerator<AssistantEvent> {
  const cited = new Map<FoundDocument, CitedDocument>()
  let ending: AssistantEnding = 'lost'
  const onEnd = async (heard: HeardAnswer) => {
    ending = await store(context, turn, { asked, heard, citations: [...cited.values()] })
  }
  let held = ''
  for await (const event of relayAnswer(model, asked.request, { signal, onEnd })) {
    if (event.type === 'text') {
      held += event.text
    } else {
      const document = asked.documents[event.document]
      if (!document || cited.has(document)) continue
      const { kind, id, title } = document
      cited.set(document, { kind, id, title })
      yield { event: 'citation', data: { kind, id, title } }
    }
    if (cited.size === 0 || held === '') continue
    yield text(held)
    held = ''
  }
  yield end(ending)
}

interface Given {
  asked: AskedTurn
  heard: HeardAnswer
  citations: CitedDocument[]
}

/** Pays for the answer, and stores it unless a person owns the thread by now. */
async function store(
  { db, now, assistant }: TurnContext,
  { threadId, messageId }: OpenTurn,
  { asked, heard, citations }: Given,
): Promise<AssistantEnding> {
  const body = heard.text.trim().slice(0, LONGEST).toWellFormed()
  const isCited = citations.length > 0 && body !== ''
  return withService(db, async (tx) => {
    // The thread before the budgets, as every turn locks them.
    const thread = await lockMerged(tx, threadId)
    const time = now()
    await settle(tx, { id: asked.reservation, usage: heard.usage, prices: assistant.prices, now: time })
    // Its learner deleted the account.
    if (!thread) return 'taken_over'
    const isOwn = isOfAssistant(thread, time)
    const ending = isOwn ? endingOfAnswer(heard.ending, isCited) : 'taken_over'
    const isOurs = await endTurn(tx, { id: messageId, until: asked.until, ending })
    if (!isOwn || !isOurs) return isOurs ? ending : 'lost'
    if (isCited)
      await insertMessage(tx, {
        // Not before the question, however fast it came.
        id: uuid7(Math.max(time, timeOfUuid7(messageId) + 1)),
        threadId: thread.id,
        communityId: thread.community_id,
        authorId: null,
        kind: 'assistant',
        body,
        citations,
        now: time,
      })
    if (ending === 'done')
      await storeStanding(tx, {
        id: thread.id,
        standing: afterEvent(standingOf(thread), { type: 'assistant_answered' }),
        now: time,
      })
    return ending
  })
}

/** The answer that another request began, once it has ended. */
async function waitForEnd({ db, now }: TurnContext, { threadId, messageId }: OpenTurn, signal: AbortSignal) {
  for (;;) {
    const said = await withService(db, async (tx) => {
      await endLostTurns(tx, now())
      return assistedMessages(tx, threadId)
    })
    const at = said.findIndex(({ id }) => id === messageId)
    const ending = said[at]?.ending ?? null
    if (ending !== null || at === -1 || signal.aborted) {
      const later = said.slice(at + 1)
      const next = later.findIndex(({ kind }) => kind === 'learner')
      const answer = (next === -1 ? later : later.slice(0, next)).findLast(({ kind }) => kind === 'assistant')
      return { ending: ending ?? 'lost', answer: at === -1 ? undefined : answer }
    }
    await setTimeout(LOOK, undefined, { signal }).catch(() => undefined)
  }
}

const text = (said: string): AssistantEvent => ({ event: 'text', data: { text: said } })

const end = (reason: AssistantEnding): AssistantEvent => ({
  event: 'end',
  data: { complete: reason === 'done', reason, message: assistantEndingWords(reason) },
})
