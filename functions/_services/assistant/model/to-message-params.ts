import type {
  DocumentBlockParam,
  MessageCreateParamsStreaming,
  MessageParam,
} from '@anthropic-ai/sdk/resources/messages'
import type { ModelRequest, ModelTask } from '../../../_domain/assistant/model-request.ts'

/** Models that let us say how hard to think; others refuse the word. */
const EFFORT = /^claude-(haiku|sonnet|opus|fable)-5/

/** A hint should come at once, and so should what is only read from documents; what explains a mistake may be thought about. */
const EFFORTS = { hint: 'low', explain: 'medium', ask: 'low', draft: 'medium' } as const satisfies Record<
  ModelTask,
  string
>

/**
 * The request as the Messages API takes it. Current models refuse sampling parameters, a beginning of their answer put into
 * their mouth and tools they must use: none of it is here.
 */
export function toMessageParams(model: string, request: ModelRequest): MessageCreateParamsStreaming {
  return {
    model,
    max_tokens: request.maxTokens,
    stream: true,
    system: request.system
      .filter(({ text }) => text !== '')
      .map(({ text, cache }) => ({
        type: 'text',
        text,
        ...(cache ? { cache_control: { type: 'ephemeral' } } : {}),
      })),
    messages: toMessages(request),
    ...(EFFORT.test(model) ? { output_config: { effort: EFFORTS[request.task] } } : {}),
  }
}

function toMessages({ messages, documents = [] }: ModelRequest): MessageParam[] {
  return messages.map(({ role, text }, index) => {
    if (index > 0 || documents.length === 0) return { role, content: text }
    return { role, content: [...documents.map(toDocument), { type: 'text', text }] }
  })
}

const toDocument = ({ title, text }: { title: string; text: string }): DocumentBlockParam => ({
  type: 'document',
  title,
  source: { type: 'text', media_type: 'text/plain', data: text },
  citations: { enabled: true },
})
