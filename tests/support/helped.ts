import type { z } from 'zod'
import { helpEvent, ladder as ladderContract, type HelpEvent } from '../../functions/_contracts/assistant/help.ts'
import type { Api } from './api.ts'
import { problemOf } from './problem.ts'

export interface HelpRequest {
  tried?: unknown
  words?: string
  key?: string
}

/** A learner who asks for help over the API, in an attempt. */
export const helped = (api: Pick<Api, 'ask'>, person: string) => helpedAt('attempts', api, person)

/** The same in practice across tests. */
export const helpedInPractice = (api: Pick<Api, 'ask'>, person: string) => helpedAt('practice', api, person)

function helpedAt(at: 'attempts' | 'practice', api: Pick<Api, 'ask'>, person: string) {
  const path = (attempt: string, number: number) => `/assistant-api/${at}/${attempt}/questions/${number}`
  const ask = (attempt: string, number: number, { key, ...body }: HelpRequest = {}, signal?: AbortSignal) =>
    api.ask(`${path(attempt, number)}/steps`, person, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(key === undefined ? {} : { 'Idempotency-Key': key }) },
      body: JSON.stringify(body),
      ...(signal ? { signal } : {}),
    })
  return {
    ask,
    /** The whole answer of the next step. */
    step: async (attempt: string, number: number, request: HelpRequest = {}) =>
      toAnswer(await readHelp(await ask(attempt, number, request))),
    refusal: async (attempt: string, number: number, request: HelpRequest = {}) =>
      problemOf(await ask(attempt, number, request)),
    ladder: async (attempt: string, number: number): Promise<z.infer<typeof ladderContract>> => {
      const response = await api.ask(path(attempt, number), person)
      const text = await response.text()
      if (!response.ok) throw new Error(`${response.status}: ${text}`)
      return ladderContract.parse(JSON.parse(text).data)
    },
    ladderRefusal: async (attempt: string, number: number) => problemOf(await api.ask(path(attempt, number), person)),
  }
}

/** All events of an answer. */
export async function readHelp(response: Response): Promise<HelpEvent[]> {
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.status}: ${text}`)
  return text.split('\n\n').flatMap((block) => {
    const { event, data } = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s)))
    return event === undefined || data === undefined ? [] : [helpEvent.parse({ event, data: JSON.parse(data) })]
  })
}

/** An answer as its learner reads it. */
export function toAnswer(events: HelpEvent[]) {
  const [first] = events
  const last = events.at(-1)
  if (first?.event !== 'start' || last?.event !== 'end') throw new Error(`Not whole: ${JSON.stringify(events)}`)
  const said = (source: 'model' | 'author') =>
    events.map((it) => (it.event === 'text' && it.data.source === source ? it.data.text : '')).join('')
  return {
    ...first.data,
    model: said('model'),
    author: said('author'),
    fallback: events.find((it) => it.event === 'fallback')?.data,
    end: last.data,
  }
}
