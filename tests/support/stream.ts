import { z } from 'zod'
import { notification, unread } from '../../functions/_contracts/notifications/notifications.ts'

const event = z.discriminatedUnion('event', [
  z.object({ event: z.literal('notification'), id: z.string(), data: notification }),
  z.object({ event: z.literal('unread'), id: z.string(), data: unread }),
  z.object({ event: z.literal('end'), data: z.object({ reason: z.string() }), retry: z.coerce.number() }),
  z.object({ event: z.literal('heartbeat') }),
])
export type StreamEvent = z.infer<typeof event>

/** Reads server-sent events as a browser does, and remembers the last id. */
export function readStream(response: Response) {
  if (!response.ok || !response.body) throw new Error(`The stream was refused: ${response.status}`)
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let lastId: string | undefined
  const received: StreamEvent[] = []

  /** The next event; undefined once the stream is over. */
  const next = async (): Promise<StreamEvent | undefined> => {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const block = text.slice(0, end)
        text = text.slice(end + 2)
        const event = parse(block)
        if ('id' in event) lastId = event.id
        received.push(event)
        return event
      }
      const { value, done } = await reader.read()
      if (done) return undefined
      text += decoder.decode(value, { stream: true })
    }
  }

  return {
    next,
    received,
    lastId: () => lastId,
    /** Reads up to the first event that matches. */
    until: async (matches: (event: StreamEvent) => boolean): Promise<StreamEvent> => {
      for (;;) {
        const event = await next()
        if (!event) throw new Error(`The stream ended before a match: ${JSON.stringify(received)}`)
        if (matches(event)) return event
      }
    },
    /** The ids of the notifications received so far. */
    notificationIds: () => received.flatMap((it) => (it.event === 'notification' ? [it.data.id] : [])),
    close: () => reader.cancel(),
  }
}

function parse(block: string): StreamEvent {
  const fields = Object.fromEntries(
    block.split('\n').map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), line.slice(colon + 1).trimStart()] as const
    }),
  )
  const { event: name = 'heartbeat', data } = fields
  return event.parse({ ...fields, event: name, data: data === undefined ? undefined : JSON.parse(data) })
}

export const isUnread =
  (count?: number) =>
  (it: StreamEvent): boolean =>
    it.event === 'unread' && (count === undefined || it.data.unread === count)
export const isNotification =
  (id: string) =>
  (it: StreamEvent): boolean =>
    it.event === 'notification' && it.data.id === id
