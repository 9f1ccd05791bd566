import { setTimeout } from 'node:timers/promises'
import type { HelpEvent } from '../../_contracts/assistant/help.ts'
import { endLostSteps, endStep, stepById, type StepRow } from '../../_db/queries/assistant/steps.ts'
import { withService } from '../../_db/session.ts'
import { endingWords } from '../../_domain/assistant/endings.ts'
import type { WithClaims } from '../context.ts'
import type { AssistantServices } from './assistant-services.ts'
import type { ModelClient } from './model/model-client.ts'
import { relayAnswer, type HeardAnswer } from './model/relay-answer.ts'
import { settle } from './settle.ts'
import type { OpenStep } from './take-step.ts'
import { hasAuthored, messageOf } from './to-help.ts'

/** How often a repeat looks whether the first request has its answer, in milliseconds. */
const LOOK = 250

type Context = WithClaims<AssistantServices>

/**
 * Answers a step that was taken, as a stream. Once the signal aborts, so does the model; what it said is kept, and what it
 * cost is paid, whether or not the reader is still there.
 */
export async function* answerStep(context: Context, { row, replayed, asked }: OpenStep, signal: AbortSignal) {
  yield start(row, replayed)
  const { model } = context.assistant
  if (asked && model) {
    const ended = yield* askModel(context, model, { row, asked, signal })
    return yield* close(ended)
  }
  const ended = row.ending === null ? await waitForEnd(context, row, signal) : row
  if (ended.answer !== '') yield text(ended.answer, 'model')
  yield* close(ended)
}

async function* askModel(
  { db, now, assistant }: Context,
  model: ModelClient,
  { row, asked, signal }: { row: StepRow; asked: NonNullable<OpenStep['asked']>; signal: AbortSignal },
): AsyncGenerator<HelpEvent, StepRow> {
  let ended = row
  const onEnd = async ({ text: answer, ending, usage }: HeardAnswer) => {
    ended = { ...row, answer, ending }
    const { user_id, id } = row
    await withService(db, async (tx) => {
      await settle(tx, { id: asked.reservation, usage, prices: assistant.prices, now: now() })
      await endStep(tx, { user_id, id, answer, ending, now: now() })
    })
  }
  for await (const event of relayAnswer(model, asked.request, { signal, onEnd }))
    if (event.type === 'text') yield text(event.text, 'model')
  return ended
}

/** A repeat of a request that is still being answered gets that answer. */
async function waitForEnd({ db, now }: Context, { user_id, id }: StepRow, signal: AbortSignal): Promise<StepRow> {
  for (;;) {
    const row = await withService(db, async (tx) => {
      await endLostSteps(tx, now())
      return stepById(tx, user_id, id)
    })
    if (!row) throw new Error('The step of a repeated request was not found.')
    if (row.ending !== null || signal.aborted) return row
    await setTimeout(LOOK, undefined, { signal }).catch(() => undefined)
  }
}

const start = (row: StepRow, replayed: boolean): HelpEvent => ({
  event: 'start',
  data: {
    id: row.id,
    step: row.step,
    source: row.source,
    why: row.author_reason,
    from: row.source === 'author' ? row.author_from : null,
    message: row.author_reason === null ? null : messageOf(row),
    replayed,
  },
})

const text = (said: string, source: StepRow['source']): HelpEvent => ({ event: 'text', data: { text: said, source } })

/** What the authors say, where they do, and the end. */
function* close(row: StepRow): Generator<HelpEvent> {
  const reason = row.ending ?? 'aborted'
  if (row.source === 'model' && hasAuthored(row) && reason !== 'done')
    yield { event: 'fallback', data: { reason, message: endingWords(reason), from: row.author_from } }
  if (hasAuthored(row)) yield text(row.author_answer, 'author')
  yield { event: 'end', data: { complete: reason === 'done', reason, message: messageOf(row) } }
}
