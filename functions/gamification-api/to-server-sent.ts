import type { ServerSent } from '../_http/event-stream.ts'
import type { StreamMessage } from '../_services/notifications/open-stream.ts'

/** How long a reader waits before it reconnects, in milliseconds. */
const RECONNECT = 2000
/** For a replaced stream: six windows that reconnect at once would replace each other forever. */
const RECONNECT_REPLACED = 60_000

/** Stream messages as server-sent events. */
export async function* toServerSent(messages: AsyncIterable<StreamMessage>): AsyncGenerator<ServerSent> {
  yield { retry: RECONNECT }
  for await (const it of messages) {
    if (it.event === 'heartbeat') yield {}
    else if (it.event === 'end') yield { ...it, retry: it.data.reason === 'replaced' ? RECONNECT_REPLACED : RECONNECT }
    else yield { event: it.event, id: it.position, data: it.data }
  }
}
