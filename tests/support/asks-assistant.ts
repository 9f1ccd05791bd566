import { assistantEvent, assistantOffer, type AssistantEvent } from '../../functions/_contracts/support/assistant.ts'
import { thread, type CitedDocument, type Thread } from '../../functions/_contracts/support/support.ts'
import type { Api } from './api.ts'
import { problemOf } from './problem.ts'

/** A learner who asks the assistant of harbor over the API. */
export function asksAssistant(api: Pick<Api, 'ask'>, person: string) {
  const send = (method: string, path: string, body?: object, signal?: AbortSignal) =>
    api.ask(`/support-api${path}`, person, {
      method,
      headers: {
        'Idempotency-Key': crypto.randomUUID(),
        ...(body ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(body && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    })
  const dataOf = async (response: Response) => {
    const text = await response.text()
    if (!response.ok) throw new Error(`${response.status}: ${text}`)
    return JSON.parse(text).data
  }
  const requestAnswer = (id: string, signal?: AbortSignal) => send('POST', `/threads/${id}/answer`, undefined, signal)
  return {
    person,
    send,
    offer: async () => assistantOffer.parse(await dataOf(await send('GET', '/assistant?community=harbor'))),
    ask: async (body: string, to: 'assistant' | 'person' = 'assistant'): Promise<Thread> =>
      thread.parse(await dataOf(await send('POST', '/threads', { community: 'harbor', body, to }))),
    askRefusal: async (body: string) =>
      problemOf(await send('POST', '/threads', { community: 'harbor', body, to: 'assistant' })),
    write: async (id: string, body: string): Promise<Thread> =>
      thread.parse(await dataOf(await send('POST', `/threads/${id}/messages`, { body }))),
    wantPerson: async (id: string): Promise<Thread> =>
      thread.parse(await dataOf(await send('POST', `/threads/${id}/person`))),
    read: async (id: string): Promise<Thread> => thread.parse(await dataOf(await send('GET', `/threads/${id}`))),
    requestAnswer,
    answer: async (id: string) => toWhole(await readAssistant(await requestAnswer(id))),
    answerRefusal: async (id: string) => problemOf(await requestAnswer(id)),
  }
}

/** All events of an answer. */
export async function readAssistant(response: Response): Promise<AssistantEvent[]> {
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.status}: ${text}`)
  return text.split('\n\n').flatMap((block) => {
    const { event, data } = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s)))
    return event === undefined || data === undefined ? [] : [assistantEvent.parse({ event, data: JSON.parse(data) })]
  })
}

/** An answer as its learner reads it. */
function toWhole(events: AssistantEvent[]) {
  const [first] = events
  const last = events.at(-1)
  if (first?.event !== 'start' || last?.event !== 'end') throw new Error(`Not whole: ${JSON.stringify(events)}`)
  return {
    replayed: first.data.replayed,
    text: events.map((it) => (it.event === 'text' ? it.data.text : '')).join(''),
    citations: events.flatMap((it): CitedDocument[] => (it.event === 'citation' ? [it.data] : [])),
    end: last.data,
  }
}
