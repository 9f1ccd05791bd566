import {
  liveCounts,
  liveResults,
  liveSession,
  type CreateLiveBody,
  type LiveCounts,
  type LiveSession,
} from '../../functions/_contracts/live/live.ts'
import type { LiveStep } from '../../functions/_domain/live/session.ts'
import { sitter, type SitterApi } from './sitter.ts'

/** Somebody in live sessions: who runs them, or who takes part. */
export function attendee(api: SitterApi, person: string) {
  const me = sitter(api, person)
  const dataOf = async (answer: Response): Promise<unknown> => {
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${answer.status}: ${text}`)
    return JSON.parse(text).data
  }
  const read = async (id: string): Promise<LiveSession> =>
    liveSession.parse(await dataOf(await me.send('GET', `/live/${id}`)))
  return {
    ...me,
    open: async (body: CreateLiveBody): Promise<LiveSession> =>
      liveSession.parse(await dataOf(await me.send('POST', '/live', body))),
    readLive: read,
    join: async (code: string, more: object = {}) => dataOf(await me.send('POST', '/live/join', { code, ...more })),
    step: async (id: string, step: LiveStep): Promise<LiveSession> => {
      const { revision } = await read(id)
      return liveSession.parse(await dataOf(await me.send('POST', `/live/${id}/steps`, { step, revision })))
    },
    results: async (id: string) => liveResults.parse(await dataOf(await me.send('GET', `/live/${id}/results`))),
    /** Answers the question that is on, right or wrong. */
    answersNow: async (id: string, isRight: boolean) => {
      const { mine, number } = await read(id)
      const attempt = mine?.attempt_id ?? ''
      const given = (await me.answers(attempt, () => isRight)).find((it) => it.number === number)
      return me.save(attempt, { responses: given ? [given] : [] })
    },
    follow: async (id: string) => followLive(await me.send('GET', `/live/${id}/stream`)),
  }
}

type Told = { event: 'moved'; revision: number } | { event: 'counts'; counts: LiveCounts } | { event: 'end' }

/** Reads the stream of a session as a browser does. */
export function followLive(response: Response) {
  if (!response.ok || !response.body) throw new Error(`The stream was refused: ${response.status}`)
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  const told: Told[] = []
  const next = async (): Promise<Told> => {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end < 0) {
        const { value, done } = await reader.read()
        if (done) throw new Error(`The stream ended: ${JSON.stringify(told)}`)
        text += decoder.decode(value, { stream: true })
        continue
      }
      const block = text.slice(0, end)
      text = text.slice(end + 2)
      const event = /^event: (.*)$/m.exec(block)?.[1]
      const data: unknown = JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null')
      const found = read(event, data)
      if (found) return (told.push(found), found)
    }
  }
  return {
    told,
    until: async (matches: (it: Told) => boolean): Promise<Told> => {
      for (;;) {
        const it = await next()
        if (matches(it)) return it
      }
    },
    close: () => reader.cancel(),
  }
}

function read(event: string | undefined, data: unknown): Told | undefined {
  if (event === 'counts') return { event, counts: liveCounts.parse(data) }
  if (event === 'moved') return { event, revision: liveCounts.shape.revision.parse(Object(data).revision) }
  return event === 'end' ? { event } : undefined
}
