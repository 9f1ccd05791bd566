import type { Notification } from '../../_contracts/notifications/notifications.ts'
import type { Claims } from '../../_db/session.ts'
import type { StreamServices } from './stream-services.ts'
import { findNews, placeOfNow } from './news.ts'
import { readPosition, advance, writePosition, type StreamPosition } from './stream-position.ts'
import type { EndReason, Subscriber } from './subscriber.ts'

export type StreamMessage =
  | { event: 'notification'; place: string; data: Notification }
  | { event: 'unread'; place: string; data: { unread: number } }
  | { event: 'heartbeat' }
  | { event: 'end'; data: { reason: EndReason } }

export interface Stream {
  /** Looks for more only when it is asked for more, so it keeps nothing for a slow reader. */
  told: AsyncGenerator<StreamMessage>
  seat: Subscriber
}

/** All that is new since a place, as it comes. The seat is taken first, so nothing comes between looking and waiting. */
export async function openStream(live: StreamServices, claims: Claims, after: string | undefined): Promise<Stream> {
  const seat = live.hub.take(claims.sub)
  live.subscribe()
  try {
    const place = after === undefined ? await placeOfNow(live.db, claims, live.now()) : readPosition(after)
    return { told: follow(live, seat, claims, place), seat }
  } catch (error) {
    seat.end('failed')
    throw error
  }
}

async function* follow(
  live: StreamServices,
  seat: Subscriber,
  claims: Claims,
  place: StreamPosition,
): AsyncGenerator<StreamMessage> {
  try {
    yield* tell(live, seat, claims, place)
  } catch (error) {
    // The reader comes again, and has missed nothing then.
    live.report(error)
    seat.end('failed')
  }
  if (seat.ended && seat.ended !== 'gone') yield { event: 'end', data: { reason: seat.ended } }
}

/** Until the seat is ended. */
async function* tell(
  live: StreamServices,
  seat: Subscriber,
  claims: Claims,
  start: StreamPosition,
): AsyncGenerator<StreamMessage> {
  const { db, now, heartbeat } = live
  const expires = typeof claims.exp === 'number' ? claims.exp * 1000 : Infinity
  let place = start
  let counted: number | undefined
  while (!seat.ended) {
    const { news, unread, more } = await findNews(db, claims, place)
    for (const { id, notification } of news) {
      place = advance(place, id)
      if (notification) yield { event: 'notification', place: writePosition(place), data: notification }
    }
    if (more) continue
    if (unread !== counted) yield { event: 'unread', place: writePosition(place), data: { unread } }
    counted = unread
    while (!(await seat.wait(Math.max(0, Math.min(heartbeat, expires - now()))))) {
      if (now() >= expires) break
      yield { event: 'heartbeat' }
    }
    if (now() >= expires) seat.end('expired')
  }
}
