import type { MessageDeltaUsage, Usage as BilledUsage } from '@anthropic-ai/sdk/resources/messages'
import type { ModelRequest, Usage } from '../../../_domain/assistant/model-request.ts'
import { mostPromptTokens } from '../../../_domain/assistant/prices.ts'

const NOTHING: Usage = { inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0 }

/** What may have been written after the last that reached us, in tokens. */
const ON_THE_WAY = 64

const encoder = new TextEncoder()

export interface UsageMeter {
  started: (usage: BilledUsage) => void
  told: (usage: MessageDeltaUsage) => void
  wrote: (text: string) => void
  thought: () => void
  /** The provider told all of it. */
  whole: () => Usage
  /** The stream broke: as much as the provider can bill at most, as far as that can be known. */
  broken: () => Usage
  /** Nothing came back: the whole prompt, at its dearest. */
  unanswered: () => Usage
}

/** Counts what one answer will be billed at, while it streams. The provider's own counts are totals so far. */
export function createUsageMeter(request: ModelRequest): UsageMeter {
  let usage: Usage | undefined
  let bytes = 0
  let thought = false
  const caches = request.system.some(({ cache }) => cache)
  const unanswered = (): Usage => ({
    ...NOTHING,
    [caches ? 'cacheWriteTokens' : 'inputTokens']: mostPromptTokens(request),
    outputTokens: Math.min(request.maxTokens, ON_THE_WAY),
  })
  return {
    started: ({ input_tokens, cache_read_input_tokens, cache_creation_input_tokens, output_tokens }) => {
      usage = {
        inputTokens: input_tokens,
        cacheReadTokens: cache_read_input_tokens ?? 0,
        cacheWriteTokens: cache_creation_input_tokens ?? 0,
        outputTokens: output_tokens,
      }
    },
    told: ({ input_tokens, cache_read_input_tokens, cache_creation_input_tokens, output_tokens }) => {
      const before = usage ?? NOTHING
      usage = {
        inputTokens: input_tokens ?? before.inputTokens,
        cacheReadTokens: cache_read_input_tokens ?? before.cacheReadTokens,
        cacheWriteTokens: cache_creation_input_tokens ?? before.cacheWriteTokens,
        outputTokens: Math.max(output_tokens, before.outputTokens),
      }
    },
    wrote: (text) => {
      bytes += encoder.encode(text).length
    },
    thought: () => {
      thought = true
    },
    whole: () => usage ?? unanswered(),
    broken: () => {
      if (!usage) return unanswered()
      // Nobody shows us how long a model thinks. Where it did, or still may have, only the limit is sure.
      const written = thought || bytes === 0 ? request.maxTokens : usage.outputTokens + bytes + ON_THE_WAY
      return { ...usage, outputTokens: Math.max(usage.outputTokens, Math.min(request.maxTokens, written)) }
    },
    unanswered,
  }
}
