import type { ServerSent } from '../_http/event-stream.ts'
import type { StreamMessage } from '../_services/notifications/stream.ts'

/** How soon to come again after a stream has ended, in milliseconds. */
const SOON = 2000
/** For a window that made room for others: else six would push each other out for ever. */
const LATER = 60_000

/** What is told, as events on the wire. */
export async function* toServerSent(told: AsyncIterable<StreamMessage>): AsyncGenerator<ServerSent> {
  yield { retry: SOON }
  for await (const it of told) {
    if (it.event === 'heartbeat') yield {}
    else if (it.event === 'end') yield { ...it, retry: it.data.reason === 'replaced' ? LATER : SOON }
    else yield { event: it.event, id: it.place, data: it.data }
  }
}
