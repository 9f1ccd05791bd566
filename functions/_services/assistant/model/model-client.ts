import type { ModelRequest, ModelTask, Usage } from '../../../_domain/assistant/model-request.ts'

/** Why there is no whole answer although nobody wanted that. */
export type ModelFailure = 'rate_limited' | 'overloaded' | 'unavailable' | 'stalled' | 'timeout' | 'misconfigured'

export type ModelEnd =
  | { type: 'done' }
  /** The answer reached `maxTokens`. */
  | { type: 'cut' }
  | { type: 'refused' }
  | { type: 'aborted' }
  /** `retryAfter` in seconds, where the provider said so. */
  | { type: 'failed'; reason: ModelFailure; retryAfter?: number }

export type ModelEvent =
  | { type: 'text'; text: string }
  | { type: 'citation'; document: number; cited: string }
  | { type: 'end'; end: ModelEnd; usage: Usage; model: string }

export interface ModelClient {
  modelOf(task: ModelTask): string
  /** Never throws. The last event, and only the last, is an `end`. */
  ask(request: ModelRequest, signal?: AbortSignal): AsyncIterable<ModelEvent>
}
