import type { ServerResponse } from 'node:http'
import { setTimeout as pass } from 'node:timers/promises'
import type { RawMessageStreamEvent } from '@anthropic-ai/sdk/resources/messages'
import type { Behavior } from './behavior.ts'
import { toEvents, type Draft } from './draft.ts'
import type { RequestRecord } from './records.ts'
import type { Tokenizer } from './tokens.ts'

export interface Streaming {
  draft: Draft
  behavior: Behavior['behavior']
  record: RequestRecord
  tokenizer: Tokenizer
  /** Between two words, in milliseconds. */
  paceMs: number
}

/** Sends the answer as server-sent events, and breaks off where it is told to. */
export async function streamAnswer(response: ServerResponse, streaming: Streaming): Promise<void> {
  const { draft, behavior, record, tokenizer, paceMs } = streaming
  const texts = draft.blocks.map(({ text }) => text).join('')
  const events = [...toEvents(draft)]
  const breaks = BREAKS[behavior]
  let said = ''
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  response.flushHeaders()
  await write(response, 'event: ping\ndata: {"type": "ping"}\n\n')
  for (const event of events) {
    if (response.destroyed) return
    const isLate =
      breaks && (breaks.at === 'start' ? event.type !== 'message_start' : said !== '' && isHalf(said, texts))
    if (isLate || (breaks && event.type === 'message_delta')) return breaks.how(response, record)
    if (behavior === 'refuse_midway' && isText(event) && isHalf(said, texts)) continue
    if (event.type === 'content_block_start' && event.content_block.type === 'thinking')
      record.usage.output_tokens = draft.thinkingTokens
    if (isText(event)) {
      said += event.delta.text
      record.usage.output_tokens = draft.thinkingTokens + tokenizer.count(said)
      if (paceMs > 0) await pass(paceMs)
    }
    if (event.type === 'message_delta') record.usage.output_tokens = event.usage.output_tokens
    await write(response, asEvent(event.type, event))
  }
  record.end = 'whole'
  response.end()
}

type TextEvent = RawMessageStreamEvent & { type: 'content_block_delta'; delta: { type: 'text_delta' } }
const isText = (event: RawMessageStreamEvent): event is TextEvent =>
  event.type === 'content_block_delta' && event.delta.type === 'text_delta'

const isHalf = (said: string, all: string) => said.length * 2 >= all.length

const asEvent = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`

/** Whoever destroys the connection afterwards must know that this is on its way. */
const write = (response: ServerResponse, text: string): Promise<void> =>
  new Promise((resolve) => {
    if (response.destroyed) resolve()
    else response.write(text, () => resolve())
  })

interface Break {
  at: 'start' | 'midway'
  how: (response: ServerResponse, record: RequestRecord) => Promise<void>
}

const fail = (type: string, at: Break['at']): Break => ({
  at,
  how: async (response, record) => {
    record.end = 'broken'
    await write(
      response,
      asEvent('error', { type: 'error', error: { type, message: 'The stand-in was told to fail.' } }),
    )
    response.end()
  },
})

/** Until the client goes away. */
const gone = (response: ServerResponse) =>
  new Promise<void>((resolve) => (response.destroyed ? resolve() : response.once('close', resolve)))

const BREAKS: Partial<Record<Behavior['behavior'], Break>> = {
  error: fail('api_error', 'start'),
  error_midway: fail('overloaded_error', 'midway'),
  stall: { at: 'midway', how: (response) => gone(response) },
  hold: {
    at: 'midway',
    how: async (response) => {
      while (!response.destroyed) {
        await write(response, 'event: ping\ndata: {"type": "ping"}\n\n')
        await pass(20)
      }
    },
  },
  disconnect_midway: {
    at: 'midway',
    how: async (response, record) => {
      record.end = 'broken'
      response.destroy()
    },
  },
  end_early: {
    at: 'midway',
    how: async (response, record) => {
      record.end = 'broken'
      response.end()
    },
  },
  garbage: {
    at: 'midway',
    how: async (response, record) => {
      record.end = 'broken'
      await write(response, 'event: content_block_delta\ndata: {"type": "content_blo\n\n')
      response.end()
    },
  },
}
