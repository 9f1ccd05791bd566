import { z } from 'zod'

const cacheControl = z.strictObject({ type: z.literal('ephemeral'), ttl: z.enum(['5m', '1h']).optional() }).nullish()
const text = z.strictObject({ type: z.literal('text'), text: z.string().min(1), cache_control: cacheControl })
const document = z.strictObject({
  type: z.literal('document'),
  title: z.string().nullish(),
  context: z.string().nullish(),
  source: z.strictObject({ type: z.literal('text'), media_type: z.literal('text/plain'), data: z.string().min(1) }),
  citations: z.strictObject({ enabled: z.boolean().optional() }).nullish(),
  cache_control: cacheControl,
})
const blocks = z.array(z.discriminatedUnion('type', [text, document])).min(1)
const asBlocks = (words: string): z.infer<typeof text>[] => [{ type: 'text', text: words, cache_control: undefined }]

/** The part of the Messages API that we use. Whatever else is sent is refused, and so is what current models refuse. */
export const messageBody = z
  .strictObject({
    model: z.string().min(1),
    max_tokens: z.number().int().min(1).max(128_000),
    stream: z.boolean().optional(),
    system: z.union([z.string().transform(asBlocks), z.array(text)]).default([]),
    messages: z
      .array(
        z.strictObject({
          role: z.enum(['user', 'assistant']),
          content: z.union([z.string().min(1).transform(asBlocks), blocks]),
        }),
      )
      .min(1),
    output_config: z.strictObject({ effort: z.enum(['low', 'medium', 'high', 'xhigh', 'max']).optional() }).optional(),
    thinking: z.strictObject({ type: z.enum(['adaptive', 'disabled']) }).optional(),
    metadata: z.strictObject({ user_id: z.string().nullish() }).optional(),
  })
  .refine(({ messages }) => messages.at(-1)?.role === 'user', {
    error: 'the conversation must end with a user message; prefilling an answer is not supported',
  })
  .refine(({ system, messages }) => breakpointsIn([...system, ...messages.flatMap(({ content }) => content)]) <= 4, {
    error: 'a maximum of 4 blocks with cache_control may be provided',
  })
export type MessageBody = z.infer<typeof messageBody>

const breakpointsIn = (parts: { cache_control?: unknown }[]) => parts.filter((part) => part.cache_control).length

/** The same without a limit for the answer. */
export const countBody = z.looseObject({ max_tokens: z.number().default(1) }).pipe(messageBody)

export const lastWords = ({ messages }: MessageBody): string =>
  (messages.at(-1)?.content ?? []).flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n')

export const documentsOf = ({ messages }: MessageBody) =>
  messages.flatMap(({ content }) => content.flatMap((block) => (block.type === 'document' ? [block] : [])))
