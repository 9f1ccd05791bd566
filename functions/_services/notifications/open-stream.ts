import type { Notification } from '../../_contracts/notifications/notifications.ts'
import type { WithClaims } from '../context.ts'
import type { StreamServices } from './stream-services.ts'
import { currentPosition, findNewNotifications } from './find-new.ts'
import { readPosition, advance, writePosition, type StreamPosition } from './stream-position.ts'
import type { EndReason, Subscriber } from './subscriber.ts'

export type StreamMessage =
  | { event: 'notification'; position: string; data: Notification }
  | { event: 'unread'; position: string; data: { unread: number } }
  | { event: 'heartbeat' }
  | { event: 'end'; data: { reason: EndReason } }

export interface NotificationStream {
  /** Queries the database only when the reader asks for more, so nothing is buffered for a slow reader. */
  messages: AsyncGenerator<StreamMessage>
  subscriber: Subscriber
}

/**
 * The caller's notifications after a position, as they are created. The stream subscribes before its first query, so a
 * notification created between the query and the wait wakes it.
 */
export async function openStream(
  context: WithClaims<StreamServices>,
  after: string | undefined,
): Promise<NotificationStream> {
  const subscriber = context.hub.subscribe(context.claims.sub)
  context.startListening()
  try {
    const start = after === undefined ? await currentPosition(context) : readPosition(after)
    return { messages: untilEnd(context, { subscriber, start }), subscriber }
  } catch (error) {
    subscriber.end('failed')
    throw error
  }
}

interface StreamStart {
  subscriber: Subscriber
  start: StreamPosition
}

async function* untilEnd(
  context: WithClaims<StreamServices>,
  { subscriber, start }: StreamStart,
): AsyncGenerator<StreamMessage> {
  try {
    yield* newMessages(context, { subscriber, start })
  } catch (error) {
    // The reader reconnects, and gets what it missed.
    context.report(error)
    subscriber.end('failed')
  }
  if (subscriber.ended && subscriber.ended !== 'gone') yield { event: 'end', data: { reason: subscriber.ended } }
}

async function* newMessages(
  context: WithClaims<StreamServices>,
  { subscriber, start }: StreamStart,
): AsyncGenerator<StreamMessage> {
  const { now, heartbeat, claims, isOpen } = context
  const expires = typeof claims.exp === 'number' ? claims.exp * 1000 : Infinity
  let position = start
  let sentUnread: number | undefined
  while (!subscriber.ended) {
    if (!(await isOpen(claims))) return subscriber.end('session_ended')
    const { found, unread, more } = await findNewNotifications(context, position)
    for (const { id, notification } of found) {
      position = advance(position, id)
      if (notification) yield { event: 'notification', position: writePosition(position), data: notification }
    }
    if (more) continue
    if (unread !== sentUnread) yield { event: 'unread', position: writePosition(position), data: { unread } }
    sentUnread = unread
    while (!(await subscriber.wait(Math.max(0, Math.min(heartbeat, expires - now()))))) {
      if (now() >= expires) break
      yield { event: 'heartbeat' }
      if (!(await isOpen(claims))) break
    }
    if (now() >= expires) subscriber.end('expired')
  }
}
