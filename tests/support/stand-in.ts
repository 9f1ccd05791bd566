import { afterAll, beforeAll } from 'vitest'
import type { ModelRequest } from '../../functions/_domain/assistant/model-request.ts'
import { createModelClient, type ModelOptions } from '../../functions/_services/assistant/model/create-model-client.ts'
import type { ModelClient, ModelEvent } from '../../functions/_services/assistant/model/model-client.ts'
import { startStandIn, type StandIn, type StandInOptions } from '../../supabase/local/assistant-stand-in/stand-in.ts'

/** A stand-in of the file's own, on a free port, and clients that speak to it through the real SDK. */
export function useStandIn(options: StandInOptions = {}) {
  let standIn: StandIn | undefined
  beforeAll(async () => {
    standIn = await startStandIn(options)
  })
  afterAll(async () => standIn?.close())
  const running = (): StandIn => {
    if (!standIn) throw new Error('The stand-in has not started yet.')
    return standIn
  }
  return {
    url: () => running().url,
    key: () => running().key,
    requests: (contains?: string) => running().requests(contains),
    behave: (...rule: Parameters<StandIn['behave']>) => running().behave(...rule),
    client: (more: Partial<ModelOptions> = {}): ModelClient => {
      const client = createModelClient({ apiKey: running().key, baseURL: running().url, ...more })
      if (!client) throw new Error('no key')
      return client
    },
  }
}

/** A question of a learner, told apart from others by a word of its own. */
export const ask = (words: string, more: Partial<ModelRequest> = {}): ModelRequest => ({
  task: 'hint',
  system: [{ text: 'You help with a question.' }, { text: 'The question is about subnets.', cache: true }],
  messages: [{ role: 'user', text: words }],
  maxTokens: 400,
  ...more,
})

/** All of an answer. */
export async function hearOut(events: AsyncIterable<ModelEvent>) {
  const heard: ModelEvent[] = []
  for await (const event of events) heard.push(event)
  const last = heard.at(-1)
  if (last?.type !== 'end') throw new Error('the answer did not end')
  return {
    ...last,
    text: heard.map((event) => (event.type === 'text' ? event.text : '')).join(''),
    citations: heard.flatMap((event) => (event.type === 'citation' ? [event] : [])),
    ends: heard.filter(({ type }) => type === 'end').length,
  }
}
