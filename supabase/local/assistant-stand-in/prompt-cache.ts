import { createHash } from 'node:crypto'
import type { MessageBody } from './message-body.ts'
import { partsOf, promptTokens, type Tokenizer } from './tokens.ts'

export interface PromptUsage {
  input_tokens: number
  cache_read_input_tokens: number
  cache_creation_input_tokens: number
}

const MINUTES_5 = 5 * 60_000

/**
 * The provider's cache of prompts: what begins as an earlier prompt did, up to a marked part, is read; what comes after it
 * up to the last marked part is written. It forgets what nobody read for five minutes.
 */
export function createPromptCache(options: { tokenizer: Tokenizer; shortest: number; now: () => number }) {
  const { tokenizer, shortest, now } = options
  const seen = new Map<string, number>()

  return (body: MessageBody): PromptUsage => {
    const total = promptTokens(body, tokenizer)
    const hash = createHash('sha256').update(body.model)
    let tokens = total - partsOf(body, tokenizer).reduce((sum, part) => sum + part.tokens, 0)
    let [read, written] = [0, 0]
    for (const part of partsOf(body, tokenizer)) {
      tokens += part.tokens
      hash.update(JSON.stringify(part.text))
      if (!part.cached || tokens < shortest) continue
      const key = hash.copy().digest('base64')
      if ((seen.get(key) ?? -Infinity) > now() - MINUTES_5) read = tokens
      seen.set(key, now())
      written = tokens
    }
    return {
      input_tokens: total - written,
      cache_read_input_tokens: read,
      cache_creation_input_tokens: written - read,
    }
  }
}
