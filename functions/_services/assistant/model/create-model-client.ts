import type { ModelRequest, ModelTask } from '../../../_domain/assistant/model-request.ts'
import type { ModelClient, ModelEvent } from './model-client.ts'
import { createStopWatch, type StopWatch } from './stop-watch.ts'

export interface ModelOptions {
  /** Without a key there is no model. */
  apiKey: string | undefined
  /** Another server that speaks the Messages API, such as the stand-in. */
  baseURL?: string | undefined
  models?: Partial<Record<ModelTask, string>>
  /** How long the provider may be silent, in milliseconds. */
  stallMs?: number
  /** How long an answer may take as a whole, in milliseconds. */
  totalMs?: number
  /** How long a busy provider may ask us to wait before we ask it once more, in milliseconds. */
  retryMs?: number
  /** Told of the provider's errors, for the log. */
  report?: (error: unknown) => void
}

export const DEFAULT_MODELS: Readonly<Record<ModelTask, string>> = {
  hint: 'claude-haiku-5-5',
  explain: 'claude-sonnet-5-5',
  ask: 'claude-haiku-5-5',
  draft: 'claude-sonnet-5-5',
}

export function createModelClient(options: ModelOptions): ModelClient | undefined {
  const { apiKey, models = {}, stallMs = 20_000, totalMs = 90_000, retryMs = 2000, report = () => {} } = options
  const baseURL = options.baseURL || 'https://api.anthropic.com'
  if (!apiKey) return undefined
  const modelOf = (task: ModelTask) => models[task] ?? DEFAULT_MODELS[task]

  const askLater = async function* (watch: StopWatch, request: ModelRequest): AsyncGenerator<ModelEvent, void> {
    // The SDK takes a tenth of a second to load, which functions that never ask do not pay.
    const { askModel } = await import('./ask-model.ts')
    yield* askModel({ apiKey, baseURL, totalMs, retryMs, report, watch, model: modelOf(request.task) }, request)
  }

  const ask = (request: ModelRequest, signal?: AbortSignal): AsyncIterable<ModelEvent> => ({
    [Symbol.asyncIterator]: () => {
      const watch = createStopWatch({ stallMs, totalMs }, signal)
      const events = askLater(watch, request)
      return {
        next: () => events.next(),
        // Whoever leaves while the provider is still to speak does not wait for its next word.
        return: () => {
          watch.stop({ type: 'aborted' })
          watch.release()
          return events.return()
        },
      }
    },
  })
  return { modelOf, ask }
}
