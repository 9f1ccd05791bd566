import { randomUUID } from 'node:crypto'
import type {
  ContentBlock,
  Message,
  RawMessageStreamEvent,
  StopReason,
  Usage as BilledUsage,
} from '@anthropic-ai/sdk/resources/messages'
import type { Behavior } from './behavior.ts'
import { compose, type AnswerBlock } from './compose.ts'
import type { MessageBody } from './message-body.ts'
import type { PromptUsage } from './prompt-cache.ts'
import type { Tokenizer } from './tokens.ts'

/** An answer before it is sent. */
export interface Draft {
  id: string
  model: string
  prompt: PromptUsage
  thinkingTokens: number
  blocks: AnswerBlock[]
  stop: StopReason
  /** With those of the thinking. */
  outputTokens: number
}

const THOUGHT = 40

export function draft(body: MessageBody, behavior: Behavior, prompt: PromptUsage, tokenizer: Tokenizer): Draft {
  const thinks = behavior.behavior === 'think' || (body.thinking?.type !== 'disabled' && !isInHaste(body))
  const thinkingTokens = thinks ? Math.min(THOUGHT, body.max_tokens) : 0
  const composed = behavior.behavior === 'refuse' ? [] : compose(body, behavior)
  const blocks: AnswerBlock[] = []
  let left = body.max_tokens - thinkingTokens
  for (const block of composed) {
    const text = tokenizer.take(block.text, left)
    if (text !== '') blocks.push({ ...block, text })
    left -= tokenizer.count(text)
    if (text !== block.text) break
  }
  const refuses = behavior.behavior === 'refuse' || behavior.behavior === 'refuse_midway'
  const isWhole = blocks.length === composed.length && blocks.every(({ text }, index) => text === composed[index]?.text)
  const stop = refuses ? 'refusal' : isWhole ? 'end_turn' : 'max_tokens'
  const text = blocks.map((block) => block.text).join('')
  return {
    id: `msg_${randomUUID().replaceAll('-', '')}`,
    model: body.model,
    prompt,
    thinkingTokens,
    blocks,
    stop,
    outputTokens: Math.max(1, thinkingTokens + tokenizer.count(text)),
  }
}

const isInHaste = ({ output_config: config }: MessageBody) => config?.effort === 'low'

const usageOf = ({ prompt, thinkingTokens }: Draft, outputTokens: number): BilledUsage => ({
  ...prompt,
  output_tokens: outputTokens,
  output_tokens_details: { thinking_tokens: thinkingTokens },
  cache_creation: { ephemeral_5m_input_tokens: prompt.cache_creation_input_tokens, ephemeral_1h_input_tokens: 0 },
  inference_geo: null,
  server_tool_use: null,
  service_tier: 'standard',
  speed: null,
})

const messageOf = (draft: Draft, content: ContentBlock[], stop: StopReason | null, usage: BilledUsage): Message => ({
  id: draft.id,
  type: 'message',
  role: 'assistant',
  model: draft.model,
  content,
  stop_reason: stop,
  stop_sequence: null,
  stop_details: stop === 'refusal' ? { type: 'refusal', category: null, explanation: null } : null,
  container: null,
  diagnostics: null,
  usage,
})

const thought = (signature: string) => ({ type: 'thinking', thinking: '', signature }) as const

/** The draft as one answer. */
export function toMessage(whole: Draft): Message {
  const thinking: ContentBlock[] = whole.thinkingTokens > 0 ? [thought('c3RhbmQtaW4=')] : []
  const texts = whole.blocks.map(({ text, citation }) => textBlock(text, citation ? [citation] : null))
  return messageOf(whole, [...thinking, ...texts], whole.stop, usageOf(whole, whole.outputTokens))
}

const textBlock = (text: string, citations: NonNullable<AnswerBlock['citation']>[] | null) =>
  ({ type: 'text', text, citations }) as const

/** The draft word by word, as the provider streams it: what a model thought is not shown, only signed. */
export function* toEvents(whole: Draft): Generator<RawMessageStreamEvent> {
  yield { type: 'message_start', message: messageOf(whole, [], null, usageOf(whole, 1)) }
  let index = 0
  if (whole.thinkingTokens > 0) {
    yield { type: 'content_block_start', index, content_block: thought('') }
    yield { type: 'content_block_delta', index, delta: { type: 'signature_delta', signature: 'c3RhbmQtaW4=' } }
    yield { type: 'content_block_stop', index }
    index += 1
  }
  for (const { text, citation } of whole.blocks) {
    yield { type: 'content_block_start', index, content_block: textBlock('', citation ? [] : null) }
    if (citation) yield { type: 'content_block_delta', index, delta: { type: 'citations_delta', citation } }
    for (const word of text.match(/\s*\S+\s*/g) ?? [text])
      yield { type: 'content_block_delta', index, delta: { type: 'text_delta', text: word } }
    yield { type: 'content_block_stop', index }
    index += 1
  }
  const { stop_reason, stop_sequence, stop_details, usage } = toMessage(whole)
  yield { type: 'message_delta', delta: { stop_reason, stop_sequence, stop_details, container: null }, usage }
  yield { type: 'message_stop' }
}
