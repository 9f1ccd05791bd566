import Anthropic from '@anthropic-ai/sdk'
import type { RawMessageStreamEvent, StopReason } from '@anthropic-ai/sdk/resources/messages'
import type { ModelRequest, Usage } from '../../../_domain/assistant/model-request.ts'
import { failureOf } from './failure-of.ts'
import { hear } from './hear.ts'
import type { ModelEnd, ModelEvent } from './model-client.ts'
import type { StopWatch } from './stop-watch.ts'
import { toMessageParams } from './to-message-params.ts'
import { createUsageMeter, type UsageMeter } from './usage-meter.ts'

export interface Asking {
  apiKey: string
  baseURL: string
  model: string
  watch: StopWatch
  totalMs: number
  /** The longest that a refused request waits to be asked again. */
  retryMs: number
  report: (error: unknown) => void
}

const NOTHING_BILLED: Usage = { inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0 }

/** One answer, event by event. It never throws; what goes wrong is its end. */
export async function* askModel(asking: Asking, request: ModelRequest): AsyncGenerator<ModelEvent, void> {
  const { model, watch } = asking
  const ended = (end: ModelEnd, usage: Usage): ModelEvent => ({ type: 'end', end, usage, model })
  const meter = createUsageMeter(request)
  try {
    if (watch.stopped) return yield ended(watch.stopped, NOTHING_BILLED)
    const opened = await open(asking, request)
    if ('failure' in opened) return yield ended(opened.failure, opened.begun ? meter.unanswered() : NOTHING_BILLED)
    yield* read(opened.stream, asking, meter, ended)
  } finally {
    // The reader went away in the middle, or nothing is left to end.
    watch.stop({ type: 'aborted' })
    watch.release()
  }
}

const createSdk = ({ apiKey, baseURL, totalMs, watch }: Asking) =>
  new Anthropic({
    apiKey,
    baseURL,
    timeout: totalMs,
    maxRetries: 0,
    fetch: hear(watch.heard, watch.signal),
    // What learners write belongs in no log and no trace.
    logLevel: 'off',
    openTelemetry: false,
  })

/** `begun`: nothing came back, but the provider may have begun. */
type Opened = { stream: AsyncIterable<RawMessageStreamEvent> } | { failure: ModelEnd; begun: boolean }

/** Asks once more where the provider is busy and says that this ends in a moment. */
async function open(asking: Asking, request: ModelRequest, again = true): Promise<Opened> {
  const { model, watch, retryMs, report } = asking
  try {
    const { messages } = createSdk(asking)
    const stream = await watch.listen(messages.create(toMessageParams(model, request), { signal: watch.signal }))
    return { stream }
  } catch (error) {
    if (watch.stopped) return { failure: watch.stopped, begun: true }
    const failure = failureOf(error)
    const busy = failure.reason === 'rate_limited' || failure.reason === 'overloaded'
    const waitMs = (failure.retryAfter ?? Infinity) * 1000
    if (again && busy && waitMs <= retryMs) {
      await pause(waitMs, watch.signal)
      return watch.stopped ? { failure: watch.stopped, begun: false } : open(asking, request, false)
    }
    report(error)
    return { failure, begun: false }
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })

async function* read(
  stream: AsyncIterable<RawMessageStreamEvent>,
  { watch, report }: Asking,
  meter: UsageMeter,
  ended: (end: ModelEnd, usage: Usage) => ModelEvent,
): AsyncGenerator<ModelEvent, void> {
  const events = stream[Symbol.asyncIterator]()
  let reason: StopReason | null = null
  let broke: ModelEnd | undefined
  try {
    for (;;) {
      const { value: event, done } = await watch.listen(events.next())
      if (done || watch.stopped) break
      if (event.type === 'message_delta') reason = event.delta.stop_reason ?? reason
      const told = take(event, meter)
      if (told) yield told
    }
  } catch (error) {
    broke = failureOf(error)
    if (!watch.stopped) report(error)
  }
  if (reason) return yield ended(endOf(reason), meter.whole())
  // A connection that closes in the middle is no error to the SDK.
  yield ended(watch.stopped ?? broke ?? { type: 'failed', reason: 'unavailable' }, meter.broken())
}

/** Blocks are told apart by their type: an answer may begin with what the model thought, which is not shown. */
function take(event: RawMessageStreamEvent, meter: UsageMeter): ModelEvent | undefined {
  if (event.type === 'message_start') meter.started(event.message.usage)
  if (event.type === 'message_delta') meter.told(event.usage)
  if (event.type === 'content_block_start' && event.content_block.type !== 'text') meter.thought()
  if (event.type !== 'content_block_delta') return undefined
  const { delta } = event
  if (delta.type === 'text_delta') {
    meter.wrote(delta.text)
    return delta.text === '' ? undefined : { type: 'text', text: delta.text }
  }
  if (delta.type === 'citations_delta' && 'document_index' in delta.citation)
    return { type: 'citation', document: delta.citation.document_index, cited: delta.citation.cited_text }
  return undefined
}

function endOf(reason: StopReason): ModelEnd {
  if (reason === 'refusal') return { type: 'refused' }
  if (reason === 'max_tokens' || reason === 'model_context_window_exceeded') return { type: 'cut' }
  return { type: 'done' }
}
