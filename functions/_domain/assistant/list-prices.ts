/** USD per million tokens, which is millionths of a dollar per token. */
export interface Rates {
  input: number
  cacheRead: number
  /** Of the cache that lasts five minutes, the only one we use. */
  cacheWrite: number
  output: number
}

export interface Price extends Rates {
  /** A prompt of more tokens than this pays other rates for all of its tokens, those of the answer included. */
  long?: Rates & { over: number }
}

export type Prices = Readonly<Record<string, Price>>

/**
 * List prices of the Claude API by model, as platform.claude.com/docs/en/about-claude/pricing gave them in October 2026,
 * for the models that @anthropic-ai/sdk 1.14.0 lists. `ASSISTANT_PRICES` adds others and corrects these.
 */
export const LIST_PRICES: Prices = {
  'claude-haiku-5-5': {
    ...{ input: 0.1, cacheRead: 0.01, cacheWrite: 0.125, output: 0.5 },
    long: { over: 100_000, input: 0.5, cacheRead: 0.05, cacheWrite: 0.625, output: 2.5 },
  },
  'claude-haiku-4-5': { input: 1, cacheRead: 0.1, cacheWrite: 1.25, output: 5 },
  'claude-sonnet-5-5': { input: 2, cacheRead: 0.1, cacheWrite: 2.5, output: 10 },
  'claude-sonnet-5': { input: 2, cacheRead: 0.2, cacheWrite: 2.5, output: 10 },
  'claude-sonnet-4-6': { input: 3, cacheRead: 0.3, cacheWrite: 3.75, output: 15 },
  'claude-opus-5-5': { input: 4, cacheRead: 0.2, cacheWrite: 5, output: 20 },
  'claude-opus-5': { input: 5, cacheRead: 0.5, cacheWrite: 6.25, output: 25 },
  'claude-fable-5-1': { input: 10, cacheRead: 0.25, cacheWrite: 12.5, output: 50 },
  'claude-fable-5': { input: 10, cacheRead: 1, cacheWrite: 12.5, output: 50 },
}
