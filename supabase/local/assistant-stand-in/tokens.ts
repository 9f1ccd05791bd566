import type { MessageBody } from './message-body.ts'

/** What the provider writes around the parts of a prompt, in tokens. */
const AROUND = { prompt: 8, part: 4, sentence: 3 }

const encoder = new TextEncoder()

export interface Tokenizer {
  count: (text: string) => number
  /** The longest beginning of the text that has no more tokens than that. */
  take: (text: string, tokens: number) => string
}

/** Tokens of so many bytes each. */
export const createTokenizer = (bytesPerToken: number): Tokenizer => {
  const count = (text: string) => Math.ceil(encoder.encode(text).length / bytesPerToken)
  return {
    count,
    take: (text, tokens) => {
      let bytes = 0
      let end = 0
      for (const letter of text) {
        bytes += encoder.encode(letter).length
        if (bytes > tokens * bytesPerToken) break
        end += letter.length
      }
      return text.slice(0, end)
    },
  }
}

/** The parts of a prompt in their order, each with its tokens and whether the provider caches what ends with it. */
export function partsOf(body: MessageBody, { count }: Tokenizer): { text: string; tokens: number; cached: boolean }[] {
  return [...body.system, ...body.messages.flatMap(({ content }) => content)].map((block) => {
    const cached = Boolean(block.cache_control)
    if (block.type === 'text') return { text: block.text, tokens: AROUND.part + count(block.text), cached }
    const text = `${block.title ?? ''}\n${block.source.data}`
    const numbers = block.citations?.enabled ? AROUND.sentence * sentencesOf(block.source.data).length : 0
    return { text, tokens: AROUND.part + count(text) + numbers, cached }
  })
}

export const promptTokens = (body: MessageBody, tokenizer: Tokenizer): number =>
  partsOf(body, tokenizer).reduce((sum, { tokens }) => sum + tokens, AROUND.prompt)

export const sentencesOf = (text: string): string[] => text.match(/[^.!?\n]+[.!?]*\s*/g) ?? []
