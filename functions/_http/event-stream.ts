export interface ServerSent {
  event?: string
  id?: string
  data?: unknown
  /** How long the reader should wait before it reconnects, in milliseconds. */
  retry?: number
}

interface EventStreamOptions {
  /** Called once, when the reader has left or the stream has ended. */
  onLeave: () => void
  /** Registers a listener for the end: after it, no more events are sent. */
  onEnd: (listener: () => void) => void
  /** How long a reader may take to read an event, in milliseconds. */
  patience?: number
}

const PATIENCE = 60_000
/** How long a reader may take after the end, in milliseconds: a server that stops waits for its readers. */
const END_PATIENCE = 1000

export const EVENT_STREAM = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  // A proxy that buffers responses would hold events back for minutes.
  'X-Accel-Buffering': 'no',
}

/** Server-sent events, pulled one by one as they are read. A reader that stops reading is disconnected. */
export function eventStream(
  events: AsyncGenerator<ServerSent>,
  { onLeave, onEnd, patience = PATIENCE }: EventStreamOptions,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let over = false
  let timeout: ReturnType<typeof setTimeout> | undefined
  const finish = () => {
    over = true
    clearTimeout(timeout)
    onLeave()
  }
  return new ReadableStream<Uint8Array>({
    start: (controller) =>
      onEnd(() => {
        if (!over) setTimeout(() => disconnect(controller), END_PATIENCE)
      }),
    pull: async (controller) => {
      clearTimeout(timeout)
      const { value, done } = await events.next()
      if (over) return
      if (done) {
        finish()
        return controller.close()
      }
      controller.enqueue(encoder.encode(toText(value)))
      timeout = setTimeout(() => disconnect(controller), patience)
    },
    cancel: async () => {
      finish()
      await events.return(undefined)
    },
  })

  function disconnect(controller: ReadableStreamDefaultController<Uint8Array>) {
    if (over) return
    finish()
    controller.error(new Error('The reader did not read what was sent.'))
    void events.return(undefined)
  }
}

/** An event as text; without an event, a comment that keeps the connection open. */
function toText({ event, id, data, retry }: ServerSent): string {
  const lines = [
    ...(retry === undefined ? [] : [`retry: ${retry}`]),
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(event === undefined ? [':'] : [`event: ${event}`, `data: ${JSON.stringify(data)}`]),
  ]
  return `${lines.join('\n')}\n\n`
}
