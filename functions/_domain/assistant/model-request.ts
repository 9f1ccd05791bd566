/** What a model is asked for; configuration names a model for each. */
export type ModelTask = 'hint' | 'explain' | 'ask' | 'draft'

/** The tokens of one answer as the provider bills them. */
export interface Usage {
  /** Neither read from the provider's cache nor written to it. */
  inputTokens: number
  cacheReadTokens: number
  cacheWriteTokens: number
  /** With those that the model thought in. */
  outputTokens: number
}

export interface ModelRequest {
  task: ModelTask
  /** The stable beginning, cached by the provider: instructions, then the material of the question. */
  system: readonly { text: string; cache?: boolean }[]
  /** What the learner said and got so far, last the learner's words. */
  messages: readonly { role: 'user' | 'assistant'; text: string }[]
  /** What the answer may cite; its citations name a document by its index. */
  documents?: readonly { title: string; text: string }[]
  /** Thinking counts, too: leave room for it. */
  maxTokens: number
}
